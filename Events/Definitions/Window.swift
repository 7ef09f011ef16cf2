/// The months that a figure counts.
public enum Window: Hashable, Sendable {
  /// Rolling, ending with the `--to` month.
  case months(Int)
  /// The calendar quarter that holds the `--to` month.
  case quarter
  /// From the 1 April before to the end of the `--to` month.
  case financialYearToDate

  /// The first month and the month after the last, for a figure to a month.
  public func months(to month: Month) -> Range<Month> {
    switch self {
    case .months(let count): month.adding(1 - count)..<month.adding(1)
    case .quarter:
      Quarter(of: month).first..<Quarter(of: month).last.adding(1)
    case .financialYearToDate:
      Month(year: month.month >= 4 ? month.year : month.year - 1, month: 4)..<month.adding(1)
    }
  }

  /// The window that a figure is compared with.
  public func previous(of months: Range<Month>, rule: Definition.Previous) -> Range<Month> {
    let length = months.upperBound.index - months.lowerBound.index
    let distance = self == .financialYearToDate || rule == .yearEarlier ? 12 : length
    return months.lowerBound.adding(-distance)..<months.upperBound.adding(-distance)
  }
}
