package import Events
package import Projections
internal import Questions

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
    let all = point.projection.facts.publications.known(at: point.length).map(\.content)
      .filter { $0.indicator == indicator && $0.area == area }
    guard let published = all.last(where: { $0.report == report }) else {
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
  private static func side(_ published: PublishedFigure, _ point: Snapshot) -> ExplanationSide {
    let month = published.end.month.adding(-1)
    let judges = Judges(adopted: point.adoptions(of: published.indicator).map(\.definition))
    var definition: Int?
    if let only = published.versions.first, published.versions.count == 1,
      judges.versions(of: published.start..<published.end) != [only],
      point.adoption(of: published.indicator, version: only) != nil
    {
      definition = only
    }
    let header =
      definition.flatMap { point.adoption(of: published.indicator, version: $0)?.definition }
      ?? judges.judge(of: CivilDate(day: published.end.day - 1))
    let months = published.start.month..<published.end.month
    let isDefined = header?.window.months(to: month) == months
    return ExplanationSide(
      point: point, to: month, definition: definition,
      window: isDefined || months.isEmpty ? nil : .months(months.upperBound.index - months.lowerBound.index))
  }

  /// Where the figure computed from what was known then is not what the Board was shown, a sentence that says so.
  func notes(_ figure: Figure) -> [String] {
    let shown = "\(published.report) showed \(published.display)"
    guard !figure.isWithheld else { return [] }
    var notes: [String] = []
    if published.display == Receipt.withheld {
      notes.append("\(published.report) kept the figure back; the explanation starts from what it was.")
    } else if published.value?.double != figure.part.value?.double {
      notes.append(
        "\(shown), but from what was known then, the first \(published.knownAt) events, it is \(figure.display): the "
          + "explanation starts from \(figure.display), and what lies between the two is not explained.")
    }
    if published.versions != figure.versions {
      func list(_ versions: [Int]) -> String {
        versions.isEmpty ? "none" : versions.map(String.init).joined(separator: ", ")
      }
      notes.append(
        "\(published.report) names the versions \(list(published.versions)) of the definition; those that judge the "
          + "period are \(list(figure.versions)).")
    }
    return notes
  }
}
