internal import Events
internal import Figures
internal import Rationals
package import Reports
package import Spreadsheets
internal import Statistics

/// A report as a workbook: a cover, and a table a sheet. Numbers are numbers, as many decimals as the paper prints, and a mark
/// stands where there is none.
package struct ReportWorkbook {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var sheets: [WrittenSheet] {
    let tables = [
      sheet("Indicators", report.entries.map { ($0, [$0.figure]) }),
      sheet("Areas", report.entries.map { ($0, $0.areas) }), sheet("Over time", report.entries.map { ($0, $0.series) }),
      sheet("Quarters", report.entries.map { ($0, $0.quarters) }), notes,
    ]
    return [cover(of: tables)] + tables
  }

  // MARK: Cover and notes

  private func cover(of tables: [WrittenSheet]) -> WrittenSheet {
    let document = ReportDocument(report: report)
    let about = [
      "Indicators": "Each indicator at its own latest month", "Areas": "The areas right below, for the same months",
      "Over time": "The definition's own window up to that month: rolling windows overlap",
      "Quarters": "Quarters counted alone", "Notes": "What is noted of each indicator's figure",
    ]
    var rows = ([document.title] + document.subtitle).map { [text($0)] }
    rows += [[], [text("Sheet"), text("What it holds")]]
    rows += tables.map { [text($0.name), text(about[$0.name] ?? "")] }
    rows += [[], [text("Mark"), text("What it means")]]
    rows += Set(report.entries.flatMap { $0.allFigures.flatMap { Array($0.marks) } }).sorted().map {
      [text($0.text), text($0.meaning)]
    }
    let sentences = [report.leftOutSentence, report.keptBackSentence].compactMap { $0 }
    rows += sentences.isEmpty ? [] : [[]] + sentences.map { [text($0)] }
    var sheet = WrittenSheet(name: "Cover", rows: rows)
    sheet.widths = [16, 80]
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
    return sheet
  }

  // MARK: Figures

  private static let columns: [(title: String, width: Int)] = [
    ("Outcome", 28), ("Indicator", 44), ("Indicator code", 20), ("Area code", 12), ("Area", 18), ("First day", 12),
    ("Last day", 12), ("Value", 10), ("Unit", 14), ("Marks", 10), ("Lower 95%", 10), ("Upper 95%", 10),
    ("Numerator", 12), ("Denominator", 12), ("Value before", 12), ("Change", 10), ("Direction", 18), ("Versions", 10),
  ]

  private func sheet(_ name: String, _ figures: [(entry: Report.Entry, figures: [Figure])]) -> WrittenSheet {
    let rows = figures.flatMap { entry, figures in
      figures.map { row($0, outcome: outcome(of: entry)) }
    }
    var sheet = WrittenSheet(name: name, rows: [ReportWorkbook.columns.map { text($0.title) }] + rows)
    sheet.widths = ReportWorkbook.columns.map(\.width)
    return sheet
  }

  private func outcome(of entry: Report.Entry) -> String {
    let question = entry.figure.question
    return report.outcomes.first { $0.entries.contains { $0.figure.question == question } }?.title ?? ""
  }

  private func row(_ figure: Figure, outcome: String) -> [Cell] {
    let summary = FigureSummary(figure)
    let (range, isShown) = (figure.isWithheld ? nil : figure.interval, !figure.isWithheld)
    let decimals = figure.header?.decimals ?? 0
    func limit(_ value: Double?) -> Cell {
      value.flatMap { ExactDecimal(shortestOf: $0) }.map { number(Rational($0), decimals + 1) } ?? .empty
    }
    let hasBefore = !figure.isPreviousWithheld && figure.previous.value != nil
    return [
      text(outcome), text(figure.title), text(figure.question.indicator), text(figure.question.area),
      text(figure.areaName), date(figure.part.period.lowerBound), date(figure.part.period.lastDay),
      figure.hasShownValue ? number(figure.part.value, decimals) : text(summary.display), text(figure.unit ?? ""),
      text(FigureSummary.marks(figure)), limit(range?.lower), limit(range?.upper),
      isShown ? number(figure.part.numerator, nil) : .empty, isShown ? number(figure.part.denominator, nil) : .empty,
      hasBefore ? number(figure.previous.value, decimals) : text(summary.previousDisplay),
      summary.direction == .notComparable ? .empty : number(figure.change, decimals),
      text(summary.direction.word), text(ListFormat.commas(figure.versions)),
    ]
  }

  // MARK: Cells

  /// A number as it is printed, or exactly where no decimals are named; empty where there is none.
  private func number(_ value: Rational?, _ decimals: Int?) -> Cell {
    guard let value else { return .empty }
    guard let decimals else { return .number(value.double) }
    return Double(NumberFormat.rounded(value, decimals: decimals, minus: .hyphen)).map { .number($0) } ?? .empty
  }

  private func text(_ text: String) -> Cell {
    text.isEmpty ? .empty : .text(TextSanitizer.line(Erasures.shown(text)))
  }

  private func date(_ date: CivilDate) -> Cell {
    let (year, month, day) = date.components
    return .date(year: year, month: month, day: day)
  }
}
