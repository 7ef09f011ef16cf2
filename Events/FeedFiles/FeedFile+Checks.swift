/// What the parts of a feed file have to be to each other.
extension FeedFile.FieldMapping {
  /// The fields of `columns`.
  static func all(_ outer: ObjectReader, of row: FeedFile.Row) throws(Refusal) -> [FeedFile.FieldMapping] {
    guard let node = outer.node("columns") else { throw outer.missing("columns") }
    let names = row.fields.map(\.name)
    let reader = try ObjectReader(
      outer.document, node, path: outer.path + ".columns", keys: names + (row.hasAttributes ? ["attributes.WORD"] : [])
    ) { row.rule(of: $0) != nil }
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    var fields: [FeedFile.FieldMapping] = []
    // In the order of the event's fields, whatever that of the keys.
    let given = names.filter { reader.node($0) != nil } + reader.names.filter { FieldName($0)?.attribute != nil }
    for name in given where row.rule(of: name) != nil {
      guard let value = reader.node(name) else { continue }
      let field = faults.take { () throws(Refusal) in
        try FeedFile.FieldMapping(outer.document, value, path: reader.path + "." + name, field: name, of: row)
      }
      if let field { fields.append(field) }
    }
    try faults.end()
    return fields
  }
}

extension FeedFile {
  /// Checks that all is there that an event of a row needs.
  func checkFields(_ reader: ObjectReader, _ faults: inout FaultCollector) {
    let path = reader.path + ".columns."
    func isThere(_ field: String) -> Bool { mapping(of: field) != nil }
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

  /// Checks that no column is used that is never to be stored.
  func checkColumns(_ path: String, _ faults: inout FaultCollector) {
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
