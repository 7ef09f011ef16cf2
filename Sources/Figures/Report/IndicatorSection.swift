internal import Events
internal import Projections
internal import Statistics

/// The section of one indicator.
package struct IndicatorSection {
  private let entry: Report.Entry
  private let report: Report

  package init(entry: Report.Entry, report: Report) { (self.entry, self.report) = (entry, report) }

  private var figure: Figure { entry.figure }
  private var reading: FigureSummary { FigureSummary(figure) }
  package var charts: FigureCharts {
    FigureCharts(
      entry.figure, series: entry.series, quarters: entry.quarters, areas: entry.areas, practices: entry.practices)
  }

  var section: Document.Section {
    Document.Section(
      id: charts.id, title: figure.title, blocks: opening + charts.series + charts.quarters + areas + notes)
  }

  /// What the figure says, its facts, and like for like under each version where the series breaks.
  package var opening: [Document.Block] {
    var blocks: [Document.Block] = [.lead(reading.sentence)]
    if let threshold = reading.threshold { blocks.append(.paragraph(threshold + definitionAndThreshold)) }
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
    facts.append(("Value", reading.valueWithUnitAndMarks))
    if let range = reading.rangeWithMethod { facts.append(("95% range", range)) }
    if let counted = reading.counted { facts.append(("Counted", counted)) }
    facts.append(("Before", "\(figure.previousDisplay) (\(PeriodFormat.span(figure.previous.period)))"))
    if let change = reading.change, reading.direction != .notComparable {
      let range = reading.direction.isTested ? reading.changeRange.map { "; 95% range \($0)" } ?? "" : ""
      facts.append(("Change", change + range))
    }
    facts.append(("Direction", reading.direction.word))
    facts.append(("Definition", definition))
    return facts.map { (term: $0.0, text: $0.1) }
  }

  private var definition: String {
    let versions = ListFormat.and(figure.versions.map(String.init))
    let word = figure.versions.count == 1 ? "version" : "versions"
    let source = figure.header?.source.map { "; source: \($0)" } ?? ""
    return "\(figure.question.indicator), \(word) \(versions)\(source)"
  }

  // MARK: Versions

  private var versions: [Document.Block] {
    guard entry.versions.count > 1 else { return [] }
    let rows = entry.versions.map { figure -> [Document.Cell] in
      let reading = FigureSummary(figure)
      return [
        Document.Cell("Version \(figure.versions.map(String.init).joined(separator: ", ")) throughout"),
        Document.Cell(reading.valueWithMarks), Document.Cell(figure.previousDisplay), Document.Cell(reading.change ?? ""),
        Document.Cell(reading.direction.word, style: reading.direction.style),
      ]
    }
    let table = Document.Table(
      caption: "\(figure.title): like for like, the same records under each version of the definition",
      columns: [
        ("Definition", .left), ("Value", .right), ("Before", .right), ("Change", .right), ("Direction", .left),
      ], rows: rows)
    let unusable = entry.versions.filter { $0.part.value == nil || $0.previous.value == nil }
    let reasons = unusable.compactMap { figure in
      figure.notes.first.map { "Version \(figure.versions.map(String.init).joined()): \($0)" }
    }
    return [.table(table), .list(reasons)]
  }

  // MARK: Areas

  /// The areas below beside the figure's, in a chart and in sentences.
  package var areas: [Document.Block] {
    var blocks: [Document.Block] = []
    if !entry.areas.isEmpty { blocks.append(charts.areas) }
    let revised = SharedNotes.revised(entry.areas, naming: AreaNames([figure] + entry.areas).callAsFunction)
    let sentences = areaSentences + reading.comparators + revised
    if !sentences.isEmpty { blocks.append(.list(sentences)) }
    if let reason = entry.areasReason { blocks.append(.paragraph(reason)) }
    if !entry.elsewhere.isEmpty { blocks.append(.table(elsewhere)) }
    return blocks
  }

  private var areaSentences: [String] {
    guard let benchmark = figure.value else { return [] }
    let names = AreaNames([figure] + entry.areas)
    let compared = entry.areas.compactMap { area in
      AreaComparison(area, benchmark: benchmark).map { (name: names(area), words: $0.words) }
    }
    var order: [String] = []
    for area in compared where !order.contains(area.words) { order.append(area.words) }
    return order.sorted().map { words in
      let found = compared.filter { $0.words == words }.map(\.name)
      let isAll = found.count == entry.areas.count && found.count > 2
      let list = isAll ? "all \(found.count) areas" : found.joined(separator: ", ")
      let word = words.prefix(1).uppercased() + words.dropFirst()
      return words == "similar"
        ? "Similar to \(names(figure)): \(list)." : "\(word) than \(names(figure)): \(list)."
    }
  }

  private var elsewhere: Document.Table {
    Document.Table(
      caption: "\(figure.title): published for other areas, \(PeriodFormat.span(figure.part.period))",
      columns: [("Area", .left), ("Value", .right), ("Publisher", .left)],
      rows: entry.elsewhere.map { [Document.Cell($0.name), Document.Cell("\($0.value)"), Document.Cell($0.publisher)] })
  }

  // MARK: Notes

  package var notes: [Document.Block] {
    var seen = Set(report.general)
    let practices = entry.practices.map { "\($0.effective): \($0.text)" }
    let own = figure.notes.filter { !practices.contains($0) && seen.insert($0).inserted }
    var items = [entry.latest.sentence, RecentTrend(entry.years).sentence] + own
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
