/// The rule for a value of a field.
public enum ValueRule: Hashable, Sendable {
  /// A string that is not empty; `anyText` may be empty.
  case text, anyText
  /// Lower-case words joined by `-` and `/`, such as `burglary/residential`.
  case path
  /// One of these words.
  case word([String])
  /// Lists of the above.
  case texts, paths
  case words([String])
  /// `YYYY-MM-DD`, or `YYYY-MM` for the first of the month.
  case date
  /// A GSS code, or a path such as `force/british-transport` where there is none.
  case area, areas, areaOrNull
  case number(ClosedRange<ExactDecimal>?)
  case numberOrNull
  /// A whole number in a range.
  case whole(ClosedRange<Int>)
  case wholes(ClosedRange<Int>)
  case flag
  /// A string or a number.
  case scalar
  /// An object after section 3 of the contract.
  case definition
  /// `{"start": date, "end": date}`, the end exclusive.
  case period
  /// `{"sequence": whole number, "time": RFC 3339 or null}`.
  case knownAt

  static let count = ValueRule.whole(0...9_007_199_254_740_991)

  /// The rule as a sentence, for refusals.
  var sentence: String {
    switch self {
    case .text: "it is a string that is not empty"
    case .anyText: "it is a string"
    case .path: "it is lower-case words joined by - and /"
    case .word(let words): "it is one of \(words.joined(separator: ", "))"
    case .texts: "it is a list of strings that are not empty"
    case .paths: "it is a list of lower-case words joined by - and /"
    case .words(let words): "it is a list of \(words.joined(separator: ", "))"
    case .date: "it is an existing date, YYYY-MM-DD or YYYY-MM"
    case .area: "it is an area: a GSS code such as E07000129, or a path such as force/british-transport"
    case .areas: "it is a list of areas: GSS codes such as E07000129"
    case .areaOrNull: "it is an area, a GSS code such as E07000129, or null"
    case .number(let range):
      range.map { "it is a number from \($0.lowerBound) to \($0.upperBound)" } ?? "it is a number"
    case .numberOrNull: "it is a number or null"
    case .whole(let range), .wholes(let range):
      (self == .whole(range) ? "it is" : "it is a list of") + " a whole number from \(range.lowerBound)"
        + (range.upperBound < 1_000_000 ? " to \(range.upperBound)" : " up")
    case .flag: "it is true or false"
    case .scalar: "it is a string that is not empty, or a number"
    case .definition: "it is an object that describes a definition"
    case .period: "it is an object of two dates, start and end, the end exclusive and later"
    case .knownAt: "it is an object of sequence (a whole number) and time (RFC 3339, or null)"
    }
  }
}

extension ValueRule {
  /// Whether the value at `node` obeys the rule. Definitions are checked on their own.
  package func accepts(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    switch self {
    case .text: document.kind(node) == .string && !document.range(node).isEmpty
    case .anyText: document.kind(node) == .string
    case .path: document.kind(node) == .string && Self.isPath(document, node)
    case .word(let words): document.kind(node) == .string && words.contains { document.isString(node, $0) }
    case .texts: Self.list(document, node) { ValueRule.text.accepts($0, $1) }
    case .paths: Self.list(document, node) { ValueRule.path.accepts($0, $1) }
    case .words(let words): Self.list(document, node) { ValueRule.word(words).accepts($0, $1) }
    case .date: document.kind(node) == .string && CivilDate(document.raw(node)) != nil
    case .area: document.kind(node) == .string && Self.isArea(document, node)
    case .areas: Self.list(document, node) { ValueRule.area.accepts($0, $1) }
    case .areaOrNull: document.kind(node) == .null || ValueRule.area.accepts(document, node)
    case .number(let range):
      document.kind(node) == .number && (range.map { $0.contains(document.number(node)) } ?? true)
    case .numberOrNull: document.kind(node) == .null || document.kind(node) == .number
    case .whole(let range):
      document.kind(node) == .number && (document.number(node).whole.map(range.contains) ?? false)
    case .wholes(let range): Self.list(document, node) { ValueRule.whole(range).accepts($0, $1) }
    case .flag: document.kind(node) == .true || document.kind(node) == .false
    case .scalar: document.kind(node) == .number || ValueRule.text.accepts(document, node)
    case .definition: document.kind(node) == .object
    case .period: Self.isPeriod(document, node)
    case .knownAt: Self.isKnownAt(document, node)
    }
  }

  private static func list(
    _ document: borrowing JSONDocument, _ node: Int, _ accepts: (borrowing JSONDocument, Int) -> Bool
  ) -> Bool {
    guard document.kind(node) == .array else { return false }
    var child = node + 1
    let end = Int(document.nodes[node].next)
    while child < end {
      guard accepts(document, child) else { return false }
      child = Int(document.nodes[child].next)
    }
    return true
  }

  private static func isPath(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    !document.nodes[node].isEscaped && Words.isPath(document.raw(node))
  }

  private static func isArea(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    !document.nodes[node].isEscaped && Words.isArea(document.raw(node))
  }

  private static func isPeriod(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    guard document.kind(node) == .object, document.members(node).reduce(0, { count, _ in count + 1 }) == 2,
      let start = document.member(node, "start"), let end = document.member(node, "end"),
      ValueRule.date.accepts(document, start), ValueRule.date.accepts(document, end),
      let first = CivilDate(document.raw(start)), let last = CivilDate(document.raw(end))
    else { return false }
    return first < last
  }

  private static func isKnownAt(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    guard document.kind(node) == .object, document.members(node).reduce(0, { count, _ in count + 1 }) == 2,
      let sequence = document.member(node, "sequence"), let time = document.member(node, "time")
    else { return false }
    let isTime =
      document.kind(time) == .null
      || (document.kind(time) == .string && RecordedTime(document.raw(time)) != nil)
    return isTime && ValueRule.count.accepts(document, sequence)
  }
}

/// The forms of words and areas.
package enum Words {
  /// Lower-case words, digits allowed, joined by single `-` and `/`.
  package static func isPath(_ text: some Collection<UInt8>) -> Bool {
    var afterJoint = true
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): afterJoint = false
      case UInt8(ascii: "-"), UInt8(ascii: "/"):
        if afterJoint { return false }
        afterJoint = true
      default: return false
      }
    }
    return !afterJoint
  }

  /// A GSS code (a capital letter and eight digits), or a path. A code with a small letter is neither: it would be
  /// another area than the one that is meant.
  package static func isArea(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let isNumbered =
      text.count == 9 && text.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard isNumbered else { return isPath(text) }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }
}
