import Spreadsheets
import TestSupport

/// Writes tables as the three formats have them.
enum TableWriter {
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("\t", with: "&#9;").replacing("\n", with: "&#10;")
  }

  // MARK: Office

  /// Texts are shared or in line, places are said or left out, as it comes.
  static func office(_ table: [SheetRow], _ random: inout SplitMix64) -> [UInt8] {
    var (rows, shared): (String, [String]) = ("", [])
    let from1904 = random.chance(1, of: 2)
    for row in table {
      rows += "<row r=\"\(row.number)\"\(row.isHidden ? " hidden=\"1\"" : "")>"
      var cells: [String] = []
      for (column, cell) in row.cells.enumerated() where cell != .empty {
        let place = "r=\"\(SpreadsheetFault.letters(ofColumn: column))\(row.number)\""
        cells.append(office(cell, place, from1904: from1904, isShared: random.chance(1, of: 2), &shared))
      }
      if random.chance(1, of: 4) { cells.reverse() }
      rows += cells.joined() + "</row>"
    }
    var file = OfficeFile(rows: rows)
    file.shared = shared.map { "<si><t xml:space=\"preserve\">\($0)</t></si>" }.joined()
    file.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
    if from1904 { file.workbook = "<workbookPr date1904=\"1\"/>" }
    return file.bytes
  }

  private static func office(
    _ cell: Cell, _ place: String, from1904: Bool, isShared: Bool, _ shared: inout [String]
  ) -> String {
    switch cell {
    case .empty: return ""
    case .number(let number): return "<c \(place)><v>\(number)</v></c>"
    case .boolean(let value): return "<c \(place) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
    case .error(let text): return "<c \(place) t=\"e\"><v>\(text)</v></c>"
    case .date(let year, let month, let day):
      let days = serial(year, month, day) - (from1904 ? 1462 : 0)
      return "<c \(place) s=\"1\"><v>\(days).75</v></c>"
    case .text(let text):
      let written = escaped(text.replacing("_x", with: "_x005F_x"))
      guard isShared else { return "<c \(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(written)</t></is></c>" }
      shared.append(written)
      return "<c \(place) t=\"s\"><v>\(shared.count - 1)</v></c>"
    }
  }

  /// The days since 1899-12-30, counted one by one.
  private static func serial(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    let years = (1900..<year).reduce(2) { $0 + (isLeap($1) ? 366 : 365) }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return years + lengths.prefix(month - 1).reduce(0, +) + day - 1
  }

  // MARK: OpenDocument

  /// Empty cells and rows are repeated ones.
  static func openDocument(_ table: [SheetRow]) -> [UInt8] {
    var (rows, number) = ("", 1)
    for row in table {
      if row.number > number {
        rows += OpenDocumentFile.row(
          OpenDocumentFile.cell(""), attributes: "table:number-rows-repeated=\"\(row.number - number)\"")
      }
      let hidden = row.isHidden ? "table:visibility=\"collapse\"" : ""
      rows += OpenDocumentFile.row(row.cells.map(openDocument).joined(), attributes: hidden)
      number = row.number + 1
    }
    return OpenDocumentFile(rows: rows).bytes
  }

  private static func openDocument(_ cell: Cell) -> String {
    switch cell {
    case .empty: return OpenDocumentFile.cell("")
    case .number(let number): return OpenDocumentFile.cell("office:value-type=\"float\" office:value=\"\(number)\"")
    case .boolean(let value):
      return OpenDocumentFile.cell("office:value-type=\"boolean\" office:boolean-value=\"\(value)\"")
    case .error(let text):
      return OpenDocumentFile.cell(
        "office:value-type=\"string\" calcext:value-type=\"error\"", "<text:p>\(text)</text:p>")
    case .date(let year, let month, let day):
      let (month, day) = (month < 10 ? "0\(month)" : "\(month)", day < 10 ? "0\(day)" : "\(day)")
      return OpenDocumentFile.cell("office:value-type=\"date\" office:date-value=\"\(year)-\(month)-\(day)\"")
    case .text(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        "<text:p>\(escaped(String(line)).replacing("&#9;", with: "<text:tab/>").replacing(" ", with: "<text:s/>"))</text:p>"
      }
      return OpenDocumentFile.cell("office:value-type=\"string\"", lines.joined())
    }
  }

  // MARK: Text

  static func text(_ rows: [[String]], delimiter: String, encoding: TextEncoding, _ random: inout SplitMix64) -> [UInt8]
  {
    let lineBreak = random.pick(["\n", "\r\n", "\r"])
    let text = rows.map { row in
      row.map { field in
        let needsQuotes = field.contains { "\"\n\r".contains($0) || String($0) == delimiter }
        guard needsQuotes || random.chance(1, of: 4) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"").replacing("\n", with: lineBreak) + "\""
      }.joined(separator: delimiter)
    }.joined(separator: lineBreak)
    switch encoding {
    case .utf8: return Array(((random.chance(1, of: 2) ? "\u{FEFF}" : "") + text).utf8)
    case .windows1252: return text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
    case .utf16:
      let isBigEndian = random.chance(1, of: 2)
      return ("\u{FEFF}" + text).utf16.flatMap { unit in
        isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    }
  }
}
