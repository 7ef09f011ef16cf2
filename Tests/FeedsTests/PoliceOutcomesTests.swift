import Events
import Feeds
import Foundation
import TestSupport
import Testing

@Suite("An outcomes file") struct PoliceOutcomesTests {
  private let name = "2018-10-leicestershire-outcomes.csv"

  private func file(_ rows: [String]) -> [UInt8] {
    Array(([LookAlike.outcomesHeader] + rows).map { $0 + "\n" }.joined().utf8)
  }

  private func read(
    _ bytes: [UInt8], file: String = "2018-10-leicestershire-outcomes.csv"
  ) throws -> (contents: PoliceContents, refused: [PoliceRefusedRow]) {
    var refused: [PoliceRefusedRow] = []
    let contents = try LookAlike.reader.read(file: file, bytes: bytes) { refused.append($0) }
    return (contents, refused)
  }

  @Test("its rows are outcomes of crimes, with and without an ID, as they are written")
  func rows() throws {
    let (contents, refused) = try read(
      file([
        LookAlike.outcome(), LookAlike.outcome(id: "", "Local resolution"),
        LookAlike.outcome(id: "b", "\"A \"\"b\"\"\""),
      ]))
    #expect(refused.isEmpty && contents.streets.isEmpty && contents.rowCount == 3)
    let outcomes = try #require(contents.outcomes.first)
    #expect(outcomes.month == Month("2018-10") && outcomes.force == LookAlike.leicestershire)
    #expect(outcomes.completeness == .full)
    #expect(
      outcomes.rows == [
        PoliceOutcomeRow(crimeID: "a", outcome: "Suspect charged", line: 2),
        PoliceOutcomeRow(crimeID: "", outcome: "Local resolution", line: 3),
        PoliceOutcomeRow(crimeID: "b", outcome: "A \"b\"", line: 4),
      ])
  }

  @Test("a row is refused with all that is wrong with it; where it happened is not read")
  func faults() throws {
    let good = LookAlike.outcome()
    let bad = [
      LookAlike.outcome(id: "a/2", month: "2018-13", force: "Gotham Police", ""), LookAlike.outcome(month: "2018-11"),
      LookAlike.outcome(force: "City of London Police"), LookAlike.outcome(id: "no-id"), good + ",extra",
    ]
    let (contents, refused) = try read(file([good] + bad + [good.replacing(",,,No", with: ",x,y,No")]))
    #expect(contents.outcomes.map(\.rows.count) == [2] && contents.outcomes[0].completeness == .rowsRefused)
    #expect(
      refused.map { $0.refusal.each.map(\.field).joined(separator: " ") } == [
        "Month Reported by Crime ID Outcome type", "Month", "Reported by", "Crime ID", "",
      ])
    #expect(refused.map(\.refusal.line) == [3, 4, 5, 6, 7])
  }

  @Test("other headings are told beside the columns of the file that they come nearest to")
  func headings() throws {
    for (header, name, table) in [
      (LookAlike.outcomesHeader.replacing("Outcome type", with: "Outcome"), "a.csv", PoliceTable.outcomes),
      (LookAlike.outcomesHeader.replacing(",Outcome type", with: ""), "a.csv", .outcomes),
      (LookAlike.header.replacing("Crime type", with: "Type"), "2018-10-leicestershire-outcomes.csv", .street),
      ("a,b", "2018-10-leicestershire-street.csv", .street), ("a,b", "2018-10-leicestershire-outcomes.csv", .outcomes),
    ] {
      let refusal = #expect(throws: Refusal.self) { try read(Array((header + "\n").utf8), file: name) }
      let titles = table == .outcomes ? LookAlike.outcomesHeader : LookAlike.header
      #expect(refusal?.remedy.hasSuffix("with the columns " + titles) == true, "\(header)")
    }
  }

  @Test("without rows it is of the force and the month of its name")
  func empty() throws {
    let outcomes = try read(file([])).contents.outcomes
    #expect(outcomes.map(\.force) == [LookAlike.leicestershire] && outcomes[0].month == Month("2018-10"))
    #expect(throws: Refusal.self) { try read(file([]), file: "outcomes.csv") }
  }

  @Test("refused rows, mended, are partial statements of outcomes")
  func rejects() throws {
    let bad = [LookAlike.outcome(""), LookAlike.outcome(id: "?")]
    var rejects = PoliceRejects()
    for row in try read(file([LookAlike.outcome()] + bad)).refused { rejects.append(row) }
    let text = String(decoding: rejects.bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(
        LookAlike.outcomesHeader + ",Refused line,Refused field,Refused value,Refused rule,Refused remedy\n" + bad[0]
          + ",3,Outcome type,,"))
    let mended = text.replacing("\n?,2018-10", with: "\nb,2018-11")
    let (contents, refused) = try read(Array(mended.utf8), file: "r.csv")
    #expect(refused.map(\.refusal.field) == ["Outcome type"])
    #expect(contents.outcomes.map(\.month) == [Month("2018-11")] && contents.outcomes[0].completeness == .rejects)
  }

  @Test("refused rows of both tables go to one file, which is read as both")
  func rejectsOfBoth() throws {
    var rejects = PoliceRejects()
    let street = LookAlike.row(id: "s", type: "Burglarly")
    for row in try LookAlike.read(LookAlike.file([LookAlike.row(), street])).refused { rejects.append(row) }
    for row in try read(file([LookAlike.outcome(), LookAlike.outcome(id: "o", "")])).refused { rejects.append(row) }
    let text = String(decoding: rejects.bytes, as: UTF8.self)
    #expect(text.hasPrefix(LookAlike.header + ",Outcome type,Refused from,Refused line,"))
    let again = try read(rejects.bytes, file: "r.csv")
    #expect(again.refused.map(\.table) == [.street, .outcomes] && again.contents.rowCount == 0)
    #expect(again.refused.map { $0.fields.joined(separator: ",") } == [street, LookAlike.outcome(id: "o", "")])

    let mended = text.replacing("Burglarly", with: "Burglary").replacing(
      ",,outcomes,", with: ",Local resolution,outcomes,")
    let (contents, refused) = try read(Array(mended.utf8), file: "r.csv")
    #expect(refused.isEmpty && contents.streets.map(\.rows.count) == [1])
    #expect(contents.outcomes.map(\.rows).map { $0.map(\.outcome) } == [["Local resolution"]])
    let astray = try read(Array(mended.replacing(",outcomes,", with: ",other,").utf8), file: "r.csv")
    #expect(astray.refused.map(\.refusal.field) == ["Refused from"])
  }

  @Test(
    "a published head is read",
    .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
  func published() throws {
    let path = try #require(dataFolder) + "/returns/2026-02-city-of-london-outcomes.head.csv"
    let (contents, refused) = try read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), file: path)
    let outcomes = try #require(contents.outcomes.first)
    #expect(refused.isEmpty && outcomes.force == LookAlike.cityOfLondon && outcomes.month == Month("2026-02"))
    #expect(outcomes.rows.count == 5 && outcomes.rows[2].crimeID == outcomes.rows[3].crimeID)
  }
}
