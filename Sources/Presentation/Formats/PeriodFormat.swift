package import Events

/// Periods in words.
package enum PeriodFormat {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `June 2019`.
  package static func month(_ month: Month) -> String { "\(months[month.month - 1]) \(month.year)" }

  /// `Jun 2019`.
  package static func short(_ month: Month) -> String { "\(months[month.month - 1].prefix(3)) \(month.year)" }

  /// `20 September 2019`.
  package static func date(_ date: CivilDate) -> String {
    let (_, _, day) = date.components
    return "\(day) \(month(date.month))"
  }

  /// The first and the last month: `July 2018 to June 2019`, `April to December 2018`, `June 2019`.
  package static func span(_ period: Range<CivilDate>) -> String {
    guard let (first, last) = wholeMonths(period) else {
      return "\(date(period.lowerBound)) to \(date(period.lastDay))"
    }
    if first == last { return month(last) }
    return (first.year == last.year ? months[first.month - 1] : month(first)) + " to " + month(last)
  }

  /// The length and the end: `12 months to June 2019`, `3 years to March 2018`; a financial year, a quarter and
  /// whatever is shorter than a year by its months: `2017/18`, `April to June 2019`.
  package static func long(_ period: Range<CivilDate>) -> String {
    guard let (first, last) = wholeMonths(period) else { return span(period) }
    let count = last.index - first.index + 1
    switch count {
    case 12: return "12 months to \(month(last))"
    case 24...: return count % 12 == 0 ? "\(count / 12) years to \(month(last))" : "\(count) months to \(month(last))"
    case 13...: return "\(count) months to \(month(last))"
    default: return span(period)
    }
  }

  /// With the article that a sentence needs: `the 12 months to June 2019`, `April to June 2019`.
  package static func inSentence(_ period: Range<CivilDate>) -> String {
    guard let (first, last) = wholeMonths(period), last.index - first.index >= 11 else { return long(period) }
    return "the " + long(period)
  }

  /// Months, those in a row together: `2018-01 and 2018-03 to 2018-05`.
  package static func runs(of months: [Month]) -> String {
    var runs: [ClosedRange<Month>] = []
    for month in months {
      if let last = runs.last, last.upperBound.adding(1) == month {
        runs[runs.count - 1] = last.lowerBound...month
      } else {
        runs.append(month...month)
      }
    }
    return ListFormat.and(
      runs.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" })
  }

  /// The first and the last day of a period: `2018-01-01 to 2018-12-31`.
  package static func days(_ period: Range<CivilDate>) -> String { "\(period.lowerBound) to \(period.lastDay)" }

  private static func wholeMonths(_ period: Range<CivilDate>) -> (first: Month, last: Month)? {
    let (first, end) = (period.lowerBound.month, period.upperBound.month)
    guard first.start == period.lowerBound, end.start == period.upperBound, first < end else { return nil }
    return (first, end.adding(-1))
  }
}
