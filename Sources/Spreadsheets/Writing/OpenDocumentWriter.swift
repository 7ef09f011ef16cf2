internal import Archives

/// Writes an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3) of one table.
enum OpenDocumentWriter {
  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
  private static let namespace = "urn:oasis:names:tc:opendocument:xmlns"

  static func bytes(of sheet: WrittenSheet) -> [UInt8] {
    var archive = StoredZip()
    // First of all, so that the kind of the file can be told by its beginning (part 2, section 3.3).
    archive.add("mimetype", Array(mediaType.utf8))
    archive.add("META-INF/manifest.xml", Array((MarkupText.declaration + manifest).utf8))
    archive.add("content.xml", Array((MarkupText.declaration + content(of: sheet)).utf8))
    return archive.archive
  }

  private static let manifest =
    "<manifest:manifest xmlns:manifest=\"\(namespace):manifest:1.0\" manifest:version=\"1.3\">"
    + "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"\(mediaType)\"/>"
    + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"

  private static func content(of sheet: WrittenSheet) -> String {
    let names = [
      ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    ].map { " xmlns:\($0)=\"\(namespace):\($1):1.0\"" }.joined()
    return "<office:document-content\(names) office:version=\"1.3\">\(styles)<office:body><office:spreadsheet>"
      + "<table:table table:name=\"\(MarkupText.escaped(sheet.name))\">\(rows(of: sheet))</table:table>"
      + "</office:spreadsheet></office:body></office:document-content>"
  }

  /// Dates as they are written in England.
  private static let styles =
    "<office:automatic-styles><number:date-style style:name=\"N1\"><number:day number:style=\"long\"/>"
    + "<number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text>"
    + "<number:year number:style=\"long\"/></number:date-style><style:style style:name=\"date\" "
    + "style:family=\"table-cell\" style:data-style-name=\"N1\"/></office:automatic-styles>"

  private static func rows(of sheet: WrittenSheet) -> String {
    var rows = ""
    for row in sheet.rows {
      rows += "<table:table-row>"
      for cell in row.isEmpty ? [.empty] : row { rows += self.cell(cell) }
      rows += "</table:table-row>"
    }
    return rows
  }

  private static func cell(_ cell: Cell) -> String {
    let attributes: String
    switch cell {
    case .empty: return "<table:table-cell/>"
    case .text, .error: attributes = "office:value-type=\"string\""
    case .number(let number): attributes = "office:value-type=\"float\" office:value=\"\(Cell.shortest(number))\""
    case .date(let year, let month, let day):
      let date = [Cell.digits(year, 4), Cell.digits(month, 2), Cell.digits(day, 2)].joined(separator: "-")
      attributes = "table:style-name=\"date\" office:value-type=\"date\" office:date-value=\"\(date)\""
    case .boolean(let flag): attributes = "office:value-type=\"boolean\" office:boolean-value=\"\(flag)\""
    }
    let lines = cell.written.split(separator: "\n", omittingEmptySubsequences: false)
    let paragraphs = lines.map { "<text:p>\(MarkupText.escaped(String($0)))</text:p>" }.joined()
    return "<table:table-cell \(attributes)>\(paragraphs)</table:table-cell>"
  }
}
