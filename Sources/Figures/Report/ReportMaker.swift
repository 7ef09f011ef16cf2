package import Events
internal import Projections

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
  ///   - disclose: whether small numbers are shown.
  ///   - progress: called with the indicators done, and all.
  /// - Throws: a `Refusal` where the area, or every indicator, is unknown at the point.
  package func report(
    _ quarter: Quarter, area: String, definitions: [String: Int] = [:], disclose: Bool = false,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Refusal) -> Report {
    guard point.isKnown(area: area) else {
      throw Refusal(
        field: "--area", value: area, rule: "nothing known at this point names the area",
        remedy: "Give a GSS code that the ledger knows, such as those of import areas")
    }
    let indicators = indicators()
    guard !indicators.isEmpty else {
      throw Refusal(
        rule: "no definition of an indicator is known at this point",
        remedy: "Adopt definitions with incident-ledger define, or name a later point")
    }
    var outcomes: [Report.Outcome] = []
    var leftOut: [String] = []
    for (index, indicator) in indicators.enumerated() {
      let adopted = point.adoptions(of: indicator).map(\.definition)
      guard adopted.contains(where: holdsAnything) else {
        leftOut += adopted.suffix(1).map(\.title)
        continue
      }
      let (outcome, entry) = try entry(
        indicator, adopted, quarter, area: area, definition: definitions[indicator], disclose: disclose)
      if let position = outcomes.firstIndex(where: { $0.name == outcome }) {
        outcomes[position].entries.append(entry)
      } else {
        outcomes.append(Report.Outcome(name: outcome, entries: [entry]))
      }
      progress(index + 1, indicators.count)
    }
    if let other = outcomes.firstIndex(where: { $0.name == Report.noOutcome }) {
      outcomes.append(outcomes.remove(at: other))
    }
    let any = outcomes.first?.entries.first?.figure
    var report = Report(
      quarter: quarter, area: area, areaName: point.hierarchy.name(of: area), knownLength: point.length,
      knownTime: any?.knownTime, outcomes: outcomes)
    report.leftOut = leftOut
    report.general = point.projection.facts.practices.known(at: point.length).map(\.content)
      .filter { $0.isGeneral && $0.effective < quarter.last.end }.map(\.text)
    return disclose ? report : ReportDisclosure.protected(report, at: point)
  }

  /// The indicators known, in the order of their first adoption.
  private func indicators() -> [String] {
    var seen: Set<String> = []
    return point.projection.facts.definitions.known(at: point.length).map(\.content.definition.indicator)
      .filter { seen.insert($0).inserted }
  }

  // MARK: One indicator

  /// Whether anything was ever recorded, in any area, that the definition counts.
  private func holdsAnything(_ definition: Definition) -> Bool {
    if definition.measure == .published {
      return point.projection.facts.statistics.known(at: point.length).contains {
        $0.content.indicator == definition.indicator
      }
    }
    return [definition.count, definition.of].compactMap { $0 }.contains { counting in
      counting.records.contains { kind in
        let postings = point.projection.records[kind]
        let condition = RowCondition(counting.condition, kind: kind, records: point.projection.records)
        return (0..<postings.count(at: point.length)).contains { condition.holds(postings, at: $0) }
      }
    }
  }

  private func entry(
    _ indicator: String, _ adopted: [Definition], _ quarter: Quarter, area reported: String, definition: Int?,
    disclose: Bool
  ) throws(Refusal) -> (outcome: String, Report.Entry) {
    let chosen = definition.flatMap { point.adoption(of: indicator, version: $0)?.definition }
    let judges = chosen.map { Judges(only: $0) } ?? Judges(adopted: adopted)
    guard let atEnd = judges.judge(of: CivilDate(day: quarter.last.end.day - 1)) else {
      preconditionFailure("an indicator with a version has a judge for every date")
    }
    let area = atEnd.area ?? reported
    let latest = LatestMonth(indicator: indicator, area: area, judges: judges, upTo: quarter.last, at: point)
    let question = FigureQuestion(
      indicator: indicator, area: area, to: latest.month, definition: definition, disclose: disclose)
    var entry = Report.Entry(figure: try maker.figure(question), latest: latest)
    entry.adopted = adopted
    try addAreas(to: &entry)
    let series = ReportSeries(maker: maker, judges: judges, question: question)
    entry.series = try series.windows()
    entry.quarters = try series.quarters()
    entry.years = try series.years()
    entry.practices = series.practices(of: entry)
    if entry.figure.marks.contains(.breakInSeries) { entry.versions = try versions(entry, judges) }
    return (atEnd.outcome ?? Report.noOutcome, entry)
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
    let children = point.hierarchy.children(of: question.area)
    guard !children.isEmpty else { return }
    guard children.count <= ReportMaker.maximumAreaCount else {
      entry.areasReason =
        "\(entry.figure.areaName) has \(children.count) areas right below it; incident-ledger compare shows them."
      return
    }
    let figures = try maker.compare(question, areas: [question.area] + children)
    let areas = Array(figures.dropFirst())
    let name = entry.figure.areaName
    if areas.allSatisfy({ $0.part.value == nil }) {
      entry.areasReason = "There are no figures for the areas within \(name)."
    } else if let whole = figures[0].part.numerator, whole > .zero,
      areas.allSatisfy({ $0.part.numerator?.isZero ?? true }), entry.figure.header?.measure != .published
    {
      entry.areasReason = "The records do not say where within \(name) they belong."
    } else {
      entry.figure = figures[0]
      entry.areas = areas
    }
  }

  /// What is published for the same dates in areas that are neither above nor right below the figure's.
  private func elsewhere(_ figure: Figure) -> [Figure.Comparator] {
    let area = figure.question.area
    let related = Set([area] + point.hierarchy.ancestors(of: area) + point.hierarchy.children(of: area))
    let areas = Set(
      point.projection.facts.statistics.known(at: point.length).map(\.content)
        .filter { $0.indicator == figure.question.indicator }.map(\.area))
    return areas.subtracting(related).sorted().compactMap { area in
      point.statistic(figure.question.indicator, area: area, figure.part.period).map { statistic in
        Figure.Comparator(
          area: area, name: point.hierarchy.name(of: area), value: statistic.value, publisher: statistic.publisher,
          lower: statistic.lower, upper: statistic.upper)
      }
    }
  }
}
