internal import Events
package import Figures
package import Projections
internal import Statistics

/// The charts of one indicator, each with the table that says the same.
package struct FigureCharts {
  private let figure: Figure
  private let windows: [Figure]
  private let alone: [Figure]
  private let children: [Figure]
  private let practices: [PracticeNote]
  /// Whether the points of charts say what they are, at the pointer and where the keyboard comes to them.
  private let tellsPoints: Bool
  /// Whether each chart stands alone, and says itself what it shows.
  private let isAlone: Bool
  /// What the ids of the charts begin with.
  package let id: String

  /// - Parameters:
  ///   - series: figures with the definition's own window, oldest first.
  ///   - quarters: quarters counted alone, oldest first.
  ///   - areas: the areas below the figure's.
  ///   - practices: notes on practice, by their dates.
  package init(
    _ figure: Figure, series: [Figure] = [], quarters: [Figure] = [], areas: [Figure] = [],
    practices: [PracticeNote] = [], tellsPoints: Bool = false, isAlone: Bool = false
  ) {
    (self.figure, windows, alone, children) = (figure, series, quarters, areas)
    (self.practices, self.tellsPoints, self.isAlone) = (practices, tellsPoints, isAlone)
    id = "indicator-" + ReportDocument.id(figure.question.indicator, figure.question.area)
  }

  private var unit: String { FigureSummary(figure).titleUnit }

  // MARK: The definition's own window

  /// The line over time, with what was noted on practice; nothing where there is one point only.
  package var series: [Document.Block] {
    let figures = windows
    guard figures.count > 1 else { return [] }
    if let sentence = FigureCharts.emptiness(figures) { return [.paragraph(sentence)] }
    let breaks = Comparability.breaks(figures)
    let notes = practicesWithin(figures)
    var chart = LineChart(
      id: id + "-series", title: "\(figure.title)\(unit), \(figure.areaLabel): each period as defined",
      description: "", points: points(figures, breaks))
    chart.lastText = figures.last.flatMap { $0.value == nil ? nil : FigureSummary($0).display } ?? ""
    chart.threshold = threshold
    chart.notes = notes.map { ($0.month, $0.number) }
    chart.tellsPoints = tellsPoints
    chart.description = description(figures, chart) + told(chart, figures, notes)
    chart.heading = heading(chart.title, figures)
    let isRolling = Comparability.overlaps(figures)
    let rows = figures.map { step -> [Document.Cell] in
      let summary = FigureSummary(step)
      return [
        Document.Cell(PeriodFormat.long(step.part.period)), Document.Cell(summary.valueWithMarks),
        Document.Cell(summary.range ?? ""),
      ]
    }
    let table = Document.Table(
      caption: "\(figure.title)\(unit): over time"
        + (isRolling ? " (the periods overlap: the line is smooth by its making)" : ""),
      columns: [("Period", .left), ("Value", .right), ("95% range", .right)], rows: rows)
    let drawn = Document.Chart(
      title: FigureCharts.title("Each period as defined", chart, figures), svg: chart.svg(),
      line: Sparkline.text(figures.map(\.value), breaks: breaks))
    return [.chart(drawn, table.withoutEmptyColumns)] + noteList(notes)
  }

  /// `[b]` where a line stops or is dotted, a number where practice changed; a reader without the drawing gets the same.
  private func description(_ figures: [Figure], _ chart: LineChart) -> String {
    guard let first = figures.first, let last = figures.last else { return "" }
    func period(_ index: Int) -> String { PeriodFormat.inSentence(figures[index].part.period) }
    var text =
      "From \(FigureSummary(first).display) in \(period(0)) to "
      + "\(FigureSummary(last).display) in \(period(figures.count - 1))."
    if !chart.breaks.isEmpty {
      text +=
        " [b] Break in series before \(chart.breaks.map(period).joined(separator: ", ")): no line is drawn through it."
    }
    for changeover in chart.changeovers {
      text +=
        " [b] Change of definition, shaded: several versions judge \(period(changeover.lowerBound))"
        + (changeover.count > 1 ? " to \(period(changeover.upperBound))" : "") + "; the line through it is dotted."
    }
    return text + " The table gives every value."
  }

  // MARK: Quarters counted alone

  /// The control chart with what it says, or the reason why there is none.
  package var quarters: [Document.Block] {
    guard !alone.isEmpty else { return [] }
    let control: ControlSeries
    do throws(ControlSeries.Obstacle) {
      control = try ControlSeries(alone)
    } catch {
      return [.paragraph(error.sentence)]
    }
    let figures = control.figures
    let notes = practicesWithin(figures)
    var points = points(figures, control.breaks)
    for index in points.indices {
      points[index].isSignal = control.signal(at: index) != nil
      (points[index].lower, points[index].upper) = (nil, nil)
    }
    var chart = LineChart(
      id: id + "-quarters",
      title: "\(figure.title)\(unit), \(figure.areaLabel): control chart of quarters counted alone",
      description: "", points: points)
    chart.lastText = figures.last.map { FigureSummary($0).display } ?? ""
    chart.limits = control.chart.segments.compactMap { segment in
      control.limits(at: segment.range.lowerBound).map {
        LineChart.Limits(
          points: segment.range.lowerBound...segment.range.upperBound - 1, mean: $0.mean, lower: $0.lower,
          upper: $0.upper)
      }
    }
    chart.notes = notes.map { ($0.month, $0.number) }
    chart.valueName = "Quarter"
    chart.tellsPoints = tellsPoints
    chart.description = control.sentences.joined(separator: " ") + told(chart, figures, notes)
    chart.heading = heading(chart.title, figures)
    let rows = figures.enumerated().map { index, step -> [Document.Cell] in
      return [
        Document.Cell(Quarter(of: step.question.to).label), Document.Cell(FigureSummary(step).valueWithMarks),
        Document.Cell(control.limits(at: index).map { limits(step, $0) } ?? ""),
        Document.Cell(control.signal(at: index)?.words ?? ""),
      ]
    }
    let table = Document.Table(
      caption: "\(figure.title)\(unit): quarters counted alone, with process limits (XmR)",
      columns: [("Quarter", .left), ("Value", .right), ("Limits", .right), ("Signal", .left)], rows: rows)
    let drawn = Document.Chart(
      title: FigureCharts.title("Quarters counted alone", chart, figures), svg: chart.svg(),
      line: Sparkline.text(figures.map(\.value), breaks: control.breaks))
    let repeated = notes.map(\.text) == practicesWithin(windows).map(\.text) ? [] : noteList(notes)
    return [.chart(drawn, table.withoutEmptyColumns), .list(control.sentences)] + repeated
  }

  private func limits(_ figure: Figure, _ limits: ControlSeries.Limits) -> String {
    "\(FigureSummary(figure).rounded(limits.lower)) to \(FigureSummary(figure).rounded(limits.upper))"
  }

  // MARK: Areas

  /// A bar for each area, against the figure's as the benchmark.
  package var areas: Document.Block {
    if let sentence = FigureCharts.emptiness([figure] + children) { return .paragraph(sentence) }
    let benchmark = figure.value
    let names = AreaNames([figure] + children)
    let compared = children.map { area in benchmark.flatMap { AreaComparison(area, benchmark: $0)?.words } ?? "" }
    let isCompared = compared.contains { !$0.isEmpty }
    var bars = ([figure] + children).map { bar($0, names($0)) }
    bars += figure.comparators.map { comparator in
      var bar = BarChart.Bar(
        name: comparator.name, text: comparator.shownValue, value: comparator.value.double,
        lower: comparator.lower?.double, upper: comparator.upper?.double)
      bar.isComparator = true
      return bar
    }
    let title = "\(figure.title)\(unit), \(PeriodFormat.long(figure.part.period)): areas"
    let shown = [figure] + children
    var chart = BarChart(
      id: id + "-areas", title: title, description: description(bars, benchmark == nil ? nil : names(figure), shown),
      bars: bars, benchmark: benchmark.map { ($0, names(figure)) })
    chart.heading = isAlone ? title + " of \(names(figure))" + FigureCharts.estimated(shown) : ""
    let table = Document.Table(
      caption: title,
      columns: [("Area", .left), ("Value", .right), ("95% range", .right), ("Against \(names(figure))", .left)],
      rows: ([figure] + children).enumerated().map { index, area in
        let summary = FigureSummary(area)
        let against = index > 0 ? compared[index - 1] : isCompared ? "the benchmark" : ""
        return [
          Document.Cell(names(area)), Document.Cell(summary.valueWithMarks), Document.Cell(summary.range ?? ""),
          Document.Cell(against),
        ]
      }
        + figure.comparators.map { comparator in
          [
            Document.Cell(comparator.name), Document.Cell(comparator.shownValue),
            Document.Cell(comparator.shownRange ?? ""),
            Document.Cell("published by \(comparator.publisher)"),
          ]
        })
    return .chart(
      Document.Chart(
        title: "Areas, \(PeriodFormat.long(figure.part.period))" + FigureCharts.estimated(shown), svg: chart.svg(),
        line: ""),
      table.withoutEmptyColumns)
  }

  /// What the bars show, as they are drawn.
  private func description(_ bars: [BarChart.Bar], _ benchmark: String?, _ figures: [Figure]) -> String {
    let drawn = bars.filter { $0.value != nil }
    let ranges = drawn.contains { $0.upper != nil } ? " with its 95% range" : ""
    let line = benchmark.map { ", and a line at \($0)'s value" } ?? ""
    let rest = drawn.count < bars.count ? " Where there is no bar a mark says why." : ""
    return "A bar for each area\(ranges)\(line).\(rest) The table gives every value." + FigureCharts.rounding(figures)
  }

  private func bar(_ figure: Figure, _ name: String) -> BarChart.Bar {
    let range = figure.isWithheld ? nil : figure.interval
    return BarChart.Bar(
      name: name, text: FigureSummary(figure).display, value: figure.value, lower: range?.lower, upper: range?.upper)
  }

  // MARK: What charts share

  /// What stands over a line that is alone: what it shows, where and when.
  private func heading(_ title: String, _ figures: [Figure]) -> String {
    guard isAlone, let first = figures.first, let last = figures.last else { return "" }
    let dates = first.part.period.lowerBound..<last.part.period.upperBound
    return "\(title), \(PeriodFormat.span(dates))" + FigureCharts.estimated(figures)
  }

  /// What a description says beside the line; where the chart is alone, its notes too.
  private func told(
    _ chart: LineChart, _ figures: [Figure], _ notes: [(number: String, month: Month, text: String)]
  ) -> String {
    let practice = isAlone ? notes.map { " Note \($0.number): \($0.text)" }.joined() : ""
    return (chart.leavesZeroOut ? " The scale does not start at 0." : "") + FigureCharts.rounding(figures) + practice
  }

  private func points(_ figures: [Figure], _ breaks: Set<Int>) -> [LineChart.Point] {
    figures.enumerated().map { index, figure in
      let range = figure.isWithheld ? nil : figure.interval
      var point = LineChart.Point(month: figure.part.period.upperBound.month.adding(-1), value: figure.value)
      (point.lower, point.upper) = (range?.lower, range?.upper)
      point.mark = figure.value == nil ? FigureSummary(figure).display : ""
      point.isBreak = breaks.contains(index)
      point.isMixed = figure.contents.count > 1
      let summary = FigureSummary(figure)
      point.words =
        "\(PeriodFormat.short(figure.question.to)): \(summary.valueWithMarks)"
        + (summary.range.map { " (\($0))" } ?? "")
      return point
    }
  }

  private var threshold: (value: Double, text: String)? {
    guard let threshold = figure.header?.threshold, let limit = threshold.upper ?? threshold.lower else { return nil }
    return (limit.double, "Threshold \(limit)\(figure.header?.measure == .percentage ? "%" : "")")
  }

  /// The notes on practice within a series, numbered.
  private func practicesWithin(_ figures: [Figure]) -> [(number: String, month: Month, text: String)] {
    guard let first = figures.first?.part.period.lowerBound, let last = figures.last?.part.period.upperBound else {
      return []
    }
    return practices.filter { $0.effective >= first && $0.effective < last }.enumerated().map { index, note in
      (String(index + 1), note.effective.month, "\(note.effective): \(note.text)")
    }
  }

  private func noteList(_ notes: [(number: String, month: Month, text: String)]) -> [Document.Block] {
    notes.isEmpty ? [] : [.list(notes.map { "Note \($0.number): \($0.text)" })]
  }
}
