package import Events
package import Spreadsheets

/// Turns the rows of one sheet into what they say of records: the same for the same feed file, whether the file was CSV,
/// XLSX or ODS.
///
///     var mapper = try RowMapper(feedFile, header: header, context: context)
///     for row in rows where row.number > header.row {
///       switch mapper.map(row) { … }
///     }
///
/// A mapper keeps what it found out of texts, so it is for one thread.
package struct RowMapper {
  private let feedFile: FeedFile
  private let plan: MapperPlan
  private let context: MappingContext
  /// Whether the row was met at which the table ends.
  private var hasEnded = false

  /// - Throws: a refusal of the feed file with all its faults, or of a key that is missing.
  package init(_ feedFile: FeedFile, header: HeaderMatch, context: MappingContext) throws(Refusal) {
    (self.feedFile, self.context) = (feedFile, context)
    plan = try MapperPlan(feedFile, header, context)
  }

  /// The fields of the rows.
  package var layout: MappedLayout { plan.layout }

  /// The questions of a survey whose columns the sheet lacks: their answers stay as they are held.
  package var heldQuestions: [String] { plan.heldQuestions }

  /// The headings of the columns that the date, the area and the key are read from, under `date`, `area` and `key`.
  package var headings: [String: String] { plan.headings }

  package enum Outcome {
    /// What it says: of a survey a row for each question that is answered, else one.
    case rows([MappedRow])
    /// A row of a survey that answers nothing.
    case unanswered(DateReading?)
    case refused(RefusedRow)
    /// The feed file's conditions do not take it.
    case leftOut
    case blank
    /// The table ended before the row.
    case end
  }

  package mutating func map(_ row: SheetRow) -> Outcome {
    if hasEnded { return .end }
    guard let first = row.cells.lazy.map({ CellText($0) }).first(where: { $0 != .empty }) else { return .blank }
    if ends(first.text) {
      hasEnded = true
      return .end
    }
    var reading = RowReading(row, place: place(of: row), plan: plan, source: feedFile.source)
    guard reading.isTaken() else { return reading.refused.map { .refused($0) } ?? .leftOut }
    return reading.outcome(isStatistic: feedFile.row == .statistic)
  }

  private func ends(_ text: String) -> Bool {
    if let until = plan.until { return RegexText.fitsPart(until, text) }
    if let untilText = plan.untilText { return CaselessText.folded(text) == untilText }
    return false
  }

  private func place(of row: SheetRow) -> RowPlace {
    var place = context.place
    (place.row, place.line, place.isHidden) = (row.number, row.line, row.isHidden)
    return place
  }
}
