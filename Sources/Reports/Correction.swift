package import Events
package import Explanations
internal import Figures
internal import Projections

extension Report {
  /// That a figure which a paper showed is shown anew, or taken back.
  package struct Correction: Sendable {
    package var indicator: String
    package var title: String
    package var area: String
    package var areaName: String
    package var period: Range<CivilDate>
    /// What was shown, by which report, and how many events it knew; nil where this ledger holds no such publication.
    package var before: Shown?
    /// What is shown now; nil where the figure is withdrawn.
    package var after: Shown?
    package var notice: CorrectionNotice
    /// Why the two differ; nil where it was not asked, or the reasons would give small numbers away.
    package var explanation: Explanation?
  }

  package struct Shown: Sendable, Hashable {
    package var report: String
    package var display: String
    package var knownAt: Int
  }
}

/// What is said with a correction, as official statistics say it.
package struct CorrectionNotice: Sendable, Hashable {
  /// The report whose figures are corrected.
  package var report: String
  package var reason: String
  /// Whether it was announced beforehand.
  package var isScheduled: Bool

  package init(report: String, reason: String, isScheduled: Bool) {
    (self.report, self.reason, self.isScheduled) = (report, reason, isScheduled)
  }

  init(_ correction: PublishedFigure.Correction) {
    self.init(report: correction.report, reason: correction.reason, isScheduled: correction.isScheduled)
  }
}

extension Report.Shown {
  init(_ published: PublishedFigure) {
    self.init(report: published.report, display: published.display, knownAt: published.knownAt)
  }
}
