package import Events
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
    _ indicator: String, _ area: String, _ period: Range<CivilDate>, of report: String, before sequence: Int = .max
  ) -> PublishedFigure? {
    all(indicator, area, period, of: report).last { published in
      published.sequence < sequence && published.content.correction?.isWithdrawal != true
    }?.content
  }

  /// What a report showed, in order.
  private func all(
    _ indicator: String, _ area: String, _ period: Range<CivilDate>, of report: String
  ) -> [Facts.Stated<PublishedFigure>] {
    publications.filter { published in
      published.content.indicator == indicator && published.content.area == area
        && published.content.start == period.lowerBound && published.content.end == period.upperBound
        && published.content.report == report
    }
  }

  // MARK: What was taken back

  /// Checks that the paper of an area was not taken back.
  /// - Parameter notice: a notice with which it may have been, as that is the same again.
  /// - Throws: a `Refusal` where it was.
  package func checkStands(_ report: String, area: String, but notice: CorrectionNotice? = nil) throws(Refusal) {
    let last = publications.last { $0.content.report == report && $0.content.area == area }?.content
    guard let correction = last?.correction, correction.isWithdrawal, CorrectionNotice(correction) != notice else {
      return
    }
    throw Refusal(.parameter(.quarter), value: report, ReportMistake.takenBack(reason: correction.reason))
  }

  // MARK: What is to be corrected

  /// What a paper changes of what another showed.
  /// - Throws: a `Refusal` where that showed none of its figures, or all of them as they are.
  package func changes(_ report: Report, _ notice: CorrectionNotice) throws(Refusal) -> [Report.Correction] {
    func refused(_ mistake: ReportMistake) -> Refusal {
      Refusal(.parameter(.corrects), value: notice.report, mistake)
    }
    var (isKnown, changes): (Bool, [Report.Correction]) = (false, [])
    for figure in report.figures {
      let (question, period) = (figure.question, figure.part.period)
      guard let before = newest(question.indicator, question.area, period, of: notice.report) else { continue }
      isKnown = true
      let last = all(question.indicator, question.area, period, of: notice.report).last?.content
      guard before.display != figure.display || last?.correction?.isWithdrawal == true else { continue }
      changes.append(
        Report.Correction(
          indicator: question.indicator, title: figure.title, area: question.area, areaName: figure.areaName,
          period: period, before: Report.Shown(before),
          after: Report.Shown(report: report.quarter.label, display: figure.display, knownAt: report.knownLength),
          notice: notice))
    }
    guard isKnown else {
      let known = publications.filter { $0.content.area == report.area }.map(\.content.report).withoutRepeats
      throw refused(.notPublished(reports: known))
    }
    guard !changes.isEmpty else { throw refused(.nothingToCorrect) }
    return changes
  }

  /// The figures that the paper of an area showed, as it was published last: those that were appended in one go.
  /// - Throws: a `Refusal` where no such paper was published.
  package func paper(_ report: String, area: String) throws(Refusal) -> [PublishedFigure] {
    let own = publications.filter { $0.content.report == report && $0.content.correction?.isWithdrawal != true }
    guard let place = own.lastIndex(where: { $0.content.area == area }) else {
      let known = publications.filter { $0.content.area == area }.map(\.content.report).withoutRepeats
      throw Refusal(.parameter(.quarter), value: report, ReportMistake.notPublished(reports: known))
    }
    let offset = own[place].sequence - place
    let knownAt = own[place].content.knownAt
    return own.indices.filter { own[$0].sequence - $0 == offset && own[$0].content.knownAt == knownAt }.map {
      own[$0].content
    }
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
