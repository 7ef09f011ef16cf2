internal import Events
package import Figures
package import Spreadsheets

/// The table of figures as a spreadsheet: the columns of the CSV, with numbers and dates as cells of their own kind.
package struct FigureSheet {
  package let form: WrittenSheet.Form
  private var rows: [[Cell]] = [CSVTable.columns.map { .text($0) }]

  /// The forms, by the endings of files.
  package static let forms: [WrittenSheet.Form] = [.xlsx, .ods]
  /// The rows that a sheet has beside its header.
  package static let maximumFigureCount = SpreadsheetLimits.rows - 1

  /// Nil where the ending of a file names none of the forms.
  package init?(ending path: String) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let form = WrittenSheet.Form(rawValue: ending), FigureSheet.forms.contains(form) else { return nil }
    self.form = form
  }

  package mutating func append(_ figures: [Figure]) {
    let types = CSVMetadata.figures.columns.map(\.datatype)
    rows += CSVTable.rows(figures).map { row in zip(row, types).map(FigureSheet.cell) }
  }

  package var contents: [UInt8] { WrittenSheet(name: "Figures", rows: rows).bytes(as: form) }

  private static func cell(_ text: String, _ type: String) -> Cell {
    guard !text.isEmpty else { return .empty }
    switch type {
    case "date":
      if let date = CivilDate(text)?.components, date.year > 1900 {
        return .date(year: date.year, month: date.month, day: date.dayOfMonth)
      }
    case "double", "number", "integer":
      if let number = Double(text), number.isFinite { return .number(number) }
    default: break
    }
    return .text(String(TextSanitizer.line(Erasures.shown(text)).prefix(SpreadsheetLimits.cellCharacters)))
  }
}
