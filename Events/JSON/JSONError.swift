/// Why a text is not JSON that the ledger takes, and at which byte.
package struct JSONError: Error, Equatable, Sendable {
  package enum Rule: Equatable, Sendable {
    case empty, tooLarge, tooDeep, unexpected, trailing, controlCharacter, invalidUTF8, invalidEscape
    case loneSurrogate, invalidNumber, inexactNumber, unterminated
    case duplicateKey(String)
  }

  package let rule: Rule
  /// The 0-based offset of the byte at fault.
  package let offset: Int

  init(_ rule: Rule, at offset: Int) {
    self.rule = rule
    self.offset = offset
  }

  /// The refusal to show: what is at fault, the rule and the remedy.
  package func refusal(of text: [UInt8]) -> Refusal {
    let (sentence, remedy) = JSONError.words(rule)
    let end = min(text.count, offset + 40)
    var excerpt: [UInt8] = []
    if offset < end { for index in offset..<end { excerpt.append(text[index]) } }
    var field = "byte \(offset + 1)"
    if case .duplicateKey(let key) = rule { field = key }
    return Refusal(
      field: field, value: String(decoding: excerpt, as: UTF8.self), rule: sentence, remedy: remedy,
      kind: JSONError.isMalformed(rule) ? .malformed : .rule)
  }

  /// Whether RFC 8259 itself forbids the text; what is left are the narrower rules of the ledger.
  private static func isMalformed(_ rule: Rule) -> Bool {
    switch rule {
    case .duplicateKey, .inexactNumber, .tooDeep, .tooLarge: false
    default: true
    }
  }

  private static func words(_ rule: Rule) -> (String, String) {
    switch rule {
    case .empty: ("there is no JSON here", "Send one JSON object a line")
    case .tooLarge: ("the text is too large", "Send smaller events")
    case .tooDeep: ("the values are nested deeper than \(JSONParser.deepest) levels", "Flatten the data")
    case .unexpected: ("this is not JSON (RFC 8259)", "Check quotes, commas and brackets before this byte")
    case .trailing: ("something follows the JSON value", "Put one JSON value on a line")
    case .controlCharacter:
      ("a control character stands unescaped in a string", "Write it as an escape, for example \\n")
    case .invalidUTF8: ("the text is not valid UTF-8", "Save or send the text as UTF-8")
    case .invalidEscape:
      ("this is no escape of JSON", "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four digits")
    case .loneSurrogate:
      ("a surrogate stands without its other half", "Write the character itself, or both halves of the pair")
    case .invalidNumber: ("this is not a JSON number", "Write digits, without leading zeros or a plus sign")
    case .inexactNumber:
      ("the number does not survive a double", "Round it to 15 significant digits, or send it as a string")
    case .unterminated: ("the JSON ends too early", "Send the whole value; check that the file is complete")
    case .duplicateKey: ("the key stands twice in one object", "Send each key once")
    }
  }
}
