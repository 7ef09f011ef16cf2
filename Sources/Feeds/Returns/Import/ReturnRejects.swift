internal import Events
internal import Spreadsheets

/// Writes refused rows as CSV, with all columns of their sheet and what is wrong with each, to be mended and imported again.
///
/// The files are read once more for it: of a statement without faults nothing but what it says is kept.
enum ReturnRejects {
  /// The heading of the column that says why.
  static let reason = "Why it was refused"

  static func write(_ statement: ReturnStatement, of files: [ReturnFile], to rejects: RejectsFile) throws {
    for (number, file) in files.enumerated()
    where statement.refusedRows.keys.contains(where: { $0.fileNumber == number }) {
      do {
        try write(statement, file, number: number, to: rejects)
      } catch let error as SpreadsheetError {
        throw error.translated
      }
    }
  }

  private static func write(
    _ statement: ReturnStatement, _ file: ReturnFile, number: Int, to rejects: RejectsFile
  ) throws {
    let index = try file.position(of: statement.feed.sheet)
    let place = file.place(ofSheet: index)
    var finder = try HeaderFinder(statement.feed, place: place)
    var header: HeaderMatch?
    try file.workbook.forEachRow(ofSheet: index) { row in
      guard let header else {
        header = try finder.take(row)
        if let header { try rejects.write(line(header.headings + [reason])) }
        return true
      }
      var rowPlace = place
      (rowPlace.row, rowPlace.line, rowPlace.isHidden) = (row.number, row.line, row.isHidden)
      if let refusals = statement.refusedRows[StatedPlace(row: rowPlace, fileNumber: number)] {
        let cells = header.headings.indices.map { $0 < row.cells.count ? CellText(row.cells[$0]).text : "" }
        try rejects.write(line(cells + [refusals.map(\.description).joined(separator: " ")]))
      }
      return true
    }
  }

  private static func line(_ fields: [String]) -> [UInt8] {
    Array((fields.map(field).joined(separator: ",") + "\r\n").utf8)
  }

  /// RFC 4180.
  private static func field(_ text: String) -> String {
    let isPlain = !text.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
