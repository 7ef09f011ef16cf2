/// A table to be written as a spreadsheet of one sheet, or as a sheet among others. The same table makes the same bytes.
package struct WrittenSheet: Sendable {
  /// The forms in which it can be written, by the ending of a file's name.
  package enum Form: String, CaseIterable, Sendable {
    case csv, xlsx, ods
  }

  /// How a sheet is laid out for those who read it, and print it.
  package enum Layout: Sendable {
    /// As a program takes it.
    case plain
    /// Texts in wide columns go on in further lines, and a page of A4 across has the whole width.
    case text
    /// The same, and the first row is bold, and stays in sight and above each page.
    case table
  }

  package var name: String
  /// From the first row and column A on.
  package var rows: [[Cell]]
  /// The widths of the first columns in an Office workbook, in characters; the usual ones for the rest.
  package var widths: [Int] = []
  /// How it looks in an Office workbook.
  package var layout = Layout.plain
  /// Charts of an Office workbook, in rows of two; the sheet has nothing else then.
  package var charts: [WrittenChart] = []

  package init(name: String, rows: [[Cell]]) { (self.name, self.rows) = (name, rows) }

  package func bytes(as form: Form) -> [UInt8] {
    switch form {
    case .csv: csv
    case .xlsx: WrittenSheet.workbook([self])
    case .ods: OpenDocumentWriter.bytes(of: self)
    }
  }

  /// An Office workbook of sheets, at least one, whose names differ and have at most 31 characters.
  package static func workbook(_ sheets: [WrittenSheet]) -> [UInt8] { OfficeWriter.bytes(of: sheets) }

  /// Rows that end with CR LF (RFC 4180), dates as they are written in England.
  private var csv: [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += WrittenSheet.field(cell.written).utf8
      }
      bytes += "\r\n".utf8
    }
    return bytes
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { ",\"\r\n".utf8.contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

extension WrittenSheet {
  /// A table of texts, whose numbers and dates (`dd/MM/yyyy`) become cells of their own kind, as people type them.
  package init(name: String, csv: [UInt8]) throws(SpreadsheetError) {
    var rows: [[Cell]] = []
    let workbook = try Workbook(bytes: csv, name: name)
    do {
      try workbook.forEachRow(ofSheet: 0) { row in
        rows += [[Cell]](repeating: [], count: row.number - 1 - rows.count)
        rows.append(row.cells.map(\.typed))
        return true
      }
    } catch {
      guard let error = error as? SpreadsheetError else { preconditionFailure("reading rows throws nothing else") }
      throw error
    }
    self.init(name: name, rows: rows)
  }
}

extension Cell {
  /// As a text file has it.
  var written: String {
    switch self {
    case .empty: ""
    case .text(let text), .error(let text): text
    case .number(let number): Cell.shortest(number)
    case .date(let year, let month, let day): "\(Cell.digits(day, 2))/\(Cell.digits(month, 2))/\(Cell.digits(year, 4))"
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    }
  }

  /// A number without what says only that it is a double.
  static func shortest(_ number: Double) -> String {
    number.magnitude < 1e15 && number == number.rounded() ? String(Int(number)) : String(number)
  }

  static func digits(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  /// What a spreadsheet makes of a text that is typed: a number, a date, or the text.
  fileprivate var typed: Cell {
    guard case .text(let text) = self else { return self }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.map(\.count) == [2, 2, 4], let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) {
      return .date(year: year, month: month, day: day)
    }
    guard let number = NumberText.number(Array(text.utf8)[...]), Cell.shortest(number) == text else { return self }
    return .number(number)
  }
}
