/// Reading and validating a feed file from JSON: unknown keys, missing keys and what cannot be meant are refused, all of
/// them at once.
extension FeedFile {
  private static let keys = [
    "feed", "version", "effective", "reason", "source", "record", "covers", "sheet", "header", "key", "statement",
    "columns", "answers", "where", "ignore", "keep", "until", "sum", "encoding", "delimiter",
  ]

  /// Reads the feed file at a node of a document.
  /// - Parameter path: where the feed file stands, for messages.
  /// - Throws: a `Refusal` naming the key, the value and the rule; with others where more is at fault.
  package init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    do throws(Refusal) {
      try self.init(reading: document, node, path)
    } catch {
      // The remedies lead to the document that tells of feed files.
      throw error.map { refusal in
        guard let mistake = refusal.mistake as? DefinitionMistake, case .field(let field) = refusal.place else {
          return refusal
        }
        var refusal = refusal
        refusal.mistake = FeedFileMistake.form(mistake, .about(field))
        return refusal
      }
    }
  }

  private init(reading document: JSONDocument, _ node: Int, _ path: String) throws(Refusal) {
    let reader = try ObjectReader(document, node, path: path, keys: FeedFile.keys)
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let feed = faults.take { () throws(Refusal) in try reader.required("feed", .path) { document.string($0) } }
    let version = faults.take { () throws(Refusal) in
      try reader.required("version", .whole(1...1_000_000_000), reader.whole)
    }
    let source = faults.take { () throws(Refusal) in try reader.source() }
    let row = faults.take { () throws(Refusal) in try Row(reader) }
    let covers = faults.take { () throws(Refusal) in try reader.covers() }
    let statement = faults.take { () throws(Refusal) in try Statement(reader, of: row) }
    var fieldFaults = FaultCollector()
    let columns = faults.take { () throws(Refusal) in
      try FieldMapping.all(reader, among: FieldChoice(row), &fieldFaults)
    }
    for fault in fieldFaults.faults { faults.add(fault) }
    self.init(
      feed: feed ?? "", version: version ?? 1, source: source ?? "", row: row ?? .statistic,
      covers: (covers ?? nil) ?? [feed ?? ""], statement: statement ?? Statement(of: .none, area: nil),
      fields: columns?.fields ?? [])
    readWhenAndWhy(reader, &faults)
    readTable(reader, &faults)
    readRows(reader, &faults)
    readAnswers(reader, of: row, &faults)
    if row != nil, let columns { checkFields(reader, columns.names, &faults) }
    checkColumns(path, &faults)
    if row != nil, statement != nil { checkPeriods(path, &faults) }
    try faults.end()
  }

  private mutating func readWhenAndWhy(_ reader: ObjectReader, _ faults: inout FaultCollector) {
    effective = faults.take { () throws(Refusal) in try reader.optional("effective", .date, reader.date) } ?? nil
    reason =
      faults.take { () throws(Refusal) in
        try reader.optional("reason", .text) { reader.document.string($0) }
      } ?? nil
    if reader.node("reason") != nil, reader.node("effective") == nil {
      faults.add(reader.fault("reason", .reasonWithoutDay))
    }
  }

  /// Where the table is in a file.
  private mutating func readTable(_ reader: ObjectReader, _ faults: inout FaultCollector) {
    sheet = faults.take { () throws(Refusal) in try Sheet(reader) } ?? .first
    header =
      faults.take { () throws(Refusal) in
        try reader.optional("header", .whole(1...FeedFile.maximumRow), reader.whole)
      } ?? nil
    until =
      faults.take { () throws(Refusal) in
        guard let text = try reader.optional("until", .text, { reader.document.string($0) }) else { return nil }
        return try Pattern(text, at: reader.path + ".until")
      } ?? nil
    encoding = faults.take { () throws(Refusal) in try reader.choice("encoding") } ?? nil
    delimiter = faults.take { () throws(Refusal) in try reader.delimiter() } ?? nil
  }

  /// The last row that a spreadsheet can have.
  private static let maximumRow = 1_048_576

  /// Which rows there are, and what becomes of them.
  private mutating func readRows(_ reader: ObjectReader, _ faults: inout FaultCollector) {
    func columns(_ key: String, _ faults: inout FaultCollector) -> [Column] {
      guard let node = reader.node(key) else { return [] }
      return faults.take { () throws(Refusal) in
        try Column.list(reader.document, node, path: reader.path + "." + key)
      } ?? []
    }
    key = columns("key", &faults)
    ignored = columns("ignore", &faults)
    conditions = faults.take { () throws(Refusal) in try RowCondition.all(reader) } ?? []
    keepMonths = faults.take { () throws(Refusal) in try reader.keep() } ?? nil
    addsUp =
      faults.take { () throws(Refusal) in
        try reader.optional("sum", .flag) { reader.document.kind($0) == .true }
      }.flatMap { $0 } ?? false
  }

  /// - Parameter row: nil where it is not known; what is wrong with answers is told then too.
  private mutating func readAnswers(_ reader: ObjectReader, of row: Row?, _ faults: inout FaultCollector) {
    guard reader.node("answers") != nil else { return }
    guard row == nil || row == .record(.answer) else {
      return faults.add(reader.fault("answers", .onlyOf(.record(.answer))))
    }
    answers = faults.take { () throws(Refusal) in try AnswerMapping.all(reader) } ?? []
  }
}

