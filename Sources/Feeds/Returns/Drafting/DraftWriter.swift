internal import Events

/// Writes the lines of a draft.
struct DraftWriter {
  let columns: [DraftColumn]
  private let kind: FeedFile.Row?
  let name: String
  private let sheet: String?
  private let otherSheets: [String]
  /// What a row of totals begins with.
  private let totals: String?
  private var lines: [String] = []
  /// Columns that have a line.
  private var used: Set<Int> = []

  /// - Parameter kind: nil where nothing tells what a row is.
  init(_ read: DraftSheet, kind: FeedFile.Row?, name: String, sheet: String?, otherSheets: [String]) {
    (columns, totals, self.kind, self.name) = (read.columns, read.totals, kind, name)
    (self.sheet, self.otherSheets) = (sheet, otherSheets)
  }

  mutating func write() -> String {
    let row = kind ?? .record(.incident)
    add("feed: \(name)")
    add("version: 1")
    add("source: \(name)", .source)
    add("record: \(row.word)", kind == nil ? .noKind : .guessedKind(row.word))
    if row != .statistic, let heading = DraftFields.counting(columns) { add("", .counting(heading: heading)) }
    if DraftWriter.covers(row) { add("covers: [\(row.word)]", .covers) }
    if let sheet {
      add("sheet: \(YAMLText.text(sheet))", otherSheets.isEmpty ? nil : .sheet(others: otherSheets))
    }
    if let totals { add("until: \(YAMLText.text("/^\(totals).*/"))", .totals) }
    let fields = DraftFields.columns(row, among: columns)
    used = Set(fields.values)
    writeKey(row, date: fields["date"])
    if row != .statistic { writeStatement(date: fields["date"], area: fields["area"]) }
    add("columns:")
    writeFields(row, fields)
    if row == .record(.answer) { writeAnswers() }
    writeIgnored()
    let hasMarks = lines.contains { $0.contains("# ?") }
    return "# " + DraftRemark.title(openMarks: hasMarks).text + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// Whether returns of such rows are most likely what indicators of the kind wait for; crimes and incidents come from
  /// the police too.
  private static func covers(_ row: FeedFile.Row) -> Bool {
    switch row {
    case .record(.crime), .record(.incident), .statistic: false
    case .record: true
    }
  }

  mutating func add(_ line: String, _ remark: DraftRemark? = nil) {
    lines.append(line + (remark.map { (line.isEmpty ? "# " : "  # ") + TextSanitizer.line($0.text) } ?? ""))
  }

  // MARK: The key and the statement

  private mutating func writeKey(_ row: FeedFile.Row, date: Int?) {
    guard row != .statistic else { return }
    let references = columns.indices.filter { DraftFields.isReference(columns[$0]) && columns[$0].isFilled }
    guard let index = references.first(where: { columns[$0].isUnique }) ?? references.first else {
      return add("", .noKey)
    }
    used.insert(index)
    if !columns[index].isUnique, let date, columns[date].isFilled {
      let pairs = zip(columns[index].values, columns[date].values).map { [$0, $1] }
      if Set(pairs).count == pairs.count {
        return add("key: \(YAMLText.list([index, date].map { columns[$0].heading }))", .keyWithDate)
      }
    }
    add("key: \(YAMLText.list([columns[index].heading]))", .key(isUnique: columns[index].isUnique))
  }

  private mutating func writeStatement(date: Int?, area: Int?) {
    let period = DraftPeriods.guess(date.map { columns[$0] })
    let codes = area.map { columns[$0] }.flatMap { $0.isOfAreaCodes ? $0.texts(atMost: 1) : nil } ?? []
    add(
      "statement: { of: \(period.rawValue), area: \(codes.first ?? "CODE") }",
      .statement(period, isAreaKnown: !codes.isEmpty))
  }

  // MARK: The fields

  private mutating func writeFields(_ row: FeedFile.Row, _ fields: [String: Int]) {
    var needed = FieldRules.needed(of: row)
    if row == .statistic {
      needed = needed.filter { $0 != "start" && $0 != "end" } + ["period"]
    }
    let others = fields.keys.filter { !needed.contains($0) }.sorted()
    for field in needed + others {
      guard let rule = FieldRules.field(field, of: row) else { continue }
      if field == "party" {
        writeParty(row, isNeeded: true)
      } else if let index = fields[field] {
        write(field, columns[index], rule, row)
      } else {
        writeMissing(field, rule, row)
      }
    }
    if !needed.contains("party"), FieldRules.field("party", of: row) != nil { writeParty(row, isNeeded: false) }
  }

  private mutating func writeMissing(_ field: String, _ rule: FieldRules.Field, _ row: FeedFile.Row) {
    switch (field, row) {
    case ("service", _), ("survey", _), ("cohort", _), ("indicator", _), ("publisher", _):
      add("  \(field): { value: \(YAMLText.text(name)) }", .constant)
    case ("kind", _): add("  kind: { value: asb }", .constant)
    case ("first", _): add("  first: { value: true }", .constant)
    default: add("  ", .missing(field: field))
    }
  }

  private mutating func writeParty(_ row: FeedFile.Row, isNeeded: Bool) {
    let parts = DraftPersons.parts(row, among: columns)
    guard !parts.isEmpty else {
      if isNeeded { add("  ", .noPseudonym) }
      return
    }
    used.formUnion(parts)
    let names = YAMLText.list(parts.map { columns[$0].heading })
    let blanks = #"["N/A", "Unknown", "Not known", "None"]"#
    add(
      "  party: { pseudonym: \(names), blank: \(blanks), whenBlank: own }",
      parts.count == 1 && DraftPersons.isPair(columns[parts[0]])
        ? .pairPseudonym(heading: YAMLText.text(columns[parts[0]].heading)) : .pseudonym)
  }

  private mutating func write(
    _ field: String, _ column: DraftColumn, _ rule: FieldRules.Field, _ row: FeedFile.Row
  ) {
    let start = "  \(field): { column: \(YAMLText.text(column.heading))"
    let empty = !rule.isNeeded && !column.isFilled ? ", required: false" : ""
    switch rule.value {
    case .date:
      let isSure = DraftDateColumn.score(column, row) > 0 || field != "date"
      writeDate(start, empty, column, usual: row == .statistic ? "financial-year" : "dd/MM/yyyy", isSure: isSure)
    case .area: writeArea(start, empty, column)
    case .attribute: add(start + (column.isNumeric ? "" : ", words: true") + empty + " }", .attribute)
    case .text, .scalar, .number, .whole: add(start + empty + " }")
    case .cause where isPlain(column, .cause): add(start + empty + " }")
    default: writeWords(field, start, empty, column, rule.value)
    }
    let emptyCount = column.rowCount - column.values.count
    if rule.isNeeded, emptyCount > 0 {
      add("    ", .emptyCells(emptyCount, heading: YAMLText.text(column.heading)))
    }
  }

  /// - Parameter usual: the format to begin with where none reads the values.
  private mutating func writeDate(
    _ start: String, _ empty: String, _ column: DraftColumn, usual: String, isSure: Bool
  ) {
    let dates = column.dates
    let formats = dates.formats.isEmpty ? [usual] : dates.formats
    let remark: DraftRemark? =
      if dates.formats.isEmpty {
        .noDateForm
      } else if dates.unreadCount > 0 {
        .unreadDates(dates.unreadCount)
      } else if dates.alternatives.isEmpty {
        isSure ? nil : .guessedDate
      } else {
        .ambiguousDate(others: dates.alternatives)
      }
    add(start + ", format: \(YAMLText.oneOrList(formats))" + empty + " }", remark)
  }

  private mutating func writeArea(_ start: String, _ empty: String, _ column: DraftColumn) {
    guard !isPlain(column, .area) else { return add(start + empty + " }") }
    let level =
      if column.says(["ward"]) {
        "ward"
      } else if column.says(["csp", "community safety partnership"]) {
        "community-safety-partnership"
      } else {
        "district"
      }
    add(start + ", names: \(level)" + empty + " }", .areaNames)
  }

  /// Whether all of a column's values are values of a field as they stand.
  private func isPlain(_ column: DraftColumn, _ rule: ValueRule) -> Bool {
    let maker = ValueMaker(rule: rule)
    return !column.values.isEmpty && column.values.allSatisfy { (try? maker.value($0.text)) != nil }
  }

  // MARK: What else there is

  private mutating func writeAnswers() {
    let answers = columns.indices.filter { DraftFields.isAnswer(columns[$0]) && !used.contains($0) }
    used.formUnion(answers)
    add("answers:", .answers)
    for index in answers {
      let word = (try? WordText.word(columns[index].heading)) ?? "question"
      add("  \(YAMLText.text(columns[index].heading)): \(word)")
    }
  }

  private mutating func writeIgnored() {
    var seen: Set<String> = []
    for column in columns where !seen.insert(HeadingText(column.heading).folded).inserted {
      add("", .sameHeading(YAMLText.text(column.heading)))
    }
    let rest = columns.indices.filter { !used.contains($0) }.map { columns[$0].heading }
    guard !rest.isEmpty else { return }
    add("ignore: \(YAMLText.list(rest))", .ignored)
  }
}
