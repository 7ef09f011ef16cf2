import Spreadsheets

/// What is read from a file, as short text that a test can hold beside what it expects.
enum Reading {
  /// The rows of a sheet: their numbers, whether they are hidden, and their cells.
  static func rows(
    _ bytes: [UInt8], sheet: Int = 0, options: SpreadsheetOptions = SpreadsheetOptions()
  ) throws -> [String] {
    let workbook = try Workbook(bytes: bytes, name: "f", options: options)
    var rows: [String] = []
    try workbook.forEachRow(ofSheet: sheet) { row in
      rows.append(shown(row))
      return true
    }
    return rows
  }

  static func rows(_ text: String, options: SpreadsheetOptions = SpreadsheetOptions()) throws -> [String] {
    try rows(Array(text.utf8), options: options)
  }

  /// `3: a | =1.5 | @2019-01-05`; `7 (line 9)` where the two differ, `7 hidden`.
  static func shown(_ row: SheetRow) -> String {
    let line = row.line.map { $0 == row.number ? "" : " (line \($0))" } ?? ""
    return "\(row.number)\(line)\(row.isHidden ? " hidden" : ""): " + row.cells.map(shown).joined(separator: " | ")
  }

  static func shown(_ cell: Cell) -> String {
    switch cell {
    case .empty: return ""
    case .text(let text): return text.replacing("\n", with: "¶").replacing("\t", with: "→")
    case .number(let number): return "=" + (Int(exactly: number).map(String.init) ?? "\(number)")
    case .date(let year, let month, let day):
      return "@\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    case .boolean(let value): return "=\(value)"
    case .error(let text): return "!\(text)"
    }
  }

  /// Why a file is refused, by its first sheet or as a whole; nil where it is not.
  static func fault(
    _ bytes: [UInt8], sheet: Int = 0, options: SpreadsheetOptions = SpreadsheetOptions()
  ) -> SpreadsheetFault? {
    do {
      _ = try rows(bytes, sheet: sheet, options: options)
      return nil
    } catch {
      guard let error = error as? SpreadsheetError, case .refused(let fault) = error else { return nil }
      return fault
    }
  }

  static func mistake(_ bytes: [UInt8]) -> SpreadsheetMistake? { fault(bytes)?.mistake }
}
