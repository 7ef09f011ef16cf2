internal import Events
internal import Figures
internal import Projections
internal import Snapshots

/// The figures over time that a report draws for one indicator.
struct ReportSeries {
  let maker: FigureMaker
  let judges: Judges
  /// The question of the indicator's own figure.
  let question: FigureQuestion

  private static let maximumWindowCount = 12
  private static let maximumQuarterCount = 20
  private static let yearsTested = 5

  private var point: Snapshot { maker.point }

  private var header: Definition? { judges.header(for: question.to) }

  /// Whether the figure is of a whole quarter, so that its series is one of quarters already.
  private var isAlone: Bool { isQuarter && Quarter(of: question.to).last == question.to }

  private var isExact: Bool { question.detail == .exact }

  /// Whether the definition's own window is the whole quarter, so that readers are told of quarters alone.
  private var isQuarter: Bool { header?.window == .quarter || header?.window == .months(3) }

  /// Figures with the definition's window, the figure's own last: every third month back from its; the same months of each
  /// year where it counts a year to date; where numbers are only received, each period that was published.
  func windows() throws(Refusal) -> [Figure] {
    guard let header else { return [] }
    if question.detail == .published {
      let months = LatestMonth.shownMonths(
        indicator: question.indicator, area: question.area, judges: judges, upTo: question.to, at: point)
      return try figures(months.suffix(ReportSeries.maximumWindowCount))
    }
    if header.measure == .published {
      let months = LatestMonth.publishedMonths(
        indicator: question.indicator, area: question.area, judges: judges, upTo: question.to, at: point)
      return try figures(
        months.filter { isExact || Quarter(of: $0).last == $0 }.suffix(ReportSeries.maximumWindowCount))
    }
    guard isExact ? !isAlone : !isQuarter else { return [] }
    // Years to date are compared with years to the same date: only such stand in one line.
    let step = header.window == .financialYearToDate ? 12 : 3
    return try figures(known(back(from: question.to, by: step, ReportSeries.maximumWindowCount), of: header.window))
  }

  /// Whole quarters counted alone, up to the figure's month.
  func quarters() throws(Refusal) -> [Figure] {
    guard let header, header.measure != .published, question.detail != .published, isExact || isQuarter else {
      return []
    }
    let quarter = Quarter(of: question.to)
    let last = quarter.last == question.to ? question.to : quarter.first.adding(-1)
    return try figures(
      known(back(from: last, by: 3, ReportSeries.maximumQuarterCount), of: .quarter), window: isExact ? .quarter : nil)
  }

  /// The figure and those of the four years before.
  func years() throws(Refusal) -> [Figure] {
    guard let header, question.detail != .published else { return [] }
    let months = back(from: question.to, by: 12, ReportSeries.yearsTested)
    if header.measure == .published {
      let published = LatestMonth.publishedMonths(
        indicator: question.indicator, area: question.area, judges: judges, upTo: question.to, at: point)
      return try figures(months.filter(published.contains))
    }
    return try figures(known(months, of: header.window))
  }

  /// The practice notes that take effect within the series, by their dates.
  func practices(of entry: Report.Entry) -> [PracticeNote] {
    let figures = entry.series + entry.quarters + [entry.figure]
    let start = figures.map(\.part.period.lowerBound).min() ?? entry.figure.part.period.lowerBound
    return point.practiceNotes(
      for: question.indicator, in: question.area, before: entry.figure.part.period.upperBound
    ).filter { $0.effective >= start }.sorted {
      ($0.effective, $0.subject, $0.text) < ($1.effective, $1.subject, $1.text)
    }
  }

  private func back(from last: Month, by step: Int, _ count: Int) -> [Month] {
    (0..<count).reversed().map { last.adding(-$0 * step) }
  }

  /// The months whose windows begin no earlier than the first record that could count: before it nothing was recorded,
  /// which is not the same as nothing having happened. Where an earlier record is looked for, it too must have had the
  /// time to be recorded.
  private func known(_ months: [Month], of window: Window) -> [Month] {
    guard let header, let counting = header.of ?? header.count,
      var first = point.firstMonth(of: counting.records, counting.condition)
    else { return [] }
    if let relation = header.count?.preceded {
      guard let earliest = point.firstMonth(of: relation.records, relation.condition) else { return [] }
      first = max(first, earliest.adding(relation.withinMonths))
    }
    return months.filter { window.months(to: $0).lowerBound >= first }
  }

  private func figures(_ months: some Sequence<Month>, window: Window? = nil) throws(Refusal) -> [Figure] {
    var figures: [Figure] = []
    for month in months {
      var step = question
      step.to = month
      step.window = window
      figures.append(try maker.figure(step))
    }
    return figures
  }
}
