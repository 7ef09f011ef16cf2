internal import Events
package import Ledger
internal import Projections
package import Snapshots

/// Which published figures would be others if some events were appended, and by how much.
package struct PublishedMoves: Sendable {
  /// A figure that the Board was shown, as it is now and as it would be.
  package struct Move: Sendable {
    package let report: String
    /// What the report shows.
    package let published: String
    package let before: Figure
    package let after: Figure
  }

  /// In the order of the reports, newest first.
  package private(set) var moves: [Move] = []
  /// The published figures looked at.
  package private(set) var publishedCount = 0

  /// - Parameters:
  ///   - view: the ledger as it is.
  ///   - events: what would be appended to it.
  package init(_ view: LedgerView, appending events: [ForeseenEvent]) throws {
    let figures = PublishedMoves.newest(view)
    publishedCount = figures.count
    guard !figures.isEmpty, !events.isEmpty else { return }
    let projection = try view.projection.foreseeing(events)
    let before = try view.figures(length: view.length)
    let after = FigureMaker(foreseen: Snapshot(projection, length: projection.length))
    for published in figures {
      let question = FigureQuestion(
        indicator: published.indicator, area: published.area, to: CivilDate(day: published.end.day - 1).month,
        window: .months(published.end.month.index - published.start.month.index), disclose: true)
      guard let now = before.point.judges(of: question.indicator).flatMap({ before.figure(question, judges: $0) }),
        let then = after.point.judges(of: question.indicator).flatMap({ after.figure(question, judges: $0) }),
        now.part.value != then.part.value || now.part.numerator != then.part.numerator
          || now.part.denominator != then.part.denominator
      else { continue }
      moves.append(Move(report: published.report, published: published.display, before: now, after: then))
    }
  }

  /// The newest publication of each figure, the newest first.
  private static func newest(_ view: LedgerView) -> [PublishedFigure] {
    struct Place: Hashable {
      let indicator: String
      let area: String
      let start: CivilDate
      let end: CivilDate
    }
    var seen: Set<Place> = []
    return view.projection.facts.publications.map(\.content).reversed().filter { figure in
      seen.insert(
        Place(indicator: figure.indicator, area: figure.area, start: figure.start, end: figure.end)
      ).inserted
    }
  }
}
