import Spreadsheets
import Testing

@Suite("Spreadsheets: OpenDocument") struct OpenDocumentTests {
  private typealias File = OpenDocumentFile

  private func cells(_ cells: String) throws -> [String] { try Reading.rows(File(rows: File.row(cells)).bytes) }

  @Test("each type of cell is read as what it says it is")
  func types() throws {
    let read = try cells(
      File.text("text") + File.cell("office:value-type=\"float\" office:value=\"-1.5\"", "<text:p>-1,50</text:p>")
        + File.cell("office:value-type=\"percentage\" office:value=\"0.25\"", "<text:p>25%</text:p>")
        + File.cell("office:value-type=\"currency\" office:currency=\"GBP\" office:value=\"3\"", "<text:p>£3</text:p>")
        + File.cell("office:value-type=\"date\" office:date-value=\"2019-01-05\"", "<text:p>5 Jan</text:p>")
        + File.cell("office:value-type=\"date\" office:date-value=\"2019-01-05T10:30:00\"")
        + File.cell("office:value-type=\"time\" office:time-value=\"PT06H00M00S\"")
        + File.cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>WAHR</text:p>")
        + File.cell("office:value-type=\"string\" office:string-value=\"said\"", "<text:p>shown</text:p>")
        + File.cell("", "<text:p>old</text:p>") + File.cell("table:style-name=\"ce1\""))
    #expect(
      read == ["1: text | =-1.5 | =0.25 | =3 | @2019-01-05 | @2019-01-05 | =0.25 | =true | said | old"])
  }

  @Test("paragraphs are lines; white space is one space, or as many as elements say")
  func texts() throws {
    let read = try cells(
      File.cell("office:value-type=\"string\"", "<text:p>one</text:p><text:p/><text:p>two</text:p>")
        + File.text(" a\n  b<text:s/><text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e ")
        + File.text("x<text:span>y <text:span>z</text:span></text:span><text:a>w</text:a>")
        + File.text("漢<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>ji</text:ruby-text></text:ruby>")
        + File.cell(
          "office:value-type=\"string\"",
          "<office:annotation><text:p>remark</text:p></office:annotation><text:p>kept</text:p>"
            + "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>"))
    #expect(read == ["1: one¶¶two | a b   c→d¶e | xy zw | 漢字 | kept"])
  }

  @Test("cells and rows stand for as many as they say, covered ones for empty ones")
  func repeats() throws {
    let rows =
      File.row(
        File.cell("table:number-columns-repeated=\"2\"") + File.text("c")
          + File.cell("table:number-columns-repeated=\"16381\""))
      + File.row(File.cell("", ""), attributes: "table:number-rows-repeated=\"3\"")
      + File.row(
        File.cell("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"3\"")
          + "<table:covered-table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"9\"/>"
          + File.text("f"), attributes: "table:number-rows-repeated=\"2\"")
      + File.row(
        File.cell("table:number-columns-repeated=\"16384\""), attributes: "table:number-rows-repeated=\"1048570\"")
    let last = "=1 | =1 | =1 |  |  | f"
    #expect(try Reading.rows(File(rows: rows).bytes) == ["1:  |  | c", "5: \(last)", "6: \(last)"])
  }

  @Test("errors are errors, by what the cell says or a formula shows")
  func errors() throws {
    let read = try cells(
      File.cell(
        "table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"",
        "<text:p>#DIV/0!</text:p>")
        + File.cell(
          "table:formula=\"of:=x\" office:value-type=\"float\" office:value=\"0\"", "<text:p>Err:502</text:p>")
        + File.cell(
          "table:formula=\"of:=NA()\" office:value-type=\"float\" office:value=\"0\"", "<text:p>#N/A</text:p>")
        + File.text("#N/A") + File.cell("table:formula=\"of:=1\"")
        + File.cell("table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" office:string-value=\"\"")
        + File.text("z"))
    #expect(read == ["1: !#DIV/0! | !Err:502 | !#N/A | #N/A | !#NOT-CALCULATED |  | z"])
  }

  @Test("rows within groups, header rows and hidden rows are read, and the hidden ones marked")
  func rows() throws {
    let rows =
      "<table:table-column table:number-columns-repeated=\"3\"/><table:shapes><table:table-row/></table:shapes>"
      + "<table:table-header-rows>\(File.row(texts: "a"))</table:table-header-rows>"
      + "<table:table-row-group>\(File.row(texts: "b"))<table:table-row-group table:display=\"false\">"
      + "<table:table-rows>\(File.row(texts: "c"))</table:table-rows></table:table-row-group></table:table-row-group>"
      + File.row(File.text("d"), attributes: "table:visibility=\"collapse\"")
      + File.row(File.text("e"), attributes: "table:visibility=\"filter\"")
      + File.row(File.text("f"), attributes: "table:visibility=\"visible\"")
    #expect(
      try Reading.rows(File(rows: rows).bytes) == ["1: a", "2: b", "3 hidden: c", "4 hidden: d", "5 hidden: e", "6: f"])
  }

  @Test("sheets are the tables of the document, hidden ones marked, what other files held left out")
  func sheets() throws {
    func table(_ name: String, _ text: String, _ attributes: String = "") -> String {
      "<table:table table:name=\"\(name)\" \(attributes)>\(File.row(texts: text))</table:table>"
    }
    let inner = File.row(File.cell("", table("Inner", "no")))
    var file = File(
      tables: "<table:tracked-changes/>" + table("Read me", "a")
        + "<table:table table:name=\"Nested\">\(inner)\(File.row(texts: "b"))</table:table>"
        + table("'file:///x.ods'#$S", "no") + table("Codes", "c", "table:style-name=\"ta2\"") + table("Cases", "d"))
    file.styles = """
      <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
      <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
      """
    let workbook = try Workbook(bytes: file.bytes, name: "f")
    #expect(workbook.sheets.map(\.name) == ["Read me", "Nested", "Codes", "Cases"])
    #expect(workbook.sheets.map(\.isHidden) == [false, false, true, false])
    for (index, text) in ["1: a", "2: b", "1: c", "1: d"].enumerated() {
      #expect(try Reading.rows(file.bytes, sheet: index) == [text])
    }
  }

  @Test("what contradicts itself, or repeats beyond the limits, is refused with its place")
  func faults() throws {
    func fault(_ cell: String, _ attributes: String = "") -> SpreadsheetFault? {
      Reading.fault(File(rows: File.row(File.text("a") + cell, attributes: attributes)).bytes)
    }
    let cells: [(String, SpreadsheetMistake)] = [
      (File.cell("office:value-type=\"float\" office:value=\"x\""), .notNumber("x")),
      (File.cell("office:value-type=\"float\""), .notNumber("")),
      (File.cell("office:value-type=\"date\" office:date-value=\"2019-02-30\""), .notDate("2019-02-30")),
      (File.cell("office:value-type=\"time\" office:time-value=\"P1Y\""), .notNumber("P1Y")),
      (File.cell("office:value-type=\"boolean\" office:boolean-value=\"1\""), .notBoolean("1")),
      (File.text(String(repeating: "é", count: 32_768)), .tooManyCharacters),
      (File.text("<text:s text:c=\"999999999\"/>"), .tooManyCharacters),
      (
        File.cell("office:value-type=\"string\" office:string-value=\"\(String(repeating: "x", count: 32_768))\""),
        .tooManyCharacters
      ),
      (
        File.cell("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\""),
        .tooManyColumns
      ),
    ]
    for (cell, mistake) in cells {
      let found = fault(cell)
      #expect(found?.mistake == mistake)
      #expect((found?.sheet, found?.row, found?.column) == ("Cases", 1, 1))
    }
    #expect(fault(File.cell("table:number-columns-repeated=\"0\""))?.mistake == .badRepeat("0"))
    #expect(fault("", "table:number-rows-repeated=\"9999999999\"")?.mistake == .badRepeat("9999999999"))
    #expect(fault("", "table:number-rows-repeated=\"1048577\"")?.mistake == .tooManyRows)
    let wide = File.cell("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16383\"")
    #expect(fault(wide, "table:number-rows-repeated=\"1048576\"")?.mistake == .tooManyCells)
  }

  @Test("a document without a media type is looked at, one of another kind refused")
  func kinds() throws {
    var file = File(rows: File.row(texts: "a"))
    file.mediaType = nil
    #expect(try Reading.rows(file.bytes) == ["1: a"])
    file.mediaType = File.mediaType + "-template"
    #expect(try Reading.rows(file.bytes) == ["1: a"])
    file.mediaType = "application/vnd.oasis.opendocument.text"
    #expect(Reading.mistake(file.bytes) == .otherFormat)
    #expect(Reading.mistake(File(tables: "").bytes) == .noSheets)
  }
}
