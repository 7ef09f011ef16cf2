/// How the sheets of an Office workbook look on the screen and in print.
enum OfficeLayout {
  /// The positions among the formats of cells.
  private enum Style: Int {
    case date = 1
    case head, wrapped
  }

  /// A column of so many characters is one of texts, which go on in further lines.
  private static let minimumWrappedWidth = 30

  /// The position of a cell's format; nil for the first one, which is any.
  static func style(of cell: Cell, in sheet: WrittenSheet, row: Int, column: Int) -> Int? {
    if sheet.layout == .table, row == 0 { return Style.head.rawValue }
    switch cell {
    case .date: return Style.date.rawValue
    case .text where sheet.layout != .plain && sheet.widths.dropFirst(column).first ?? 0 >= minimumWrappedWidth:
      return Style.wrapped.rawValue
    default: return nil
    }
  }

  /// What a row's tag says of its height, where a text of it goes on in further lines: not every program finds that out.
  static func height(of row: [Cell], in sheet: WrittenSheet) -> String {
    guard sheet.layout != .plain else { return "" }
    let lines =
      zip(row, sheet.widths).map { cell, width -> Int in
        guard case .text(let text) = cell, width >= minimumWrappedWidth else { return 1 }
        // A line ends with a whole word, and capitals are wide.
        return 1 + text.count / (width - width / 8)
      }.max() ?? 1
    return lines > 1 ? " ht=\"\(lines * 15)\" customHeight=\"1\"" : ""
  }

  /// What stands before the columns of a sheet.
  static func head(of sheet: WrittenSheet) -> String {
    guard sheet.layout != .plain else { return "" }
    let pane =
      sheet.layout == .table
      ? "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
        + "state=\"frozen\"/></sheetView></sheetViews>" : ""
    return "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" + pane
  }

  /// What stands after the rows of a sheet: A4 across, the name at the foot of each page.
  static func foot(of sheet: WrittenSheet) -> String {
    guard sheet.layout != .plain else { return "" }
    return "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>"
      + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
      + "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>"
  }

  /// The names by which the head of a table is printed above each page.
  static func names(of sheets: [WrittenSheet]) -> String {
    let names = sheets.enumerated().filter { $0.element.layout == .table }.map { position, sheet in
      let name = MarkupText.escaped(sheet.name.replacing("'", with: "''"))
      return "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(position)\">'\(name)'!$1:$1</definedName>"
    }
    return names.isEmpty ? "" : "<definedNames>\(names.joined())</definedNames>"
  }

  /// Format 0 is any, 1 a date, which no country reads otherwise, 2 the head of a column, 3 a text of several lines.
  static func styles(_ main: String) -> String {
    func wrapped(_ attributes: String) -> String {
      let alignment = "<alignment vertical=\"top\" wrapText=\"1\"/>"
      return "<xf fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\" \(attributes)>\(alignment)</xf>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/>"
    return
      "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      + "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
      + "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
      + "<alignment vertical=\"top\"/></xf>"
      + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">"
      + "<alignment vertical=\"top\"/></xf>"
      + wrapped("numFmtId=\"0\" fontId=\"1\"") + wrapped("numFmtId=\"0\" fontId=\"0\"") + "</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  }
}
