package import Boundaries
internal import Events
internal import Figures
internal import Projections
package import Reports
internal import Statistics

/// The section of one indicator.
package struct IndicatorSection {
  private let entry: Report.Entry
  private let report: Report
  private let boundaries: ShownBoundaries
  private let tellsPoints: Bool
  private let chartsAreAlone: Bool

  /// - Parameters:
  ///   - boundaries: of the areas that are compared, where there are any: then there is a map.
  ///   - tellsPoints: whether the points of charts say what they are, at the pointer and by the keyboard.
  ///   - chartsAreAlone: whether each chart is taken away by itself, so that it says what it shows.
  package init(
    entry: Report.Entry, report: Report, boundaries: ShownBoundaries = ShownBoundaries(), tellsPoints: Bool = false,
    chartsAreAlone: Bool = false
  ) {
    (self.entry, self.report, self.boundaries) = (entry, report, boundaries)
    (self.tellsPoints, self.chartsAreAlone) = (tellsPoints, chartsAreAlone)
  }

  private var figure: Figure { entry.figure }
  private var summary: FigureSummary { FigureSummary(figure) }
  package var charts: FigureCharts {
    FigureCharts(
      entry.figure, series: entry.series, quarters: entry.quarters, areas: entry.areas, practices: entry.practices,
      tellsPoints: tellsPoints, isAlone: chartsAreAlone)
  }

  var section: Document.Section {
    Document.Section(
      id: charts.id, title: figure.title, blocks: opening + charts.series + charts.quarters + areas + notes)
  }

  /// What the figure says, its facts, and like for like under each version where the series breaks.
  package var opening: [Document.Block] {
    var blocks: [Document.Block] = [.lead(summary.sentence)]
    if let threshold = summary.thresholdSentence { blocks.append(.paragraph(threshold + definitionAndThreshold)) }
    blocks.append(.facts(facts))
    return blocks + versions
  }

  /// Where the definition changed and the threshold did not, a reader must know both.
  private var definitionAndThreshold: String {
    let judging = entry.versions.compactMap(\.header)
    guard judging.count > 1, let newest = judging.last else { return "" }
    let isSame = judging.allSatisfy {
      $0.threshold?.upper == newest.threshold?.upper && $0.threshold?.lower == newest.threshold?.lower
    }
    return isSame
      ? " The definition changed on \(PeriodFormat.date(newest.effective)) (version \(newest.version)); the threshold did not."
      : ""
  }

  private var facts: [(term: String, text: String)] {
    var facts = [("Period", PeriodFormat.span(figure.part.period))]
    if figure.question.area != report.area { facts.append(("Area", report.areaNames(figure))) }
    facts.append(("Value", summary.valueWithUnitAndMarks))
    if let range = summary.rangeWithMethod { facts.append(("95% range", range)) }
    if let counted = summary.counted { facts.append(("Counted", counted)) }
    facts.append(("Before", "\(summary.previousDisplay) (\(PeriodFormat.span(figure.previous.period)))"))
    if let change = summary.comparableChange {
      let range = summary.direction.isTested ? summary.changeRange.map { "; 95% range \($0)" } ?? "" : ""
      facts.append(("Change", change + range))
    }
    facts.append(("Direction", summary.direction.word))
    facts.append(("Definition", definition))
    return facts.map { (term: $0.0, text: $0.1) }
  }

  private var definition: String {
    summary.definition + (figure.header?.source.map { "; source: \($0)" } ?? "")
  }

  // MARK: Versions

  private var versions: [Document.Block] {
    guard entry.versions.count > 1 else { return [] }
    let rows = entry.versions.map { figure -> [Document.Cell] in
      let summary = FigureSummary(figure)
      return [
        Document.Cell("Version \(ListFormat.commas(figure.versions)) throughout"),
        Document.Cell(summary.valueWithMarks), Document.Cell(summary.previousDisplay),
        Document.Cell(summary.change ?? ""),
        Document.Cell(summary.direction.word, style: summary.direction.style),
      ]
    }
    let table = Document.Table(
      caption: "\(figure.title): like for like, the same records under each version of the definition",
      columns: [
        ("Definition", .left), ("Value", .right), ("Before", .right), ("Change", .right), ("Direction", .left),
      ], rows: rows)
    let unusable = entry.versions.filter { $0.part.value == nil || $0.previous.value == nil }
    let reasons = unusable.compactMap { figure in
      figure.notes.first { $0.isAbsence }.map { "Version \(ListFormat.commas(figure.versions)): \($0.sentence)" }
    }
    return [.table(table), .list(reasons)]
  }

  // MARK: Areas

  /// The areas below beside the figure's, in a chart and in sentences.
  package var areas: [Document.Block] {
    var blocks: [Document.Block] = []
    if !entry.areas.isEmpty { blocks.append(charts.areas) }
    if let mapBlock { blocks.append(mapBlock) }
    let revised = SharedNotes.revised(entry.areas, naming: AreaNames([figure] + entry.areas).callAsFunction)
    let sentences = areaSentences + summary.comparators + revised
    if !sentences.isEmpty { blocks.append(.list(sentences)) }
    if let reason = entry.areasSentence { blocks.append(.paragraph(reason)) }
    if !entry.elsewhere.isEmpty { blocks.append(.table(elsewhere)) }
    return blocks
  }

  /// The areas on a map; nil where no boundary of them is there.
  package var map: AreaMap? {
    guard !boundaries.layers.isEmpty, !entry.areas.isEmpty else { return nil }
    return AreaMap(ComparisonAnalysis(entry.areas, against: figure), boundaries.layers, id: charts.id + "-map")
  }

  /// The map, or a sentence in its place where the boundaries are damaged.
  private var mapBlock: Document.Block? {
    if boundaries.isDamaged, !entry.areas.isEmpty { return .paragraph(AreaMap.damagedSentence) }
    return map?.blockByClass(title: "Areas on a map, \(PeriodFormat.long(figure.part.period))")
  }

  private var areaSentences: [String] {
    guard let benchmark = figure.value else { return [] }
    let names = AreaNames([figure] + entry.areas)
    let compared = entry.areas.compactMap { area in
      AreaComparison(area, benchmark: benchmark).map { (name: names(area), comparison: $0) }
    }
    // Areas that lie alike stand together.
    let groups = Dictionary(grouping: compared, by: \.comparison.standing).values
    return groups.sorted { $0[0].comparison.standing < $1[0].comparison.standing }.map { group in
      let words = group[0].comparison.words
      let isAll = group.count == entry.areas.count && group.count > 2
      let list = isAll ? "all \(group.count) areas" : group.map(\.name).joined(separator: ", ")
      let word = words.prefix(1).uppercased() + words.dropFirst()
      let joint = group[0].comparison.comparison.difference == .similar ? "to" : "than"
      return Wording.said("\(word) \(joint) \(names(figure)): \(list).")
    }
  }

  private var elsewhere: Document.Table {
    Document.Table(
      caption: "\(figure.title): published for other areas, \(PeriodFormat.span(figure.part.period))",
      columns: [("Area", .left), ("Value", .right), ("Publisher", .left)],
      rows: entry.elsewhere.map { [Document.Cell($0.name), Document.Cell($0.shownValue), Document.Cell($0.publisher)] })
  }

  // MARK: Notes

  package var notes: [Document.Block] {
    // What is noted of the ledger as a whole stands at the head of the paper.
    let own = figure.notes.withoutRepeats.filter { note in
      switch note {
      case .practice(.undated(let text)): !report.general.contains(text)
      case .practice(.dated(let date, let text)):
        !entry.practices.contains { $0.effective == date && $0.text == text }
      default: true
      }
    }
    var items = [entry.latest.sentence, RecentTrend(entry.years).sentence] + own.map(\.sentence)
    items += (figure.header?.caveats ?? []).map { "Caveat: \($0)" }
    if entry.adopted.count > 1 {
      items += entry.adopted.map { version in
        "Version \(version.version), from \(PeriodFormat.date(version.effective))"
          + (version.reason.map { ": \($0)" } ?? "")
      }
    } else if let reason = figure.header?.reason {
      items.append("What it counts: \(reason)")
    }
    return [.list(items)]
  }
}

extension Figure.Note {
  /// Whether it says why there is no value, in the window or the one before.
  fileprivate var isAbsence: Bool {
    switch self {
    case .noValue, .previousWindow: true
    default: false
    }
  }
}