extension FeedFile.Row {
  fileprivate init(_ reader: ObjectReader) throws(Refusal) {
    guard let node = reader.node("record") else { throw reader.missing("record") }
    let word = ObjectReader.text(reader.document, node)
    if word == "statistic" {
      self = .statistic
    } else if let kind = RecordKind(word: word) {
      self = .record(kind)
    } else {
      let words = RecordKind.allCases.map(\.word) + ["statistic"]
      throw reader.fault("record", .noRecord(nearest: NearWords.nearest(to: word, among: words)))
    }
  }

  /// The word for it in feed files.
  package var word: String {
    switch self {
    case .record(let kind): kind.word
    case .statistic: "statistic"
    }
  }
}

extension FeedFile.Statement {
  private enum Outside: String, CaseIterable { case add }

  fileprivate init(_ outer: ObjectReader, of row: FeedFile.Row?) throws(Refusal) {
    guard let node = outer.node("statement") else {
      guard row == .statistic else { throw outer.missing("statement") }
      self.init(of: .none, area: nil)
      return
    }
    let reader = try ObjectReader(
      outer.document, node, path: outer.path + ".statement", keys: ["of", "area", "outside"])
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let period = faults.take { () throws(Refusal) in
      guard let period: Period = try reader.choice("of") else { throw reader.missing("of") }
      return period
    }
    let area = faults.take { () throws(Refusal) in
      guard let node = reader.node("area") else { return nil as String? }
      _ = try FeedFile.value(reader.document, node, path: reader.path + ".area", rule: .area)
      return reader.document.string(node)
    }
    let outside: Outside?? = faults.take { () throws(Refusal) in try reader.choice("outside") }
    // Statistics have no coverage.
    if let period, period != .none, row != .statistic, reader.node("area") == nil {
      faults.add(Refusal(.field(reader.path + ".area"), FeedFileMistake.areaMissing))
    }
    try faults.end()
    self.init(of: period ?? .none, area: area ?? nil, addsOutside: outside == .add)
  }
}

extension FeedFile.Sheet {
  fileprivate init(_ reader: ObjectReader) throws(Refusal) {
    guard let node = reader.node("sheet") else {
      self = .first
      return
    }
    if ValueRule.whole(1...65_536).accepts(reader.document, node) {
      self = .position(reader.whole(node))
    } else if ValueRule.text.accepts(reader.document, node) {
      self = .named(reader.document.string(node))
    } else {
      throw reader.fault("sheet", .badSheet)
    }
  }
}
