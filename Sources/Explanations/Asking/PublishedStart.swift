package import Events
internal import Figures
package import Projections
internal import Questions
internal import Rationals
package import Snapshots

/// What the Board was shown, as the side that an explanation goes out from: the newest `figure.published` of a report
/// for an indicator and an area.
public struct PublishedStart: Sendable {
  package let published: PublishedFigure
  /// The figure as it is computed from what was known then.
  package let side: ExplanationSide

  /// - Parameter point: what is known now.
  /// - Throws: a `Refusal` where the report shows no such figure, or one that this ledger cannot compute.
  package init(
    report: String, indicator: String, area: String, at point: Snapshot, points: SnapshotCache
  ) throws(Refusal) {
    let all = point.publications(of: indicator, area: area)
    let told = ExactText(point.projection.erased.asked(report))
    guard let published = all.last(where: { ExactText($0.report) == told }) else {
      var reports: [String] = []
      for figure in all where !reports.contains(figure.report) { reports.append(figure.report) }
      throw Refusal(
        .parameter(.published), value: report,
        QuestionMistake.notPublished(indicator: indicator, area: area, reports: reports))
    }
    guard published.knownAt <= point.length else {
      throw Refusal(
        .parameter(.published), value: report,
        QuestionMistake.publishedFromMore(published.knownAt, length: point.length))
    }
    self.published = published
    side = PublishedStart.side(published, points.point(point.projection, length: published.knownAt))
  }

  /// The side with the period and, where one version alone judged that is not the one in force, the version published.
  package static func side(_ published: PublishedFigure, _ point: Snapshot) -> ExplanationSide {
    let month = published.end.month.adding(-1)
    var judges = point.judgesInForce(of: published.indicator)
    var definition: Int?
    if let only = published.versions.first, published.versions.count == 1,
      judges.versions(of: published.start..<published.end) != [only],
      let chosen = point.judges(of: published.indicator, version: only)
    {
      (definition, judges) = (only, chosen)
    }
    let header = judges.header(for: month)
    let months = published.start.month..<published.end.month
    let isDefined = header?.window.months(to: month) == months
    return ExplanationSide(
      point: point, to: month, definition: definition,
      window: isDefined || months.isEmpty ? nil : .months(months.upperBound.index - months.lowerBound.index))
  }

  /// Where the figure computed from what was known then is not what the Board was shown, notes that say so.
  func notes(_ figure: Figure) -> [Explanation.Note] {
    guard !figure.isWithheld else { return [] }
    var notes: [Explanation.Note] = []
    if published.isSuppressed {
      notes.append(.publishedWithheld(report: published.report))
    } else if published.value?.double != figure.part.value?.double {
      notes.append(
        .publishedOtherwise(
          report: published.report, display: published.display, knownLength: published.knownAt,
          computed: figure.display))
    }
    if published.versions != figure.versions {
      notes.append(
        .publishedVersions(report: published.report, stated: published.versions, judging: figure.versions))
    }
    return notes
  }
}
