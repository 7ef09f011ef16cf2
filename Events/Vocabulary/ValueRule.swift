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
  case dateOrNull
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
  /// An object that ``Definition`` reads and checks.
  case definition
  /// An object that ``FeedFile`` reads and checks.
  case feedFile
  /// `{"start": date, "end": date}`, the end exclusive.
  case period
  /// `{"sequence": whole number, "time": RFC 3339 or null}`.
  case knownAt
  /// A map from lower-case words to words, numbers, true or false; and one of its values.
  case attributes, attribute
  /// Lower-case words, or a code of ICD-10 such as `X85`.
  case cause

  static let count = ValueRule.whole(0...9_007_199_254_740_991)
}

extension ValueRule {
  /// Whether the value at `node` obeys the rule. Definitions and feed files are checked on their own.
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
    case .dateOrNull: document.kind(node) == .null || ValueRule.date.accepts(document, node)
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
    case .definition, .feedFile: document.kind(node) == .object
    case .period: Self.isPeriod(document, node)
    case .knownAt: Self.isKnownAt(document, node)
    case .attributes: Self.isAttributes(document, node)
    case .attribute:
      [.number, .true, .false].contains(document.kind(node)) || ValueRule.path.accepts(document, node)
    case .cause:
      document.kind(node) == .string && !document.nodes[node].isEscaped
        && (Words.isPath(document.raw(node)) || Words.isICD10(document.raw(node)))
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

  private static func isAttributes(_ document: borrowing JSONDocument, _ node: Int) -> Bool {
    guard document.kind(node) == .object else { return false }
    var member = node + 1
    let end = Int(document.nodes[node].next)
    while member < end {
      guard isPath(document, member), ValueRule.attribute.accepts(document, member + 1) else { return false }
      member = Int(document.nodes[member + 1].next)
    }
    return true
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
