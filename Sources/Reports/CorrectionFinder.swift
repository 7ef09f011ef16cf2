internal import Events
internal import Explanations
internal import Figures
package import Ledger
package import Projections
package import Snapshots

/// Finds what was corrected of the papers that are known at a point, and what a paper that corrects another changes.
package struct CorrectionFinder {
  private let point: Snapshot
  private let publications: [Facts.Stated<PublishedFigure>]

  package init(_ point: Snapshot) {
    self.point = point
    publications = point.publications
  }

  // MARK: What was corrected

  /// What a paper says of corrections: those of its own quarter, and those since the last paper that corrected none.
  func corrections(report: String, areas: Set<String>) -> [Report.Correction] {
    let since = lastPlainPaper(areas, besides: report)
    let all = publications.compactMap { published -> Report.Correction? in
      guard let correction = published.content.correction, areas.contains(published.content.area),
        published.sequence > since || [published.content.report, correction.report].contains(report)
      else { return nil }
      return made(published.content, correction, before: published.sequence)
    }
    // Of a figure that was corrected again the last correction is told.
    var seen: Set<Corrected> = []
    return all.reversed().filter { seen.insert(Corrected($0)).inserted }.reversed()
  }

  /// Which figure of which paper was corrected.
  private struct Corrected: Hashable {
    let indicator: String
    let area: String
    let period: Range<CivilDate>
    let report: String

    init(_ correction: Report.Correction) {
      (indicator, area) = (correction.indicator, correction.area)
      (period, report) = (correction.period, correction.notice.report)
    }
  }

  /// The notices since the last paper that corrected none, each once.
  package func notices(area: String) -> [CorrectionNotice] {
    corrections(report: "", areas: [area]).map(\.notice).withoutRepeats
  }

  private struct Paper: Hashable {
    let report: String
    let knownAt: Int
  }

  /// The sequence of the last event of the newest paper that corrects none; -1 where there is none.
  private func lastPlainPaper(_ areas: Set<String>, besides report: String) -> Int {
    let papers = Dictionary(grouping: publications.filter { areas.contains($0.content.area) }) {
      Paper(report: $0.content.report, knownAt: $0.content.knownAt)
    }
    let plain = papers.filter { paper, figures in
      paper.report != report && figures.allSatisfy { $0.content.correction == nil }
    }
    return plain.values.flatMap { $0.map(\.sequence) }.max() ?? -1
  }

  private func made(
    _ published: PublishedFigure, _ correction: PublishedFigure.Correction, before sequence: Int
  ) -> Report.Correction {
    let before = newest(
      published.indicator, published.area, published.start..<published.end, of: correction.report, before: sequence)
    return Report.Correction(
      indicator: published.indicator, title: title(published.indicator, published.end.month.adding(-1)),
      area: published.area,
      areaName: point.hierarchy.name(of: published.area), period: published.start..<published.end,
      before: before.map { Report.Shown($0) }, after: correction.isWithdrawal ? nil : Report.Shown(published),
      notice: CorrectionNotice(correction))
  }

  private func title(_ indicator: String, _ month: Month) -> String {
    point.judgesInForce(of: indicator).header(for: month)?.title ?? indicator
  }

  /// What a report showed last, before it was taken back where it was.
  private func newest(
    _ indicator: String, _ area: String, _ period: Range<CivilDate>, of report: String, before sequence: Int
  ) -> PublishedFigure? {
    publications.last { published in
      published.sequence < sequence && published.content.indicator == indicator && published.content.area == area
        && published.content.start == period.lowerBound && published.content.end == period.upperBound
        && published.content.report == report && published.content.correction?.isWithdrawal != true
    }?.content
  }

  // MARK: What is to be corrected

  /// What a report changes of what a paper showed: the figures that it shows otherwise, and, where it takes the paper's place
  /// for the same quarter, those that it does not show.
  package func changes(_ report: Report, of paper: PublishedPaper, _ notice: CorrectionNotice) -> [Report.Correction] {
    let changed = report.figures.compactMap { figure -> Report.Correction? in
      guard let shown = paper.shown(figure), shown.isTakenBack || shown.figure.display != figure.display else {
        return nil
      }
      return Report.Correction(
        indicator: figure.question.indicator, title: figure.title, area: figure.question.area,
        areaName: figure.areaName, period: figure.part.period, before: Report.Shown(shown.figure),
        after: Report.Shown(report: report.quarter.label, display: figure.display, knownAt: report.knownLength),
        notice: notice)
    }
    guard report.quarter.label == paper.report else { return changed }
    let missing = paper.figures(missingFrom: report).map { shown in
      Report.Correction(
        indicator: shown.indicator, title: title(shown.indicator, shown.end.month.adding(-1)), area: shown.area,
        areaName: point.hierarchy.name(of: shown.area), period: shown.start..<shown.end, before: Report.Shown(shown),
        after: nil, notice: notice)
    }
    return changed + missing
  }

  /// Makes a report one that is published in place of a paper.
  /// - Throws: a `Refusal` where there is no such paper, or it showed none of the report's figures, or all of them as they are.
  package func correct(_ report: inout Report, with notice: CorrectionNotice, in ledger: Ledger) throws {
    func refused(_ mistake: ReportMistake) -> Refusal {
      Refusal(.parameter(.corrects), value: notice.report, mistake)
    }
    let paper = try PublishedPaper(notice.report, area: report.area, at: point, in: ledger)
    let figures = report.figures
    guard let paper, notice.report == report.quarter.label || figures.contains(where: { paper.shown($0) != nil }) else {
      throw refused(
        .notPublished(reports: point.papers(of: report.area), isQuarter: Quarter(notice.report) != nil))
    }
    report.corrections = changes(report, of: paper, notice)
    guard !report.corrections.isEmpty else { throw refused(.nothingToCorrect) }
    report.notice = notice
    if notice.report == report.quarter.label { report.noLongerShown = paper.figures(missingFrom: report) }
  }

  /// What is known of the paper that stands already for the quarter and the area of a report.
  package struct Standing: Sendable {
    /// The number of events that it knew.
    package let knownAt: Int
    /// The figures that the report shows and the paper does not.
    package let addedCount: Int
  }

  /// The paper in whose place a report would be published without a notice; nil where there is none.
  /// - Throws: a `Refusal` where it was taken back, or would be another.
  package func standing(beside report: Report, in ledger: Ledger) throws -> Standing? {
    let label = report.quarter.label
    guard let paper = try PublishedPaper(label, area: report.area, at: point, in: ledger) else { return nil }
    if let notice = paper.takenBack {
      throw Refusal(.parameter(.quarter), value: label, ReportMistake.takenBack(reason: notice.reason))
    }
    let changes = changes(report, of: paper, CorrectionNotice(report: label, reason: "", isScheduled: false))
    if let first = changes.first {
      throw Refusal(
        .parameter(.quarter), value: label,
        ReportMistake.stands(
          report: label, knownAt: paper.knownAt, changes: changes.count, figure: "\(first.title), \(first.areaName)",
          was: first.before?.display ?? "", now: first.after?.display))
    }
    return Standing(knownAt: paper.knownAt, addedCount: report.figures.count { paper.shown($0) == nil })
  }

  /// The figures of a paper that are taken back, or were with the same notice.
  /// - Throws: a `Refusal` where no such paper was published, or it was taken back with another notice.
  package func figures(toTakeBackWith notice: CorrectionNotice, area: String, in ledger: Ledger) throws
    -> [PublishedFigure]
  {
    guard let paper = try PublishedPaper(notice.report, area: area, at: point, in: ledger) else {
      throw Refusal(
        .parameter(.quarter), value: notice.report,
        ReportMistake.nothingToTakeBack(reports: point.papers(of: area)))
    }
    return try paper.figures(toTakeBackWith: notice)
  }

  // MARK: Why

  /// Why what is shown now differs from what was shown.
  /// - Parameter ledger: where the records stand.
  package func explained(_ correction: Report.Correction, ledger: Ledger) throws -> Report.Correction {
    var correction = correction
    let (projection, cache) = (point.projection, SnapshotCache())
    guard let before = correction.before, let after = correction.after, before.knownAt <= projection.length,
      after.knownAt <= projection.length
    else { return correction }
    func side(_ shown: Report.Shown) -> ExplanationSide {
      ExplanationSide(
        point: cache.point(projection, length: shown.knownAt), to: correction.period.upperBound.month.adding(-1),
        definition: nil)
    }
    let explanation = try Explainer(
      correction.indicator, area: correction.area, from: side(before), to: side(after), ledger: ledger
    ).explain(evidence: .first(0))
    let isWithheld = explanation.from.isWithheld || explanation.to.isWithheld
    correction.explanation = isWithheld || explanation.tellsSmallNumbers ? nil : explanation
    return correction
  }
}
