internal import Archives

/// Writes an Office workbook (ECMA-376, part 1, section 18): texts shared, dates as numbers under the format of
/// a date.
enum OfficeWriter {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let drawing = "application/vnd.openxmlformats-officedocument.drawing"
  private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func bytes(of sheets: [WrittenSheet]) -> [UInt8] {
    var texts = SharedTexts()
    let written = sheets.map { sheet in
      OfficeLayout.head(of: sheet) + columns(of: sheet) + "<sheetData>\(rows(of: sheet, &texts))</sheetData>"
        + OfficeLayout.foot(of: sheet)
    }
    let numbers = 1...max(1, sheets.count)
    var archive = StoredZip()
    func add(_ name: String, _ text: String) { archive.add(name, Array((MarkupText.declaration + text).utf8)) }
    add("[Content_Types].xml", types(sheets))
    add("_rels/.rels", links([("officeDocument", "xl/workbook.xml")]))
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationships)\"><sheets>"
        + zip(numbers, sheets).map {
          "<sheet name=\"\(MarkupText.escaped($1.name))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
        }.joined() + "</sheets>\(OfficeLayout.names(of: sheets))</workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      links(
        numbers.map { ("worksheet", "worksheets/sheet\($0).xml") } + [
          ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"),
        ]))
    var chartCount = 0
    for (number, (sheet, text)) in zip(numbers, zip(sheets, written)) {
      let drawing = sheet.charts.isEmpty ? "" : "<drawing r:id=\"rId1\"/>"
      add(
        "xl/worksheets/sheet\(number).xml",
        "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(relationships)\">\(text)\(drawing)</worksheet>")
      guard !sheet.charts.isEmpty else { continue }
      add("xl/worksheets/_rels/sheet\(number).xml.rels", links([("drawing", "../drawings/drawing\(number).xml")]))
      add("xl/drawings/drawing\(number).xml", OfficeCharts.drawing(of: sheet.charts, relationships: relationships))
      add(
        "xl/drawings/_rels/drawing\(number).xml.rels",
        links(sheet.charts.indices.map { ("chart", "../charts/chart\(chartCount + $0 + 1).xml") }))
      for chart in sheet.charts {
        chartCount += 1
        add("xl/charts/chart\(chartCount).xml", OfficeCharts.chart(chart))
      }
    }
    add("xl/styles.xml", sheets.allSatisfy { $0.layout == .plain } ? styles : OfficeLayout.styles(main))
    add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts.items)</sst>")
    return archive.archive
  }

  private struct SharedTexts {
    var items = ""
    private var numbers: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
      if let known = numbers[text] { return known }
      items += "<si><t xml:space=\"preserve\">\(MarkupText.escaped(text))</t></si>"
      numbers[text] = numbers.count
      return numbers.count - 1
    }
  }

  /// The widths of columns, where they are given.
  private static func columns(of sheet: WrittenSheet) -> String {
    guard !sheet.widths.isEmpty else { return "" }
    let columns = sheet.widths.enumerated().map { index, width in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    return "<cols>\(columns.joined())</cols>"
  }

  private static func rows(of sheet: WrittenSheet, _ texts: inout SharedTexts) -> String {
    var rows = ""
    for (index, row) in sheet.rows.enumerated() where !row.isEmpty {
      rows += "<row r=\"\(index + 1)\"\(OfficeLayout.height(of: row, in: sheet))>"
      for (column, cell) in row.enumerated() where cell != .empty {
        let style = OfficeLayout.style(of: cell, in: sheet, row: index, column: column)
        rows +=
          "<c r=\"\(letters(of: column))\(index + 1)\"\(style.map { " s=\"\($0)\"" } ?? "")\(value(of: cell, &texts))</c>"
      }
      rows += "</row>"
    }
    return rows
  }

  /// The rest of a cell's tag, and what stands in it.
  private static func value(of cell: Cell, _ texts: inout SharedTexts) -> String {
    switch cell {
    case .empty: ">"
    case .text(let text): " t=\"s\"><v>\(texts.number(of: text))</v>"
    case .number(let number): "><v>\(Cell.shortest(number))</v>"
    case .date(let year, let month, let day): "><v>\(serial(year, month, day))</v>"
    case .boolean(let flag): " t=\"b\"><v>\(flag ? 1 : 0)</v>"
    case .error(let error): " t=\"e\"><v>\(MarkupText.escaped(error))</v>"
    }
  }

  /// The letters of a column.
  static func letters(of column: Int) -> String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The days since 30 December 1899, for dates from 1 March 1900 on.
  private static func serial(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (shifted, months) = (month <= 2 ? year - 1 : year, (month + 9) % 12)
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5 + day - 693_900
  }

  // MARK: Parts that say nothing of the table

  private static func links(_ links: [(kind: String, target: String)]) -> String {
    let items = links.enumerated().map { index, link in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relationships)/\(link.kind)\" Target=\"\(link.target)\"/>"
    }
    return "<Relationships xmlns=\"\(packages)/relationships\">\(items.joined())</Relationships>"
  }

  private static func types(_ sheets: [WrittenSheet]) -> String {
    func part(_ name: String, _ type: String) -> String {
      "<Override PartName=\"/xl/\(name)\" ContentType=\"\(type)+xml\"/>"
    }
    let numbers = 1...max(1, sheets.count)
    var parts = [part("workbook.xml", media + ".sheet.main")]
    parts += numbers.map { part("worksheets/sheet\($0).xml", media + ".worksheet") }
    parts += [part("styles.xml", media + ".styles"), part("sharedStrings.xml", media + ".sharedStrings")]
    parts += zip(numbers, sheets).filter { !$1.charts.isEmpty }.map { number, _ in
      part("drawings/drawing\(number).xml", drawing)
    }
    let chartCount = sheets.reduce(0) { $0 + $1.charts.count }
    parts += (0..<chartCount).map { part("charts/chart\($0 + 1).xml", drawing + "ml.chart") }
    return "<Types xmlns=\"\(packages)/content-types\"><Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
      + "ContentType=\"application/xml\"/>\(parts.joined())</Types>"
  }

  /// Format 0 is any, 1 a date (14: as the reader's country writes it).
  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
    + "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    + "</styleSheet>"
}
