import Spreadsheets
import Testing

@Suite("Spreadsheets: sheets of Office workbooks") struct OfficeWorkbookTests {
  @Test("sheets are those of the workbook in its order, hidden ones marked")
  func sheets() throws {
    let row = { (text: String) in "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>" }
    let file = OfficeFile(sheets: [
      ("First &amp; last", row("a"), ""), ("Codes", row("b"), "state=\"hidden\""),
      ("Macro", row("c"), "state=\"veryHidden\""),
      ("Cases", row("d"), "state=\"visible\""),
    ])
    let workbook = try Workbook(bytes: file.bytes, name: "f.xlsm")
    #expect(
      workbook.sheets == [
        SheetInfo(name: "First & last", isHidden: false), SheetInfo(name: "Codes", isHidden: true),
        SheetInfo(name: "Macro", isHidden: true), SheetInfo(name: "Cases", isHidden: false),
      ])
    for (index, text) in ["a", "b", "c", "d"].enumerated() {
      #expect(try Reading.rows(file.bytes, sheet: index) == ["1: \(text)"])
    }
  }

  /// A workbook whose parts have these names, as the archive has them and as they are referred to.
  private func file(
    workbook: String = "xl/workbook.xml", root: String = "xl/workbook.xml",
    links: String = "xl/_rels/workbook.xml.rels",
    sheet: String = "xl/worksheets/sheet1.xml", target: String = "worksheets/sheet1.xml"
  ) -> [UInt8] {
    let book =
      "<workbook xmlns=\"\(OfficeFile.main)\" xmlns:r=\"\(OfficeFile.types)\">"
      + "<sheets><sheet name=\"S\" sheetId=\"7\" r:id=\"x\"/></sheets></workbook>"
    let content =
      "<worksheet xmlns=\"\(OfficeFile.main)\"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    return ZipWriter.archive([
      ("_rels/.rels", OfficeFile.relationships([("r", "officeDocument", root)])), (workbook, book),
      (links, OfficeFile.relationships([("x", "worksheet", target)])), (sheet, content),
    ])
  }

  @Test("parts are found by what refers to them, whatever their names are")
  func parts() throws {
    #expect(try Reading.rows(file()) == ["1: =1"])
    #expect(try Reading.rows(file(target: "/xl/worksheets/sheet1.xml")) == ["1: =1"])
    #expect(try Reading.rows(file(target: "../xl/./worksheets/sheet1.xml")) == ["1: =1"])
    #expect(try Reading.rows(file(sheet: "XL/Worksheets/Sheet1.xml", target: "worksheets/sheet1.xml")) == ["1: =1"])
    #expect(try Reading.rows(file(sheet: "/xl/worksheets/sheet1.xml")) == ["1: =1"])
    #expect(try Reading.rows(file(sheet: "xl\\worksheets\\sheet1.xml")) == ["1: =1"])
    #expect(try Reading.rows(file(sheet: "xl/my sheets/é.xml", target: "my%20sheets/%C3%A9.xml")) == ["1: =1"])
    #expect(
      try Reading.rows(
        file(
          workbook: "book/main.xml", root: "/book/main.xml", links: "book/_rels/main.xml.rels", sheet: "data/one.xml",
          target: "../data/one.xml")
      ) == ["1: =1"])
  }

  @Test("the strict edition and prefixes of any name are read alike")
  func strict() throws {
    let strict = "http://purl.oclc.org/ooxml"
    let types = "\(strict)/officeDocument/relationships"
    func links(_ links: [(String, String, String)]) -> String {
      OfficeFile.relationships(links.map { (id: $0.0, kind: $0.1, target: $0.2) }).replacing(
        OfficeFile.types, with: types)
    }
    let bytes = ZipWriter.archive([
      ("_rels/.rels", links([("r", "officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        "<a:workbook xmlns:a=\"\(strict)/spreadsheetml/main\" xmlns:q=\"\(types)\"><a:workbookPr date1904=\"true\"/>"
          + "<a:sheets><a:sheet name=\"S\" sheetId=\"1\" q:id=\"x\"/></a:sheets></a:workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        links([("x", "worksheet", "w.xml"), ("t", "sharedStrings", "t.xml"), ("s", "styles", "s.xml")])
      ),
      (
        "xl/s.xml",
        "<styleSheet xmlns=\"\(strict)/spreadsheetml/main\"><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
      ),
      ("xl/t.xml", "<y:sst xmlns:y=\"\(strict)/spreadsheetml/main\"><y:si><y:t>text</y:t></y:si></y:sst>"),
      (
        "xl/w.xml",
        "<z:worksheet xmlns:z=\"\(strict)/spreadsheetml/main\"><z:sheetData><z:row><z:c t=\"s\"><z:v>0</z:v></z:c>"
          + "<z:c><z:v>42004</z:v></z:c></z:row></z:sheetData></z:worksheet>"
      ),
    ])
    #expect(try Reading.rows(bytes) == ["1: text | @2019-01-01"])
  }

  @Test("elements of other namespaces are none of a workbook")
  func foreign() throws {
    let file = OfficeFile(
      rows: "<row><c><v>1</v></c><x:c xmlns:x=\"urn:x\"><v>2</v></x:c><c><x:v xmlns:x=\"urn:x\">3</x:v></c></row>")
    #expect(try Reading.rows(file.bytes) == ["1: =1"])
  }

  @Test("a workbook whose parts are not there, or lie elsewhere, is refused")
  func missing() throws {
    #expect(Reading.mistake(file(target: "worksheets/other.xml")) == .partMissing("xl/worksheets/other.xml"))
    #expect(Reading.mistake(file(links: "xl/other.rels")) == .partMissing("x"))
    #expect(Reading.mistake(file(workbook: "xl/other.xml")) == .partMissing("xl/workbook.xml"))
    var parts = OfficeFile(rows: "").parts
    let index = try #require(parts.firstIndex { $0.0 == "xl/_rels/workbook.xml.rels" })
    parts[index].1 = parts[index].1.replacing("Target=", with: "TargetMode=\"External\" Target=")
    #expect(Reading.mistake(ZipWriter.archive(parts)) == .partMissing("s0"))
    #expect(Reading.mistake(OfficeFile(sheets: []).bytes) == .noSheets)
  }

  @Test("XML that is not well-formed is refused with its part and line, after the rows before it")
  func notWellFormed() throws {
    var rows: [Int] = []
    let many = (1...20_000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>\n" }.joined()
    let workbook = try Workbook(bytes: OfficeFile(rows: many + "<row><c></row>").bytes, name: "f.xlsx")
    let error = #expect(throws: SpreadsheetError.self) {
      try workbook.forEachRow(ofSheet: 0) { row in
        rows.append(row.number)
        return true
      }
    }
    guard case .refused(let fault) = try #require(error) else { return #expect(Bool(false)) }
    #expect(fault.mistake == .notWellFormed(part: "xl/worksheets/sheet1.xml"))
    #expect((fault.file, fault.sheet, fault.line) == ("f.xlsx", "Cases", 20_001))
    #expect(rows.count > 10_000 && rows == Array(1...rows.count))
  }
}
