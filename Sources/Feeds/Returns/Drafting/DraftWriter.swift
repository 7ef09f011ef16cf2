internal import Events

/// Writes the lines of a draft.
struct DraftWriter {
  private let columns: [DraftColumn]
  private let name: String
  private let sheet: String?
  private var lines: [String] = []
  /// Columns that have a line.
  private var used: Set<Int> = []

  /// The most different words of which a list is made.
  private static let maximumCodes = 30

  init(_ columns: [DraftColumn], name: String, sheet: String?) {
    (self.columns, self.name, self.sheet) = (columns, name, sheet)
  }

  mutating func write() -> String {
    let guess = DraftKind.guess(columns, name: name)
    let row = guess ?? .record(.incident)
    let kind =
      switch row {
      case .record(let kind): kind.word
      case .statistic: "statistic"
      }
    add("feed: \(name)")
    add("version: 1")
    add("source: \(name)", .source)
    add("record: \(kind)", guess == nil ? .noKind : .guessedKind(kind))
    if let sheet { add("sheet: \(YAMLText.text(sheet))") }
    let fields = DraftFields.columns(row, among: columns)
    used = Set(fields.values)
    writeKey(row)
    if row != .statistic { add("statement: { of: none }", .statement) }
    add("columns:")
    writeFields(row, fields)
    if row == .record(.answer) { writeAnswers() }
    writeIgnored()
    let hasMarks = lines.contains { $0.contains("# ?") }
    return "# " + DraftRemark.title(openMarks: hasMarks).text + "\n" + lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ line: String, _ remark: DraftRemark? = nil) {
    lines.append(line + (remark.map { (line.isEmpty ? "# " : "  # ") + TextSanitizer.line($0.text) } ?? ""))
  }

  // MARK: The key and the fields

  private mutating func writeKey(_ row: FeedFile.Row) {
    let references = columns.indices.filter { DraftFields.isReference(columns[$0]) && columns[$0].isFilled }
    guard let index = references.first(where: { columns[$0].isUnique }) ?? references.first else {
      if row != .statistic { add("", .noKey) }
      return
    }
    used.insert(index)
    add("key: \(YAMLText.list([columns[index].heading]))", .key(isUnique: columns[index].isUnique))
  }

  private mutating func writeFields(_ row: FeedFile.Row, _ fields: [String: Int]) {
    var needed = FieldRules.needed(of: row)
    if row == .statistic {
      needed = needed.filter { $0 != "start" && $0 != "end" } + ["period"]
    }
    let others = fields.keys.filter { !needed.contains($0) }.sorted()
    for field in needed + others {
      guard let rule = FieldRules.field(field, of: row) else { continue }
      if field == "party" {
        writeParty(isNeeded: true)
      } else if let index = fields[field] {
        write(field, columns[index], rule)
      } else {
        writeMissing(field, rule, row)
      }
    }
    if !needed.contains("party"), FieldRules.field("party", of: row) != nil { writeParty(isNeeded: false) }
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

  private mutating func writeParty(isNeeded: Bool) {
    let persons = columns.indices.filter { DraftFields.isPerson(columns[$0]) }
    let numbers = persons.filter { DraftFields.isPersonNumber(columns[$0]) }
    let parts = numbers.isEmpty ? persons : numbers
    guard !parts.isEmpty else {
      if isNeeded { add("  ", .noPseudonym) }
      return
    }
    used.formUnion(parts)
    let names = YAMLText.list(parts.map { columns[$0].heading })
    let blanks = #"["N/A", "Unknown", "Not known", "None"]"#
    add("  party: { pseudonym: \(names), blank: \(blanks), whenBlank: own }", .pseudonym)
  }

  private mutating func write(_ field: String, _ column: DraftColumn, _ rule: FieldRules.Field) {
    let start = "  \(field): { column: \(YAMLText.text(column.heading))"
    let empty = !rule.isNeeded && !column.isFilled ? ", required: false" : ""
    switch rule.value {
    case .date: writeDate(start, empty, column)
    case .area: writeArea(start, empty, column)
    case .text, .scalar, .number, .whole, .attribute: add(start + empty + " }")
    case .cause where isPlain(column, .cause): add(start + empty + " }")
    default: writeWords(field, start, empty, column, rule.value)
    }
  }

  private mutating func writeDate(_ start: String, _ empty: String, _ column: DraftColumn) {
    let dates = DraftDates(column.values)
    let formats = dates.formats.isEmpty ? ["dd/MM/yyyy"] : dates.formats
    let remark: DraftRemark? =
      if dates.formats.isEmpty {
        .noDateForm
      } else if dates.unreadCount > 0 {
        .unreadDates(dates.unreadCount)
      } else {
        dates.alternatives.isEmpty ? nil : .ambiguousDate(others: dates.alternatives)
      }
    add(start + ", format: \(YAMLText.oneOrList(formats))" + empty + " }", remark)
  }

  private mutating func writeArea(_ start: String, _ empty: String, _ column: DraftColumn) {
    if isPlain(column, .area) {
      add(start + empty + " }")
    } else {
      add(start + ", names: \(column.says(["ward"]) ? "ward" : "district")" + empty + " }", .areaNames)
    }
  }

  /// Whether all of a column's values are values of a field as they stand.
  private func isPlain(_ column: DraftColumn, _ rule: ValueRule) -> Bool {
    let maker = ValueMaker(rule: rule)
    return !column.values.isEmpty && column.values.allSatisfy { (try? maker.value($0.text)) != nil }
  }

  // MARK: Words

  private mutating func writeWords(
    _ field: String, _ start: String, _ empty: String, _ column: DraftColumn, _ rule: ValueRule
  ) {
    if field == "risk", column.isNumeric {
      add(start + #", codes: { "14..": high, "10..13": medium, "..9": standard }"# + empty + " }", .riskRanges)
      return
    }
    let isList = ValueMaker(rule: rule).element != nil
    let separators = isList ? DraftCodes.separators(column) : []
    let split = separators.isEmpty ? "" : ", split: \(YAMLText.list(separators))"
    guard let words = DraftCodes.words(rule) else {
      add(start + split + ", words: true" + empty + " }", .anyWord)
      return
    }
    let texts = texts(of: column, separators)
    let coded = texts.compactMap { text in DraftCodes.guess(text, field).map { (text, $0) } }
    let codes = coded.map { "\(YAMLText.text($0)): \($1)" }.joined(separator: ", ")
    add(start + split + (codes.isEmpty ? "" : ", codes: { \(codes) }") + empty + " }", .codes)
    for text in DraftCodes.shownTexts(texts, field) {
      add("    ", .chooseWord(text: YAMLText.text(text), words: words))
    }
  }

  /// The different words of a column, or of its lists' elements; none where there are too many to be codes.
  private func texts(of column: DraftColumn, _ separators: [String]) -> [String] {
    guard let texts = column.texts(atMost: DraftWriter.maximumCodes * 4) else { return [] }
    let marks = Set(separators.flatMap { Array($0) })
    let parts = Set(texts.flatMap { $0.split { marks.contains($0) }.map { String($0).trimmed } }.filter { !$0.isEmpty })
    return parts.count <= DraftWriter.maximumCodes ? parts.sorted() : []
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
