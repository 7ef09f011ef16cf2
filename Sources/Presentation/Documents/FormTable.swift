package import Events
internal import Figures
internal import Rationals
package import Reports
package import Spreadsheets

/// A return form as a table: what is asked for, the number, and its marks.
package struct FormTable {
  private let filled: FilledForm

  package init(_ filled: FilledForm) { self.filled = filled }

  private static let columns = ["item", "value", "marks"]

  /// The form for a terminal.
  package var text: String {
    var table = TerminalTable([("Item", .left), ("Value", .right), ("Marks", .left)])
    for row in filled.rows {
      switch row {
      case .heading(let text): table.append([text, "", ""])
      case .figure(let text, let figure, let part):
        table.append(["  " + text, NumberFormat.quoted(FormTable.shown(figure, part)), FigureSummary.marks(figure)])
      }
    }
    table.removeEmptyColumns()
    return TextSanitizer.lines(head.map { "\($0.0): \($0.1)" } + [""] + table.lines)
  }

  /// The rows as CSV: a heading has no value.
  package var csv: String {
    CSVTable.text(columns: FormTable.columns, rows: filled.rows.map(FormTable.cells))
  }

  /// `{"form":…,"area":…,"knownAt":N,"rows":[{"item":…,"value":…,"marks":[…]}]}`; the value is a number, or the mark in its
  /// place; a heading has none.
  package var json: JSONOutput {
    let rows = filled.rows.map { row -> JSONOutput in
      let cells = FormTable.cells(row)
      let value: JSONOutput =
        Double(cells[1]).flatMap { ExactDecimal(shortestOf: $0) }.map { .decimal($0) }
        ?? (cells[1].isEmpty ? .null : .string(cells[1]))
      var marks: [JSONOutput] = []
      if case .figure(_, let figure, _) = row { marks = figure.marks.sorted().map { .string($0.rawValue) } }
      return .object([("item", .string(cells[0])), ("value", value), ("marks", .array(marks))])
    }
    return .object([
      ("form", .string(filled.form.name)), ("area", .string(filled.area)), ("report", .string(filled.quarter.label)),
      ("knownAt", .whole(filled.knownLength)), ("rows", .array(rows)),
    ])
  }

  /// The form as a sheet: numbers are numbers.
  package var sheet: [[Cell]] {
    let head = head.map { [Cell.text($0.0), Cell.text($0.1)] }
    let rows = filled.rows.map { row -> [Cell] in
      let cells = FormTable.cells(row)
      let number = Double(cells[1]).map { Cell.number($0) }
      return [
        .text(cells[0]), number ?? (cells[1].isEmpty ? .empty : .text(cells[1])),
        cells[2].isEmpty ? .empty : .text(cells[2]),
      ]
    }
    return head + [[]] + [["Item", "Value", "Marks"].map { Cell.text($0) }] + rows
  }

  package var title: String { filled.form.title }

  private var head: [(String, String)] {
    let months = filled.form.window.months(to: filled.quarter.last)
    var head = [
      ("Form", filled.form.title), ("Area", "\(filled.areaName) (\(filled.area))"),
      ("Period", PeriodFormat.long(months.lowerBound.start..<months.upperBound.start)),
    ]
    head.append(("Known at", "#\(filled.knownLength)" + (filled.knownTime.map { ", \($0)" } ?? "")))
    return head
  }

  private static func cells(_ row: FilledForm.Row) -> [String] {
    switch row {
    case .heading(let text): [text, "", ""]
    case .figure(let text, let figure, let part): [text, shown(figure, part), FigureSummary.marks(figure)]
    }
  }

  /// The number that is asked for, or the mark in its place.
  private static func shown(_ figure: Figure, _ part: ReturnForm.Part) -> String {
    guard part != .value, !figure.isWithheld, figure.part.value != nil else { return figure.display }
    let number = part == .of ? figure.part.denominator : figure.part.numerator
    return number.map { $0.rounded(decimals: $0.whole == nil ? 2 : 0) } ?? figure.display
  }
}
