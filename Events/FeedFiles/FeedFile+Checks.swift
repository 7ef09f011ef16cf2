/// What the parts of a feed file have to be to each other.
extension FeedFile.FieldMapping {
  /// The fields of `columns`, those that can be read; and the names of all that are there.
  static func all(
    _ outer: ObjectReader, among choice: FieldChoice, _ faults: inout FaultCollector
  ) throws(Refusal) -> (fields: [FeedFile.FieldMapping], names: Set<String>) {
    guard let node = outer.node("columns") else { throw outer.missing("columns") }
    let reader = try ObjectReader(
      outer.document, node, path: outer.path + ".columns",
      keys: choice.names + (choice.hasAttributes ? ["attributes.WORD"] : [])
    ) { choice.rule(of: $0) != nil }
    reader.addUnknownKeys(to: &faults)
    var fields: [FeedFile.FieldMapping] = []
    // In the order of the event's fields, whatever that of the keys.
    let given =
      choice.names.filter { reader.node($0) != nil } + reader.names.filter { FieldName($0)?.attribute != nil }
    for name in given where choice.rule(of: name) != nil {
      guard let value = reader.node(name) else { continue }
      let field = faults.take { () throws(Refusal) in
        try FeedFile.FieldMapping(outer.document, value, path: reader.path + "." + name, field: name, among: choice)
      }
      if let field { fields.append(field) }
    }
    return (fields, Set(given))
  }
}

extension FeedFile {
  /// Checks that all is there that an event of a row needs.
  /// - Parameter names: the fields that are there, those too that could not be read.
  func checkFields(_ reader: ObjectReader, _ names: Set<String>, _ faults: inout FaultCollector) {
    let path = reader.path + ".columns."
    func isThere(_ field: String) -> Bool { names.contains(field) }
    for field in row.fields where field.isRequired && !isThere(field.name) {
      if !answers.isEmpty || reader.node("answers") != nil, ["question", "answer"].contains(field.name) { continue }
      if row == .statistic, field.name == "start" || field.name == "end" {
        if isThere("period") || (field.name == "end" && !isThere("start")) { continue }
        if !isThere("start"), !isThere("end") {
          faults.add(Refusal(.field(path + "period"), FeedFileMistake.periodMissing))
          continue
        }
      }
      faults.add(Refusal(.field(path + field.name), FeedFileMistake.fieldMissing(row.eventType)))
    }
    if row == .statistic, isThere("period"), isThere("start") || isThere("end") {
      faults.add(Refusal(.field(path + "period"), FeedFileMistake.periodTwice))
    }
    if reader.node("answers") != nil {
      for name in ["question", "answer"] where isThere(name) {
        faults.add(Refusal(.field(path + name), FeedFileMistake.answersTwice))
      }
    }
    if row == .record(.crime), isThere("resolved"), !isThere("outcome") {
      faults.add(Refusal(.field(path + "resolved"), FeedFileMistake.resolvedNeedsOutcome))
    }
    if addsUp, row != .statistic { faults.add(reader.fault("sum", .onlyOf(.statistic))) }
  }

  /// Checks that no column is used that is never to be stored, and that no part of a pseudonym names a row: keys enter the
  /// ledger as they are.
  func checkColumns(_ path: String, _ faults: inout FaultCollector) {
    let parts = fields.flatMap { field -> [Column] in
      if case .pseudonym(let pseudonym) = field.origin { pseudonym.columns } else { [] }
    }
    for column in key {
      guard let part = parts.first(where: { $0.mayShareHeading(with: column) }) else { continue }
      faults.add(
        Refusal(
          .field(path + ".key"), value: column.headings.map(\.text).joined(separator: ", "),
          FeedFileMistake.keyOfPerson(heading: part.headings.first?.text ?? "")))
    }
    let used = fields.flatMap(\.origin.columns) + key + answers.map(\.column)
    for column in ignored {
      guard let other = used.first(where: { $0.sharesHeading(with: column) }) else { continue }
      let heading = other.headings.first?.text ?? ""
      faults.add(
        Refusal(
          .field(path + ".ignore"), value: column.headings.map(\.text).joined(separator: ", "),
          FeedFileMistake.ignoredAndUsed(heading: heading)))
    }
  }

  /// Checks that a statement is of periods that its dates can tell apart.
  func checkPeriods(_ path: String, _ faults: inout FaultCollector) {
    guard row != .statistic, let date = mapping(of: "date") else { return }
    for format in date.dateFormats where !format.allows(statement.of) {
      faults.add(
        Refusal(
          .field(path + ".statement.of"), value: statement.of.rawValue, FeedFileMistake.finerThanDates(format)))
    }
  }
}

extension FeedFile.DateFormat {
  /// Whether dates of this format can tell such periods apart.
  fileprivate func allows(_ period: FeedFile.Statement.Period) -> Bool {
    switch (self, period) {
    case (.quarter, .month), (.calendarQuarter, .month), (.financialYear, .month), (.financialYear, .quarter): false
    default: true
    }
  }
}
