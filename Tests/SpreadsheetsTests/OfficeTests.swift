import Spreadsheets
import Testing

@Suite("Spreadsheets: cells of Office workbooks") struct OfficeTests {
  @Test("each type of cell is read as what it says it is")
  func types() throws {
    var file = OfficeFile(
      rows: """
        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>-1.5</v></c><c r="C2" t="b"><v>1</v></c>
        <c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="inlineStr"><is><t>in line</t></is></c>
        <c r="F2" t="str"><f>A2&amp;"x"</f><v>worked out</v></c><c r="G2" t="d"><v>2019-01-05T10:00:00</v></c>
        <c r="H2" t="n"><v>1.0E-3</v></c><c r="I2" t="b"><v>0</v></c><c r="J2"><f>1+1</f><v>2</v></c>
        <c r="K2"><f>1+1</f></c><c r="L2" t="str"><f>""</f><v></v></c><c r="M2"><f>1+1</f><v/></c></row>
        """)
    file.shared = "<si><t>no</t></si><si><t>shared</t></si>"
    #expect(
      try Reading.rows(file.bytes) == [
        "2: shared | =-1.5 | =true | !#N/A | in line | worked out | @2019-01-05 | =0.001 | =false | =2 | !#NOT-CALCULATED |  | !#NOT-CALCULATED"
      ])
  }

  @Test("runs are joined, what says how to pronounce them is left out, space at the ends counts where it says so")
  func texts() throws {
    var file = OfficeFile(
      rows: """
        <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>
        <row><c t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><rPr><b/></rPr><t>b</t></r></is></c></row>
        """)
    file.shared = """
      <si><r><t>rich</t></r><r><rPr><sz val="11"/></rPr><t xml:space="preserve"> text</t></r></si>
      <si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>
      <si><t>  trimmed\n</t></si><si><t xml:space="preserve"> kept </t></si><si><t/></si>
      """
    #expect(try Reading.rows(file.bytes) == ["1: rich text | 課きく | trimmed |  kept ", "2: a b"])
  }

  @Test("escapes of characters are undone, and line breaks are LF")
  func escapes() throws {
    let text = "a_x000D_\nb_x005F_x0041_ _x0041_ _x0000_ _xD834__xDD1E_ _xD834_ _x41_"
    let file = OfficeFile(rows: "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>")
    #expect(try Reading.rows(file.bytes) == ["1: a¶b_x0041_ A _x0000_ 𝄞 _xD834_ _x41_"])
  }

  @Test("cells and rows stand where they say, or next to the one before")
  func places() throws {
    let file = OfficeFile(
      rows: """
        <row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>1</v></c><c><v>2</v></c></row>
        <row><c><v>4</v></c><c r="D4"><v>5</v></c><c r="E4" s="1"/></row>
        <row r="6"><c r="A6"/></row><row r="9" spans="1:2"><c r="AA9"><v>6</v></c></row><row r="20"/>
        """)
    let gap = Array(repeating: "", count: 26).joined(separator: " | ")
    #expect(try Reading.rows(file.bytes) == ["3: =1 | =2 | =3", "4: =4 |  |  | =5", "9: \(gap) | =6"])
  }

  @Test("what covers other cells alone has a value")
  func merged() throws {
    let file = OfficeFile(
      rows: """
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c></row>
        <row r="2"><c r="A2"><v>5</v></c><c r="B2"><v>6</v></c><c r="C2"><v>7</v></c><c r="D2"><v>8</v></c></row>
        <row r="5"><c r="A5"><v>9</v></c><c r="B5"><v>10</v></c></row>
        """,
      after: "<mergeCells><mergeCell ref=\"B1:C2\"/><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"D2:E2\"/></mergeCells>")
    #expect(try Reading.rows(file.bytes) == ["1: =1 | =2 |  | =4", "2: =5 |  |  | =8", "5:  | =10"])
    let twice = OfficeFile(
      rows: "<row><c><v>1</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"B1:B6\"/></mergeCells>")
    #expect(Reading.mistake(twice.bytes) == .mergedTwice)
  }

  @Test("hidden rows are given and marked")
  func hidden() throws {
    let file = OfficeFile(
      rows: """
        <row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="0"><c><v>2</v></c></row>
        <row r="3" hidden="true"><c><v>3</v></c></row>
        """)
    #expect(try Reading.rows(file.bytes) == ["1 hidden: =1", "2: =2", "3 hidden: =3"])
  }

  @Test("what contradicts itself is refused, with its place")
  func faults() throws {
    func cell(_ cell: String) -> SpreadsheetFault? {
      Reading.fault(OfficeFile(rows: "<row r=\"4\"><c r=\"A4\"/>\(cell)</row>").bytes)
    }
    let cells: [(String, SpreadsheetMistake)] = [
      ("<c r=\"B4\"><v>1,5</v></c>", .notNumber("1,5")), ("<c r=\"B4\"><v>nan</v></c>", .notNumber("nan")),
      ("<c r=\"B4\" t=\"s\"><v>0</v></c>", .noSharedText("0")), ("<c r=\"B4\" t=\"b\"><v>x</v></c>", .notBoolean("x")),
      ("<c r=\"B4\" t=\"d\"><v>2019-02-30</v></c>", .notDate("2019-02-30")),
      ("<c r=\"B4\"><v>1</v></c><c r=\"B4\"><v>1</v></c>", .cellTwice),
    ]
    for (text, mistake) in cells {
      let fault = cell(text)
      #expect(fault?.mistake == mistake)
      #expect((fault?.sheet, fault?.row, fault?.column) == ("Cases", 4, 1))
    }
    #expect(cell("<c r=\"B5\"><v>1</v></c>")?.mistake == .badReference("B5"))
    #expect(cell("<c r=\"4B\"><v>1</v></c>")?.mistake == .badReference("4B"))
    #expect(cell("<c r=\"XFE4\"><v>1</v></c>")?.mistake == .tooManyColumns)
    let rows = "<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>"
    #expect(Reading.fault(OfficeFile(rows: rows).bytes)?.mistake == .rowOutOfOrder)
    #expect(Reading.mistake(OfficeFile(rows: "<row r=\"1048577\"><c><v>1</v></c></row>").bytes) == .tooManyRows)
    let long = String(repeating: "x", count: 32_768)
    for text in ["<c t=\"str\"><v>\(long)</v></c>", "<c t=\"inlineStr\"><is><t>\(long)</t></is></c>"] {
      #expect(cell(text)?.mistake == .tooManyCharacters)
    }
  }
}
