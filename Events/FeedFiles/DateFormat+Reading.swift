/// Reading how dates are written.
extension FeedFile.DateFormat {
  /// The words that are no patterns.
  private static let words: [String: FeedFile.DateFormat] = [
    "serial": .serial, "quarter": .quarter, "calendar-quarter": .calendarQuarter, "financial-year": .financialYear,
  ]

  /// The formats of a field; none where it does not say.
  static func list(_ reader: ObjectReader, _ rule: ValueRule, field: String) throws(Refusal) -> [FeedFile.DateFormat] {
    guard let node = reader.node("format") else { return [] }
    let document = reader.document
    guard rule == .date || field == "period" else { throw reader.fault("format", .onlyFor(.dates)) }
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    guard !nodes.isEmpty else { throw reader.impossible("format", .badValue(.texts)) }
    var faults = FaultCollector()
    var formats: [FeedFile.DateFormat] = []
    for node in nodes {
      let format = faults.take { () throws(Refusal) in
        guard ValueRule.text.accepts(document, node) else { throw reader.impossible("format", .badValue(.texts)) }
        return try FeedFile.DateFormat(document.string(node), at: reader.path + ".format")
      }
      guard let format else { continue }
      if field == "period", !format.isOfPeriods {
        faults.add(Refusal(.field(reader.path + ".format"), value: format.text, FeedFileMistake.periodOfDays))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    try faults.end()
    return formats
  }

  private init(_ text: String, at path: String) throws(Refusal) {
    if let word = Self.words[text] {
      self = word
      return
    }
    do throws(DatePattern.Fault) {
      _ = try DatePattern(text)
    } catch {
      throw Refusal(.field(path), value: text, FeedFileMistake.badDateFormat(error))
    }
    self = .pattern(text)
  }

  /// The parts of a pattern; nil for a format that is none.
  package var pattern: DatePattern? {
    guard case .pattern(let text) = self else { return nil }
    guard let pattern = try? DatePattern(text) else { preconditionFailure("A pattern was checked when it was read.") }
    return pattern
  }

  /// Whether what is so written is a month, a quarter or a year.
  var isOfPeriods: Bool {
    switch self {
    case .pattern: !(pattern?.hasDay ?? false)
    case .serial: false
    case .quarter, .calendarQuarter, .financialYear: true
    }
  }

  /// As a feed file writes it.
  package var text: String {
    switch self {
    case .pattern(let text): text
    case .serial: "serial"
    case .quarter: "quarter"
    case .calendarQuarter: "calendar-quarter"
    case .financialYear: "financial-year"
    }
  }
}
