package import Events

/// A JSON value as a tree.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(ExactDecimal)
  case text(Word)
  case list([JSONValue])
  case object([Word: JSONValue])

  package init(_ document: JSONDocument, _ node: Int) {
    switch document.kind(node) {
    case .null: self = .null
    case .false: self = .flag(false)
    case .true: self = .flag(true)
    case .number: self = .number(document.number(node))
    case .string: self = .text(Word(document.string(node)))
    case .array: self = .list(document.elements(node).map { JSONValue(document, $0) })
    case .object:
      var members: [Word: JSONValue] = [:]
      for key in document.members(node) { members[Word(document.string(key))] = JSONValue(document, key + 1) }
      self = .object(members)
    }
  }

  package subscript(_ key: Word) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: Word? { if case .text(let text) = self { text } else { nil } }

  package var number: ExactDecimal? { if case .number(let number) = self { number } else { nil } }

  package var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  /// A date; `YYYY-MM` stands for the first of the month.
  package var date: CivilDate? { text.flatMap { CivilDate($0.bytes[...]) } }
}

// MARK: RFC 8785

extension JSONValue {
  /// The canonical form, written a second time and in the slowest way.
  package var canonical: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): JSONValue.ecmaScript(number.double)
    case .text(let text): JSONValue.quoted(text.text)
    case .list(let list): "[" + list.map(\.canonical).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key.text.utf16.lexicographicallyPrecedes($1.key.text.utf16) }
        .map { JSONValue.quoted($0.key.text) + ":" + $0.value.canonical }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{8}": result += "\\b"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\u{c}": result += "\\f"
      case "\r": result += "\\r"
      case "\0"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `Number::toString` of ECMA-262 from the shortest digits, which Swift's description gives.
  private static func ecmaScript(_ double: Double) -> String {
    if double == 0 { return "0" }
    if double < 0 { return "-" + ecmaScript(-double) }
    let parts = double.description.split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(halves[0])
    let fraction = halves.count > 1 ? String(halves[1]) : ""
    var digits = whole + fraction
    var n = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.hasPrefix("0") {
      digits.removeFirst()
      n -= 1
    }
    while digits.hasSuffix("0") { digits.removeLast() }
    let k = digits.count
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    if k <= n, n <= 21 { return digits + zeros(n - k) }
    if 0 < n, n <= 21 { return digits.prefix(n) + "." + digits.dropFirst(n) }
    if -6 < n, n <= 0 { return "0." + zeros(-n) + digits }
    let exponent = (n - 1 < 0 ? "-" : "+") + String(abs(n - 1))
    return digits.prefix(1) + (k == 1 ? "" : "." + digits.dropFirst()) + "e" + exponent
  }
}
