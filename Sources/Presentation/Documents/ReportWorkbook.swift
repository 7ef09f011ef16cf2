internal import Events
internal import Figures
internal import Rationals
package import Reports
package import Spreadsheets
internal import Statistics

/// A report as a workbook: a cover, and a table a sheet. Numbers are numbers, as many decimals as the paper prints, and a mark
/// stands where there is none. It holds no number that the paper in its other forms does not hold.
package struct ReportWorkbook {
  let report: Report

  package init(_ report: Report) { self.report = report }

  package var sheets: [WrittenSheet] {
    let tables =
      [
        sheet("Indicators", ReportWorkbook.columns) { [$0.figure] },
        sheet("Areas", ReportWorkbook.columns) { $0.areas },
        sheet("Over time", ReportWorkbook.pointColumns) { $0.series },
        // One small quarter keeps all back: the others are not looked at where small numbers could be found.
        sheet("Quarters", ReportWorkbook.pointColumns) { $0.quarters.contains(where: \.isWithheld) ? [] : $0.quarters },
        notes,
      ] + (report.corrections.isEmpty ? [] : [corrections])
    let charts = charts(of: tables[2])
    return [cover(of: charts.charts.isEmpty ? tables : tables + [charts])] + tables
      + (charts.charts.isEmpty ? [] : [charts])
  }

  // MARK: Cover and notes

  private func cover(of tables: [WrittenSheet]) -> WrittenSheet {
    let document = ReportDocument(report: report)
    let about = [
      "Indicators": "Each indicator at its own latest month", "Areas": "The areas right below, for the same months",
      "Over time": "The definition's own window up to that month: rolling windows overlap",
      "Quarters": "Quarters counted alone", "Notes": "What is noted of each indicator's figure",
      "Corrections": "Figures that were published and are corrected, with the reasons",
      "Charts": "A chart for each indicator of what is in Over time; a line stops at a break in the series",
    ]
    var rows = ([document.title] + document.subtitle).map { [text($0)] }
    rows += [[], [text("Sheet"), text("What it holds")]]
    rows += tables.map { [text($0.name), text(about[$0.name] ?? "")] }
    rows += [[], [text("Mark"), text("What it means")]]
    rows += Set(report.entries.flatMap { $0.allFigures.flatMap { Array($0.marks) } }).sorted().map {
      [text($0.text), text($0.meaning)]
    }
    let sentences =
      report.corrections.map(\.notice).withoutRepeats.map(\.sentence)
      + [report.leftOutSentence, report.keptBackSentence].compactMap { $0 }
    rows += sentences.isEmpty ? [] : [[]] + sentences.map { [text($0)] }
    var sheet = WrittenSheet(name: "Cover", rows: rows)
    sheet.widths = [16, 80]
    sheet.layout = .text
    return sheet
  }

  private var notes: WrittenSheet {
    let rows = report.entries.flatMap { entry in
      ([entry.latest.sentence] + entry.figure.notes.withoutRepeats.map(\.sentence)).map {
        [text(entry.figure.title), text($0)]
      }
    }
    var sheet = WrittenSheet(name: "Notes", rows: [[text("Indicator"), text("Note")]] + rows)
    sheet.widths = [44, 100]
    sheet.layout = .table
    return sheet
  }

  private var corrections: WrittenSheet {
    let titles = [
      "Indicator", "Indicator code", "Area code", "Area", "First day", "Last day", "Published", "In the paper", "Now",
      "Notice",
    ]
    let rows = report.corrections.map { correction in
      [
        text(correction.title), text(correction.indicator), text(correction.area), text(correction.areaName),
        date(correction.period.lowerBound), date(correction.period.lastDay), text(correction.shownBefore),
        text(correction.before?.report ?? correction.notice.report), text(correction.shownAfter),
        text(correction.notice.sentence),
      ]
    }
    var sheet = WrittenSheet(name: "Corrections", rows: [titles.map(text)] + rows)
    sheet.widths = [44, 20, 12, 18, 12, 12, 10, 12, 10, 60]
    sheet.layout = .table
    return sheet
  }

  // MARK: Figures

  private struct Column {
    let title: String
    let width: Int
    let cell: (ReportWorkbook, Figure) -> Cell

    init(_ title: String, _ width: Int, _ cell: @escaping (ReportWorkbook, Figure) -> Cell) {
      (self.title, self.width, self.cell) = (title, width, cell)
    }
  }

  /// Where a chart finds the last day and the value of a point: behind the column of the outcome.
  static var lastDayColumn: Int { 1 + (pointColumns.firstIndex { $0.title == "Last day" } ?? 0) }
  static var valueColumn: Int { 1 + (pointColumns.firstIndex { $0.title == "Value" } ?? 0) }

  /// What is told of a point of a series.
  private static var pointColumns: [Column] {
    [
      Column("Indicator", 44) { $0.text($1.title) }, Column("Indicator code", 28) { $0.text($1.question.indicator) },
      Column("Area code", 12) { $0.text($1.question.area) }, Column("Area", 18) { $0.text($1.areaName) },
      Column("First day", 12) { $0.date($1.part.period.lowerBound) },
      Column("Last day", 12) { $0.date($1.part.period.lastDay) }, Column("Value", 10) { $0.value($1) },
      Column("Unit", 20) { $0.text($1.unit ?? "") }, Column("Marks", 10) { $0.text(FigureSummary.marks($1)) },
      Column("Lower 95%", 10) { $0.limit($1, \.lower) }, Column("Upper 95%", 10) { $0.limit($1, \.upper) },
      Column("Versions", 10) { $0.text(ListFormat.commas($1.versions)) },
    ]
  }

  /// What is told of a figure.
  private static var columns: [Column] {
    pointColumns + [
      Column("Numerator", 12) { $0.count($1, \.numerator) }, Column("Denominator", 12) { $0.count($1, \.denominator) },
      Column("Value before", 12) { $0.valueBefore($1) }, Column("Change", 10) { $0.change($1) },
      Column("Direction", 18) { $0.text(FigureSummary($1).direction.word) },
    ]
  }

  private func sheet(_ name: String, _ columns: [Column], _ figures: (Report.Entry) -> [Figure]) -> WrittenSheet {
    let rows = report.outcomes.flatMap { outcome in
      outcome.entries.flatMap(figures).map { figure in [text(outcome.title)] + columns.map { $0.cell(self, figure) } }
    }
    var sheet = WrittenSheet(name: name, rows: [[text("Outcome")] + columns.map { text($0.title) }] + rows)
    sheet.widths = [40] + columns.map(\.width)
    sheet.layout = .table
    return sheet
  }

  private func value(_ figure: Figure) -> Cell {
    figure.hasShownValue ? number(figure.part.value, figure.header?.decimals) : text(FigureSummary(figure).display)
  }

  private func valueBefore(_ figure: Figure) -> Cell {
    !figure.isPreviousWithheld && figure.previous.value != nil
      ? number(figure.previous.value, figure.header?.decimals) : text(FigureSummary(figure).previousDisplay)
  }

  /// The change, where the two may be compared. Points have a decimal, as in the paper.
  private func change(_ figure: Figure) -> Cell {
    guard FigureSummary(figure).direction != .notComparable, let header = figure.header else { return .empty }
    return number(figure.change, header.measure == .percentage ? max(1, header.decimals) : header.decimals)
  }

  private func limit(_ figure: Figure, _ end: KeyPath<Interval, Double>) -> Cell {
    guard !figure.isWithheld, let limit = figure.interval?[keyPath: end], let decimal = ExactDecimal(shortestOf: limit)
    else { return .empty }
    return number(Rational(decimal), (figure.header?.decimals ?? 1) + 1)
  }

  private func count(_ figure: Figure, _ part: KeyPath<Figure.Part, Rational?>) -> Cell {
    figure.isWithheld ? .empty : number(figure.part[keyPath: part], nil)
  }

  // MARK: Cells

  /// A number as it is printed, or exactly where no decimals are named; empty where there is none.
  private func number(_ value: Rational?, _ decimals: Int?) -> Cell {
    guard let value else { return .empty }
    guard let decimals else { return .number(value.double) }
    return Double(NumberFormat.rounded(value, decimals: decimals, minus: .hyphen)).map { .number($0) } ?? .empty
  }

  private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(shownText(text)) }

  func shownText(_ text: String) -> String { TextSanitizer.line(Erasures.shown(text)) }

  private func date(_ date: CivilDate) -> Cell {
    let (year, month, day) = date.components
    return .date(year: year, month: month, day: day)
  }
}
