import Spreadsheets
import TestSupport
import Testing

@Suite("Spreadsheets: sheets written")
struct WritingTests {
  private static func read(_ sheet: WrittenSheet, _ form: WrittenSheet.Form) throws -> (name: String?, rows: [SheetRow])
  {
    let workbook = try Workbook(bytes: sheet.bytes(as: form), name: "f." + form.rawValue)
    var rows: [SheetRow] = []
    try workbook.forEachRow(ofSheet: 0) { row in
      rows.append(row)
      return true
    }
    return (workbook.sheets[0].name, rows)
  }

  private static let rows: [[Cell]] = [
    [.text("A, \"title\" & <more>")], [],
    [.text("Ref"), .empty, .text("Zoë €5"), .number(0.1), .number(-12), .boolean(true)],
    [.date(year: 2019, month: 3, day: 1), .date(year: 2000, month: 2, day: 29), .date(year: 2100, month: 12, day: 31)],
  ]

  @Test("what is written in a workbook is read from it, kinds of cells and empty rows with it")
  func workbooks() throws {
    let sheet = WrittenSheet(name: "Cases & more", rows: Self.rows)
    for form in [WrittenSheet.Form.xlsx, .ods] {
      let (name, rows) = try Self.read(sheet, form)
      #expect(name == "Cases & more", "\(form)")
      #expect(
        rows.map(\.number) == [1, 3, 4] && rows.map(\.cells) == [Self.rows[0], Self.rows[2], Self.rows[3]], "\(form)")
      #expect(sheet.bytes(as: form) == sheet.bytes(as: form))
    }
  }

  @Test("a workbook of several sheets holds each under its name, with the widths of its columns")
  func sheets() throws {
    var wide = WrittenSheet(name: "Wide", rows: [[.text("a"), .number(1)]])
    wide.widths = [40, 12]
    let sheets = [wide, WrittenSheet(name: "Other", rows: Self.rows), WrittenSheet(name: "Empty", rows: [])]
    let bytes = WrittenSheet.workbook(sheets)
    #expect(bytes == WrittenSheet.workbook(sheets))
    let workbook = try Workbook(bytes: bytes, name: "f.xlsx")
    #expect(workbook.sheets.map(\.name) == ["Wide", "Other", "Empty"])
    var rows: [[SheetRow]] = [[], [], []]
    for index in sheets.indices {
      try workbook.forEachRow(ofSheet: index) { row in
        rows[index].append(row)
        return true
      }
    }
    #expect(rows[0].map(\.cells) == wide.rows && rows[1].map(\.number) == [1, 3, 4] && rows[2].isEmpty)
    #expect(
      String(decoding: bytes, as: UTF8.self).contains("<col min=\"1\" max=\"1\" width=\"40\" customWidth=\"1\"/>"))
  }

  @Test("a sheet that is laid out for readers holds the same, and gives rows of long texts their height")
  func layouts() throws {
    for layout in [WrittenSheet.Layout.text, .table] {
      let long = Cell.text(String(repeating: "word ", count: 20))
      var sheet = WrittenSheet(name: "It's laid out", rows: Self.rows + [[long]])
      (sheet.widths, sheet.layout) = ([40], layout)
      let (name, rows) = try Self.read(sheet, .xlsx)
      #expect(name == "It's laid out" && rows.map(\.cells) == sheet.rows.filter { !$0.isEmpty })
      let text = String(decoding: sheet.bytes(as: .xlsx), as: UTF8.self)
      #expect(text.contains("<row r=\"5\" ht=\"45\" customHeight=\"1\">"))
      #expect(text.contains("'It''s laid out'!$1:$1") == (layout == .table))
    }
  }

  @Test("a text of rows has dates as they are written in England, and quotes where they are needed")
  func text() {
    let bytes = WrittenSheet(name: "n", rows: Self.rows).bytes(as: .csv)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\"A, \"\"title\"\" & <more>\"\r\n\r\nRef,,Zoë €5,0.1,-12,TRUE\r\n01/03/2019,29/02/2000,31/12/2100\r\n")
  }

  @Test("every day is the same day in either workbook")
  func days() throws {
    let days = (1901...2100).flatMap { year in
      (1...12).flatMap { month in [1, 28].map { Cell.date(year: year, month: month, day: $0) } }
    }
    let sheet = WrittenSheet(name: "n", rows: days.map { [$0] })
    for form in [WrittenSheet.Form.xlsx, .ods] { #expect(try Self.read(sheet, form).rows.flatMap(\.cells) == days) }
  }

  @Test("columns behind Z have two letters")
  func columns() throws {
    let row = (0..<800).map { Cell.number(Double($0)) }
    #expect(try Self.read(WrittenSheet(name: "n", rows: [row]), .xlsx).rows.map(\.cells) == [row])
  }

  @Test("typed texts become numbers and dates where they are written so")
  func typed() throws {
    let csv = "Ref,When,Score\n007,03/06/2019,12\nApr-18,3/6/2019,0.80\n"
    #expect(
      try WrittenSheet(name: "n", csv: Array(csv.utf8)).rows == [
        [.text("Ref"), .text("When"), .text("Score")],
        [.text("007"), .date(year: 2019, month: 6, day: 3), .number(12)],
        [.text("Apr-18"), .text("3/6/2019"), .text("0.80")],
      ])
  }
}
