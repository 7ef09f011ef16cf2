internal import Events

/// Of which periods a file seems to be a statement, by the dates of its rows.
enum DraftPeriods {
  /// Months, unless dates are coarser or all rows lie in one quarter.
  static func guess(_ column: DraftColumn?) -> FeedFile.Statement.Period {
    guard let column else { return .month }
    let formats = column.dates.formats.compactMap { text -> FeedFile.DateFormat? in
      switch text {
      case "serial": .serial
      case "quarter": .quarter
      case "calendar-quarter": .calendarQuarter
      case "financial-year": .financialYear
      default: .pattern(text)
      }
    }
    guard !formats.isEmpty, let reader = try? DateFormats(formats, count: .from1900) else { return .month }
    let readings = column.values.compactMap { try? reader.read($0) }
    if readings.contains(where: { $0.span == .year }) { return .financialYear }
    if readings.contains(where: { $0.span == .quarter }) { return .quarter }
    let months = Set(readings.map(\.start.month))
    guard months.count > 1 else { return .month }
    return Set(months.map { Quarter(of: $0) }).count == 1 ? .quarter : .month
  }
}
