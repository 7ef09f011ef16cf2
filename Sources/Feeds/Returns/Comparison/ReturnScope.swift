internal import Events

/// The months that a statement speaks of, all records of the feed in its area included, or no month at all.
struct ReturnScope {
  /// The months whose records it states whole, ascending; nil: those of every month.
  let months: Set<Month>?
  /// The months that it declares, ascending.
  let declared: [Month]
  /// The months between the first and the last declared that hold no row, ascending: not declared.
  let empty: [Month]
  /// The months with rows that lie outside the longest run of months, ascending.
  let outside: Set<Month>

  /// Months without a row that a run of months bridges.
  private static let bridgedCount = 2

  /// - Parameters:
  ///   - statement: what the feed file says.
  ///   - rows: the months in which rows lie, refused ones too.
  ///   - rowCounts: how many lie in each; of runs of months as long the one with more rows is the statement's.
  ///   - today: the day on which it is recorded; before that, a run that is not all of the future is.
  ///   - stated: the scope that whoever imports states, in place of what the rows say.
  ///   - monthsOfDates: the months that a date of the feed tells apart at best: 1, 3 of a quarter, 12 of a year.
  init(
    _ statement: FeedFile.Statement, rows: Set<Month>, rowCounts: [Month: Int] = [:], today: CivilDate? = nil,
    stated: ClosedRange<Month>? = nil, monthsOfDates: Int = 1
  ) {
    guard statement.of != .none else {
      (months, declared, empty, outside) = ([], [], [], [])
      return
    }
    if let stated {
      let all = ReturnScope.months(stated)
      (months, declared, empty, outside) = (Set(all), all, [], rows.subtracting(all))
      return
    }
    let held = Set(rows.flatMap { ReturnScope.period(of: $0, statement.of, least: monthsOfDates) }).sorted()
    declared = ReturnScope.longestRun(of: held) { run in
      let isPast = today.map { today in run.contains { $0.start <= today } } ?? true
      return (isPast ? 1 : 0, run.reduce(0) { $0 + rowCounts[$1, default: 0] })
    }
    let inside = Set(declared)
    months = statement.of == .all ? nil : inside
    outside = rows.subtracting(inside)
    empty =
      if let first = declared.first, let last = declared.last {
        ReturnScope.months(first...last).filter { !inside.contains($0) }
      } else {
        []
      }
  }

  /// Whether the scope is of a record's month.
  func contains(_ month: Month) -> Bool { months?.contains(month) ?? true }

  /// The longest run of ascending months; of several as long the one of most weight, and of those the last.
  private static func longestRun(of months: [Month], weight: ([Month]) -> (Int, Int)) -> [Month] {
    var runs: [[Month]] = []
    for month in months {
      if let last = runs.last?.last, month.index - last.index <= bridgedCount + 1 {
        runs[runs.count - 1].append(month)
      } else {
        runs.append([month])
      }
    }
    let longest = runs.map(\.count).max() ?? 0
    let weighed = runs.filter { $0.count == longest }.map { (run: $0, weight: weight($0)) }
    return weighed.reduce(into: (run: [], weight: (0, 0))) { if $1.weight >= $0.weight { $0 = $1 } }.run
  }

  private static func months(_ range: ClosedRange<Month>) -> [Month] {
    (range.lowerBound.index...range.upperBound.index).map(Month.init(index:))
  }

  /// The months of the period that a month lies in.
  private static func period(of month: Month, _ period: FeedFile.Statement.Period, least: Int) -> [Month] {
    let length =
      switch period {
      case .quarter: max(3, least)
      case .financialYear: 12
      default: least
      }
    // Quarters and financial years begin in April.
    let start = month.index - (month.index - Month(year: 2000, month: 4).index).modulo(length)
    return (start..<start + length).map(Month.init(index:))
  }
}

extension Int {
  /// The remainder that is never negative.
  fileprivate func modulo(_ divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}

extension FeedFile {
  /// The months that its dates tell apart at best: 1, 3 of a quarter, 12 of a financial year.
  var monthsOfDates: Int {
    let formats = mapping(of: RecordField.date.rawValue)?.dateFormats ?? []
    return formats.map(\.months).min() ?? 1
  }
}

extension FeedFile.DateFormat {
  fileprivate var months: Int {
    switch self {
    case .quarter, .calendarQuarter: 3
    case .financialYear: 12
    case .pattern, .serial: 1
    }
  }
}
