extension JSONMistake {
  public func rule(at door: Door) -> String { words.rule }

  public func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .empty: ("there is no JSON here", "Send one JSON object a line")
    case .tooLarge: ("the text is too large", "Send smaller events")
    case .tooDeep: ("the values are nested deeper than \(JSONParser.maximumDepth) levels", "Flatten the data")
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
