package import Events
internal import Projections

/// The month to which an indicator is counted in a report, and what that rests on.
package struct LatestMonth: Hashable, Sendable {
  package enum Basis: Hashable, Sendable {
    /// The latest month whose returns are declared complete, for these kinds of record.
    case declaredComplete(kinds: [String])
    /// Nothing is declared for its records at all.
    case nothingDeclared
    /// Returns are declared, and none up to the quarter's end as complete.
    case noneComplete(kinds: [String])
    /// The end of the newest period that was published.
    case published
    /// Nothing was published up to the quarter's end.
    case nothingPublished
  }

  package var month: Month
  package var basis: Basis

  /// How far back a complete month is looked for.
  private static let maximumSearchMonths = 240

  /// - Parameters:
  ///   - judges: of the indicator.
  ///   - last: the last month of the quarter.
  init(indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot) {
    if let header = Self.header(judges, last), header.measure == .published {
      let ends = Self.publishedMonths(indicator: indicator, area: area, judges: judges, upTo: last, at: point)
      self.init(month: ends.last ?? last, basis: ends.isEmpty ? .nothingPublished : .published)
      return
    }
    var kinds: [String] = []
    for index in (last.index - Self.maximumSearchMonths...last.index).reversed() {
      let month = Month(index: index)
      let returns = DeclaredReturns(judges, month, area: area, at: point)
      if index == last.index {
        kinds = returns.words
        guard !kinds.isEmpty else {
          self.init(month: last, basis: .nothingDeclared)
          return
        }
      }
      if returns.isComplete(at: point) {
        self.init(month: month, basis: .declaredComplete(kinds: returns.words))
        return
      }
    }
    self.init(month: last, basis: .noneComplete(kinds: kinds))
  }

  private init(month: Month, basis: Basis) {
    self.month = month
    self.basis = basis
  }

  private static func header(_ judges: Judges, _ month: Month) -> Definition? {
    judges.judge(of: CivilDate(day: month.end.day - 1))
  }

  /// The months up to `last` for whose windows a statistic is published, ascending.
  static func publishedMonths(
    indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot
  ) -> [Month] {
    let ends = point.projection.facts.statistics.known(at: point.length).map(\.content)
      .filter { $0.indicator == indicator && $0.area == area && $0.end <= last.end }
      .map { CivilDate(day: $0.end.day - 1).month }
    return Set(ends).sorted().filter { month in
      guard let window = header(judges, month)?.window.months(to: month) else { return false }
      return point.statistic(indicator, area: area, window.lowerBound.start..<window.upperBound.start) != nil
    }
  }

  /// What the month rests on, as a sentence.
  package var sentence: String {
    let month = PeriodFormat.month(month)
    switch basis {
    case .declaredComplete(let kinds):
      return
        "Counted to \(month), the latest month whose returns are declared complete (\(kinds.joined(separator: ", ")))."
    case .nothingDeclared:
      return "Counted to \(month), the quarter's last month: nothing is declared about how complete its returns are."
    case .noneComplete(let kinds):
      return "Counted to \(month), the quarter's last month, although no return up to then is declared complete "
        + "(\(kinds.joined(separator: ", ")))."
    case .published: return "As published; \(month) ends the newest period published by the quarter's end."
    case .nothingPublished: return "Nothing was published by the quarter's end."
    }
  }
}
