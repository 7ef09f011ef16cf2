package import Events

/// What a version of a feed file says, in words.
package enum FeedFileSentences {
  /// Everything that a version says, a row each, what becomes of each column among it.
  package static func rows(of file: FeedFile) -> [VersionRow] {
    var rows: [VersionRow] = []
    func add(_ term: String, _ text: String?) {
      if let text { rows.append(VersionRow(term: term, texts: [text])) }
    }
    add("Source", file.source)
    add("Rows", row(file))
    add("Since", since(file))
    add("Table", table(file))
    add("Named by", key(file))
    add("Statement", statement(file))
    add("Declares", file.statement.of == .none || file.row == .statistic ? nil : declares(file))
    for mapping in file.fields { add(mapping.field, FeedColumnSentences.sentence(mapping, of: file.row)) }
    if !file.answers.isEmpty {
      rows.append(VersionRow(term: "answers", texts: file.answers.map(FeedColumnSentences.sentence)))
    }
    add("Takes", file.conditions.isEmpty ? nil : "rows whose " + ListFormat.and(file.conditions.map(condition)))
    add("Not stored", file.ignored.isEmpty ? nil : ListFormat.and(file.ignored.map(FeedColumnSentences.column)))
    add("Kept", file.keepMonths.map { span($0) + " after a party's newest record" })
    return rows
  }

  /// `6 years`, `18 months`.
  package static func span(_ months: Int) -> String {
    let (count, word) = months % 12 == 0 ? (months / 12, "year") : (months, "month")
    return "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  private static func row(_ file: FeedFile) -> String {
    switch file.row {
    case .statistic: file.addsUp ? "rows of one statistic are added up" : "each is a statistic that others publish"
    case .record where !file.answers.isEmpty: "each is several records of the kind answer, one for a question"
    case .record(let kind): "each is a record of the kind \(kind.word)"
    }
  }

  private static func since(_ file: FeedFile) -> String? {
    file.effective.map { effective in file.reason.map { "\(effective): \($0)" } ?? effective.description }
  }

  private static func table(_ file: FeedFile) -> String? {
    var parts: [String] = []
    switch file.sheet {
    case .first: break
    case .named(let name): parts.append("the sheet \(name)")
    case .position(let number): parts.append("sheet \(number)")
    }
    if let header = file.header { parts.append("headings in row \(header)") }
    if let until = file.until { parts.append("up to the row whose first text is \(until.text)") }
    if let encoding = file.encoding { parts.append("text in \(encoding.rawValue)") }
    if let delimiter = file.delimiter { parts.append("fields parted by \(delimiter == "\t" ? "tab" : "\(delimiter)")") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func key(_ file: FeedFile) -> String? {
    if file.row == .statistic, file.key.isEmpty { return nil }
    if file.key.isEmpty { return "nothing: rows that say the same are counted" }
    return ListFormat.and(file.key.map(FeedColumnSentences.column))
  }

  private static func statement(_ file: FeedFile) -> String {
    let statement = file.statement
    var text =
      switch statement.of {
      case .month: "all of each month that a file holds"
      case .quarter: "all of each quarter that a file holds"
      case .financialYear: "all of each financial year that a file holds"
      case .all: "all that there is"
      case .none: "only what a file holds: what is not in it stays as it is"
      }
    if let area = statement.area { text += ", for \(area)" }
    return text + (statement.addsOutside ? "; rows of months apart from the others are taken as changes" : "")
  }

  private static func declares(_ file: FeedFile) -> String {
    "the months as complete for the feed\(file.covers.count == 1 ? "" : "s") \(ListFormat.and(file.covers))"
  }

  private static func condition(_ condition: FeedFile.RowCondition) -> String {
    let values = condition.values.map(FeedColumnSentences.pattern)
    return FeedColumnSentences.column(condition.column) + (condition.isOneOf ? " is " : " is not ")
      + ListFormat.or(values)
  }
}
