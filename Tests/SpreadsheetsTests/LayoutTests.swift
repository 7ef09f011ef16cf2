import Spreadsheets
import Testing

/// The same small table as other programs write it: a title, a blank row, headings, and two rows.
@Suite("Spreadsheets: the layouts of other programs") struct LayoutTests {
  private static let expected = [
    "1: MARAC cases, 2019", "3: Reference | Heard on | Score | Repeat", "4: M19/0001 | @2019-03-22 | =14 | =true",
    "5: M19/0002 | @2019-02-27 | =9.5 | =false",
  ]

  @Test("openpyxl: texts in line, absolute targets, a space before the end of a tag, types that are said")
  func openpyxl() throws {
    let main = OfficeFile.main
    func text(_ place: String, _ text: String) -> String {
      "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    let sheet = """
      <worksheet xmlns="\(main)"><sheetPr><outlinePr summaryBelow="1" summaryRight="1" /><pageSetUpPr /></sheetPr>\
      <dimension ref="A1:D5" /><sheetViews><sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1" /></sheetView>\
      </sheetViews><sheetFormatPr baseColWidth="8" defaultRowHeight="15" /><sheetData><row r="1">\(text("A1", "MARAC cases, 2019"))\
      <c r="B1" /><c r="C1" /></row><row r="3">\(text("A3", "Reference"))\(text("B3", "Heard on"))\(text("C3", "Score"))\
      \(text("D3", "Repeat"))</row><row r="4">\(text("A4", "M19/0001"))<c r="B4" s="1" t="n"><v>43546</v></c><c r="C4" t="n">\
      <v>14</v></c><c r="D4" t="b"><v>1</v></c></row><row r="5">\(text("A5", "M19/0002"))<c r="B5" s="1" t="n"><v>43523</v></c>\
      <c r="C5" t="n"><v>9.5</v></c><c r="D5" t="b"><v>0</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1" />\
      </mergeCells><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5" /></worksheet>
      """
    let bytes = ZipWriter.archive([
      ("docProps/app.xml", "<Properties/>"),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\" /></numFmts>"
          + "<cellXfs count=\"2\"><xf numFmtId=\"0\" pivotButton=\"0\" /><xf numFmtId=\"164\" /></cellXfs></styleSheet>"
      ), ("xl/worksheets/sheet1.xml", sheet),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(OfficeFile.types)\" xmlns=\"\(main)\"><workbookPr /><workbookProtection /><sheets>"
          + "<sheet name=\"Cases\" sheetId=\"1\" state=\"visible\" r:id=\"rId1\" /></sheets><definedNames /></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        OfficeFile.relationships([("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml")])
      ), ("_rels/.rels", OfficeFile.relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      ("[Content_Types].xml", "<Types/>"),
    ])
    #expect(try Reading.rows(bytes) == Self.expected)
  }

  @Test("Excel: shared texts, extensions of many namespaces, spans, formulas")
  func excel() throws {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
    let extra = """
      xmlns:r="\(OfficeFile.types)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" \
      xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
      """
    func text(_ place: String, _ index: Int) -> String { "<c r=\"\(place)\" s=\"2\" t=\"s\"><v>\(index)</v></c>" }
    let sheet =
      head + """
        <worksheet xmlns="\(OfficeFile.main)" \(extra) xr:uid="{00000000-0001-0000-0000-000000000000}"><dimension ref="A1:D5"/>\
        <sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>\
        <cols><col min="1" max="1" width="12.7109375" bestFit="1" customWidth="1"/></cols><sheetData>\
        <row r="1" spans="1:4" ht="18.75" x14ac:dyDescent="0.3">\(text("A1", 0))<c r="B1" s="2"/><c r="C1" s="2"/></row>\
        <row r="3" spans="1:4" x14ac:dyDescent="0.25">\(text("A3", 1))\(text("B3", 2))\(text("C3", 3))\(text("D3", 4))</row>\
        <row r="4" spans="1:4" x14ac:dyDescent="0.25">\(text("A4", 5))<c r="B4" s="1"><v>43546</v></c><c r="C4"><f t="shared" ref="C4:C5" si="0">SUM(F4:H4)</f><v>14</v></c>\
        <c r="D4" t="b"><v>1</v></c></row><row r="5" spans="1:4" x14ac:dyDescent="0.25">\(text("A5", 6))<c r="B5" s="1"><v>43523</v></c>\
        <c r="C5"><f t="shared" si="0"/><v>9.5</v></c><c r="D5" t="b"><f>1=2</f><v>0</v></c></row><row r="6" spans="1:4"><c r="A6" s="2"/></row>\
        </sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><phoneticPr fontId="1"/>\
        <pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>
        """
    let texts = ["MARAC cases, 2019", "Reference", "Heard on", "Score", "Repeat", "M19/0001", "M19/0002"]
    var file = OfficeFile(rows: "")
    file.shared = texts.map { "<si><t>\($0)</t></si>" }.joined()
    file.styles = """
      <fonts count="1" x14ac:knownFonts="1" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><font/></fonts>\
      <cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" xfId="0"/>\
      <xf numFmtId="14" fontId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" xfId="0"><alignment wrapText="1"/></xf></cellXfs>
      """
    file.workbook =
      "<fileVersion appName=\"xl\"/><workbookPr defaultThemeVersion=\"166925\"/><bookViews><workbookView/></bookViews>"
    let bytes = ZipWriter.archive(file.parts.map { ($0.0, $0.0 == "xl/worksheets/sheet1.xml" ? sheet : head + $0.1) })
    #expect(try Reading.rows(bytes) == Self.expected)
  }

  @Test("LibreOffice: repeated cells and rows to the end of the sheet, covered cells, dates with a type of their own")
  func libreOffice() throws {
    func text(_ text: String, _ attributes: String = "") -> String {
      OpenDocumentFile.cell(
        "\(attributes) office:value-type=\"string\" calcext:value-type=\"string\"", "<text:p>\(text)</text:p>")
    }
    func rest(_ count: Int) -> String { OpenDocumentFile.cell("table:number-columns-repeated=\"\(count)\"") }
    func date(_ date: String, _ shown: String) -> String {
      OpenDocumentFile.cell(
        "table:style-name=\"ce2\" office:value-type=\"date\" office:date-value=\"\(date)\" calcext:value-type=\"date\"",
        "<text:p>\(shown)</text:p>")
    }
    func number(_ value: String, _ shown: String) -> String {
      OpenDocumentFile.cell(
        "office:value-type=\"float\" office:value=\"\(value)\" calcext:value-type=\"float\"",
        "<text:p>\(shown)</text:p>")
    }
    func boolean(_ value: Bool) -> String {
      OpenDocumentFile.cell(
        "table:formula=\"of:=\(value ? "TRUE" : "FALSE")()\" office:value-type=\"boolean\" office:boolean-value=\"\(value)\" calcext:value-type=\"boolean\"",
        "<text:p>\(value ? "TRUE" : "FALSE")</text:p>")
    }
    let title =
      text(
        "MARAC cases, 2019",
        "table:style-name=\"ce1\" table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\"")
      + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + rest(16_381)
    let style = "table:style-name=\"ro1\""
    var file = OpenDocumentFile(
      tables:
        "<table:calculation-settings table:automatic-find-labels=\"false\"/><table:table table:name=\"Cases\" table:style-name=\"ta1\">"
        + "<office:forms/><table:table-column table:style-name=\"co1\" table:number-columns-repeated=\"16384\" table:default-cell-style-name=\"Default\"/>"
        + OpenDocumentFile.row(title, attributes: style) + OpenDocumentFile.row(rest(16_384), attributes: style)
        + OpenDocumentFile.row(
          text("Reference") + text("Heard on") + text("Score") + text("Repeat") + rest(16_380), attributes: style)
        + OpenDocumentFile.row(
          text("M19/0001") + date("2019-03-22", "22/03/19") + number("14", "14") + boolean(true) + rest(16_380),
          attributes: style)
        + OpenDocumentFile.row(
          text("M19/0002") + date("2019-02-27", "27/02/19") + number("9.5", "9.50") + boolean(false) + rest(16_380),
          attributes: style)
        + OpenDocumentFile.row(rest(16_384), attributes: style + " table:number-rows-repeated=\"1048570\"")
        + OpenDocumentFile.row(rest(16_384), attributes: style) + "</table:table><table:named-expressions/>"
        + "<table:database-ranges><table:database-range table:name=\"x\"/></table:database-ranges>")
    file.styles =
      "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"
    #expect(try Reading.rows(file.bytes) == Self.expected)
  }
}
