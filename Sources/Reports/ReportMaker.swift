package import Events
package import Figures
internal import Projections
internal import Rationals
internal import Snapshots

/// Makes the Board's paper from figures.
package struct ReportMaker: Sendable {
  private let maker: FigureMaker

  package init(_ maker: FigureMaker) { self.maker = maker }

  private var point: Snapshot { maker.point }

  /// More areas than this below one are a list for `compare`, not a page of a paper.
  static let maximumAreaCount = 40

  /// The paper of a quarter for an area.
  /// - Parameters:
  ///   - definitions: the version that judges everything, by indicator; the others are judged by those in force.
  ///   - disclose: whether small numbers are shown, of what is told exactly.
  ///   - earlier: what papers showed before, where this one is to be published: nothing that they kept back is found from both.
  ///   - details: how exactly each indicator is told, those that are not there being kept back; nil: all exactly.
  ///   - progress: called with the indicators done, and all; what it throws ends the work.
  /// - Throws: a `Refusal` where the area, or every indicator, is unknown at the point.
  package func report(
    _ quarter: Quarter, area: String, definitions: [String: Int] = [:], disclose: Bool = false,
    details: [String: Detail]? = nil, beside earlier: EarlierFigures = EarlierFigures(),
    progress: (_ done: Int, _ all: Int) throws(Refusal) -> Void = { _, _ in }
  ) throws(Refusal) -> Report {
    guard point.isKnown(area: area) else {
      throw Refusal(.parameter(.area), value: area, ReportMistake.unknownArea)
    }
    let indicators = point.indicators
    guard !indicators.isEmpty else {
      throw Refusal(.whole, ReportMistake.noDefinitions)
    }
    var outcomes: [Report.Outcome] = []
    var (leftOut, keptBack): ([String], [String]) = ([], [])
    for (index, indicator) in indicators.enumerated() {
      let adopted = point.adoptions(of: indicator).map(\.definition)
      guard adopted.contains(where: point.holdsAnything) else {
        leftOut += adopted.suffix(1).map(\.title)
        continue
      }
      let detail = details.map { $0[indicator] } ?? .exact
      guard let detail,
        let (outcome, entry) = try entry(
          indicator, adopted, quarter, area: area, definition: definitions[indicator], detail, disclose: disclose)
      else {
        keptBack += adopted.suffix(1).map(\.title)
        continue
      }
      if let position = outcomes.firstIndex(where: { $0.name == outcome }) {
        outcomes[position].entries.append(entry)
      } else {
        outcomes.append(Report.Outcome(name: outcome, entries: [entry]))
      }
      try progress(index + 1, indicators.count)
    }
    if let other = outcomes.firstIndex(where: { $0.name == nil }) {
      outcomes.append(outcomes.remove(at: other))
    }
    var report = Report(
      quarter: quarter, area: area, areaName: point.hierarchy.name(of: area), knownLength: point.length,
      knownTime: outcomes.isEmpty ? nil : maker.knownTime, outcomes: outcomes)
    (report.leftOut, report.keptBack) = (leftOut, keptBack)
    report.corrections = CorrectionFinder(point).corrections(
      report: quarter.label, areas: Set([area] + report.figures.map(\.question.area)))
    report.general = point.generalNotes.filter { $0.effective < quarter.last.end }.map(\.text)
    return disclose ? report : ReportDisclosure.protected(report, at: point, beside: earlier)
  }

  // MARK: One indicator

  /// - Returns: nil where nothing of the indicator was published, and no more is told.
  private func entry(
    _ indicator: String, _ adopted: [Definition], _ quarter: Quarter, area reported: String, definition: Int?,
    _ detail: Detail, disclose: Bool
  ) throws(Refusal) -> (outcome: String?, Report.Entry)? {
    let judges = point.judges(of: indicator, version: definition) ?? point.judgesInForce(of: indicator)
    guard let atEnd = judges.header(for: quarter.last) else {
      preconditionFailure("an indicator with a version has a judge for every date")
    }
    let area = atEnd.area ?? reported
    guard
      let latest = LatestMonth(
        told: detail, indicator: indicator, area: area, judges: judges, upTo: quarter.last, at: point)
    else { return nil }
    var question = FigureQuestion(
      indicator: indicator, area: area, to: latest.month, definition: definition, disclose: disclose && detail == .exact
    )
    question.detail = detail
    var entry = Report.Entry(figure: try maker.figure(question), latest: latest)
    entry.adopted = adopted
    try addAreas(to: &entry)
    let series = ReportSeries(maker: maker, judges: judges, question: question)
    entry.series = try series.windows()
    entry.quarters = try series.quarters()
    entry.years = try series.years()
    entry.practices = series.practices(of: entry)
    if detail == .exact, entry.figure.marks.contains(.breakInSeries) { entry.versions = try versions(entry, judges) }
    return (atEnd.outcome, entry)
  }

  /// The figure as each version that judges its window, or the one before, alone would have it; none where the number
  /// is published under all of them, as no version counts anything.
  private func versions(_ entry: Report.Entry, _ judges: Judges) throws(Refusal) -> [Figure] {
    let figure = entry.figure
    let involved = Set(judges.versions(of: figure.part.period) + judges.versions(of: figure.previous.period))
    var figures: [Figure] = []
    for version in involved.sorted() {
      var question = figure.question
      question.definition = version
      figures.append(try maker.figure(question))
    }
    return figures.allSatisfy { $0.header?.measure == .published } ? [] : figures
  }

  private func addAreas(to entry: inout Report.Entry) throws(Refusal) {
    let question = entry.figure.question
    if entry.figure.header?.measure == .published { entry.elsewhere = elsewhere(entry.figure) }
    var children = point.hierarchy.placedChildren(of: question.area)
    guard !children.isEmpty else { return }
    if question.detail == .rounded {
      children = children.filter(point.hierarchy.isDistrictOrLarger)
      guard !children.isEmpty else {
        entry.areasObstacle = .tooSmall
        return
      }
    }
    guard children.count <= ReportMaker.maximumAreaCount else {
      entry.areasObstacle = .tooMany(children.count)
      return
    }
    let figures = try maker.compare(question, areas: [question.area] + children)
    let areas = Array(figures.dropFirst())
    if areas.allSatisfy({ $0.part.value == nil && !$0.part.isSuppressed }) {
      entry.areasObstacle = .noFigures
    } else if let whole = figures[0].part.numerator, whole > .zero,
      areas.allSatisfy({ $0.part.numerator?.isZero ?? !$0.part.isSuppressed }),
      entry.figure.header?.measure != .published
    {
      entry.areasObstacle = .unplaced
    } else {
      entry.figure = figures[0]
      entry.areas = areas
    }
  }

  /// What is published for the same dates in areas that are neither above nor right below the figure's.
  private func elsewhere(_ figure: Figure) -> [Figure.Comparator] {
    let area = figure.question.area
    let related = Set([area] + point.hierarchy.ancestors(of: area) + point.hierarchy.children(of: area))
    let areas = Set(point.statistics(of: figure.question.indicator).map(\.area))
    return areas.subtracting(related).sorted().compactMap { maker.comparator(in: $0, for: figure) }
  }
}
