import Events
import Figures
import LedgerTestSupport
import Presentation
import Reports
import Spreadsheets
import TestSupport
import Testing

@Suite("The paper as a workbook")
struct ReportWorkbookTests {
  let scratch = Scratch()

  private func read(_ report: Report) throws -> [(name: String, rows: [[Cell]])] {
    let bytes = WrittenSheet.workbook(ReportWorkbook(report).sheets)
    #expect(bytes == WrittenSheet.workbook(ReportWorkbook(report).sheets))
    let workbook = try Workbook(bytes: bytes, name: "paper.xlsx")
    return try workbook.sheets.indices.map { index in
      var rows: [[Cell]] = []
      try workbook.forEachRow(ofSheet: index) { row in
        rows.append(row.cells)
        return true
      }
      return (workbook.sheets[index].name ?? "", rows)
    }
  }

  @Test("a cover and a table a sheet, with numbers as numbers and dates as dates")
  func sheets() throws {
    let report = try World.board.ledger(scratch).report()
    let sheets = try read(report)
    #expect(sheets.map(\.name) == ["Cover", "Indicators", "Areas", "Over time", "Quarters", "Notes", "Charts"])
    #expect(sheets[0].rows[0] == [.text("Safer communities performance 2019/20 Q1: Leicestershire")])
    #expect(sheets[0].rows.contains([.text("[b]"), .text("break in series")]))
    #expect(sheets[1].rows.count == 4 && sheets[1].rows[0].count == 18 && sheets[4].rows[0].count == 13)
    #expect(
      sheets[1].rows[1] == [
        .text("Ongoing reductions in crime"), .text("Burglary"), .text("burglary"), .text("E10000018"),
        .text("Leicestershire"), .date(year: 2018, month: 7, day: 1), .date(year: 2019, month: 6, day: 30),
        .number(1.84), .text("per 1000"), .empty, .number(1.633), .number(2.06), .text("1"), .number(294),
        .number(160_000), .number(1.39), .number(0.45), .text("Worse"),
      ])
    #expect(sheets[2].rows.count == 1 + 6 && sheets[4].rows.count == 1 + 16 + 10)
    #expect(sheets[5].rows[0] == [.text("Indicator"), .text("Note")])
  }

  @Test("one small quarter keeps all quarters of its indicator back, as in the paper")
  func quarters() throws {
    var world = World()
    world.define(
      "all", measure: "count",
      #""effective":"2010-04-01","decimals":0,"disclosure":{"suppressBelow":5},"title":"all","count":{"records":"crime"}"#
    )
    for (index, month) in ["2018-02", "2018-05", "2018-08", "2018-11", "2019-02", "2019-05"].enumerated() {
      world.crimes(index == 3 ? 2 : 20, month, 0)
    }
    #expect(try read(try world.ledger(scratch).report())[4].rows.count == 1)
  }

  @Test("a small number is a mark in it, and its parts are empty")
  func smallNumbers() throws {
    var world = World(persons: [1000, 1000, 1000])
    world.define(
      "rare",
      #""effective":"2010-04-01","decimals":2,"disclosure":{"suppressBelow":5},"title":"Rare","count":{"records":"crime"},"per":1000"#
    )
    world.crimes(4, "2019-05", 0)
    let sheets = try read(try world.ledger(scratch).report())
    let row = sheets[1].rows[1]
    #expect(row[7] == .text("[c]") && (row[10...11] + row[13...14]).allSatisfy { $0 == .empty })
    #expect(!sheets.flatMap(\.rows).joined().contains { $0 == .number(4) || $0 == .number(1.33) })
  }
}
