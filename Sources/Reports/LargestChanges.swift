internal import Events
package import Explanations
internal import Figures
package import Ledger
internal import Rationals
package import Snapshots

extension Report {
  /// A change that is large beside the value before, with its reasons.
  package struct Change: Sendable {
    package var entry: Entry
    /// From the window before to the figure's own; nil where the reasons would give small numbers away.
    package var explanation: Explanation?
  }
}

/// The indicators of a paper that moved most, and why.
///
/// Only what the paper shows is explained: where its figure or the window before is kept back, there is no change, and where
/// one of its versions is kept back, or a reason itself is of few records, the reasons are kept back.
package struct LargestChanges {
  private let report: Report
  private let point: Snapshot
  private let ledger: Ledger

  /// - Parameters:
  ///   - report: the paper, its small numbers kept back.
  ///   - point: what it is as known at.
  package init(_ report: Report, at point: Snapshot, ledger: Ledger) {
    (self.report, self.point, self.ledger) = (report, point, ledger)
  }

  /// The indicators that moved most relative to the value before, the largest change first; those that moved alike in the
  /// paper's order. What is only received is left out: no record tells why it moved.
  package func changes(_ count: Int) throws -> [Report.Change] {
    let moved = report.entries.enumerated().compactMap { index, entry -> (index: Int, size: Rational)? in
      guard let size = entry.figure.percentChange?.magnitude, !size.isZero,
        entry.figure.header?.measure != .published
      else { return nil }
      return (index, size)
    }.sorted { $0.size == $1.size ? $0.index < $1.index : $0.size > $1.size }
    let entries = report.entries
    return try moved.prefix(count).map { moved in
      Report.Change(entry: entries[moved.index], explanation: try explanation(entries[moved.index]))
    }
  }

  private func explanation(_ entry: Report.Entry) throws -> Explanation? {
    guard !entry.versions.contains(where: { $0.isWithheld || $0.isPreviousWithheld }) else { return nil }
    let question = entry.figure.question
    let before = entry.figure.previous.period
    let explainer = Explainer(
      question.indicator, area: question.area, from: side(before, question), to: side(nil, question), ledger: ledger)
    let explanation = try explainer.explain(evidence: .first(0))
    return explanation.tellsSmallNumbers ? nil : explanation
  }

  /// One side: the figure's own, or that of a period whose months may not be those of its month's definition.
  private func side(_ period: Range<CivilDate>?, _ question: FigureQuestion) -> ExplanationSide {
    guard let period else {
      return ExplanationSide(point: point, to: question.to, definition: question.definition, window: question.window)
    }
    let (to, months) = (period.upperBound.month.adding(-1), period.lowerBound.month..<period.upperBound.month)
    let judges =
      point.judges(of: question.indicator, version: question.definition)
      ?? point.judgesInForce(of: question.indicator)
    let isDefined = judges.header(for: to)?.window.months(to: to) == months
    return ExplanationSide(
      point: point, to: to, definition: question.definition,
      window: isDefined ? nil : .months(months.upperBound.index - months.lowerBound.index))
  }
}
