import Events
import Feeds
import Ledger
import LedgerTestSupport
import Testing

@Suite("Areas of street-level files that nothing places")
struct PolicePlacingTests {
  private let name = "2018-10-leicestershire-street.csv"

  private func importRows(_ rows: [String], in scratch: ScratchLedger, name: String? = nil) throws -> FeedReport {
    try scratch.importPolice([try scratch.write(name ?? self.name, StreetFile.text(rows))])
  }

  private func assign(_ code: String, _ data: String, in scratch: ScratchLedger, id: String) throws {
    let json = event("area.assigned", code, id: id, data: #"{"name":"N","level":"l"\#(data)}"#)
    #expect(counts(try scratch.append(json)) == [1, 0, 0])
  }

  @Test("they are placed below the force's area for now, before the rows that lie in them")
  func placed() throws {
    let scratch = try ScratchLedger()
    let report = try importRows(
      [StreetFile.row(StreetFile.id(1)), StreetFile.row(StreetFile.id(2), area: "E01025632"), StreetFile.incident()],
      in: scratch)
    #expect(report.appended == 6)
    let facts = try scratch.facts(.areaAssigned)
    #expect(facts.map(\.subject) == ["E01025631", "E01025632"])
    #expect(
      facts.allSatisfy {
        $0.data == #""level":"lsoa","name":"Blaby 002A","parent":"E23000021","provisional":true"#
          && $0.source == "police-uk/leicestershire"
      })
    #expect(try scratch.ledger.texts().prefix(2).allSatisfy { $0.contains(#""type":"area.assigned""#) })
    #expect(
      report.notes == [
        "3 rows of 2018-10 lie in 2 areas that no look-up places: they are placed below E23000021 for now."
          + " incident-ledger areas --unplaced lists them; import areas --shipped, or with a look-up, places them."
          + " 3 rows lie in or below E23000021, which lies in no area itself: no region and no country counts them."
          + " Place the areas by a look-up, or E23000021 by import areas with code,name,level,parent."
      ])
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("they are placed once, and what is said of them is said of each import")
  func again() throws {
    let scratch = try ScratchLedger()
    _ = try importRows(StreetFile.rows, in: scratch)
    let again = try importRows(StreetFile.rows, in: scratch)
    #expect(again.appended == 0)
    let note = try #require(again.notes.first)
    #expect(again.notes.count == 1 && note.hasPrefix("16 rows of 2018-10 lie in an area"))
    let next = StreetFile.rows.map { $0.replacing("2018-10", with: "2018-11") }
    let report = try importRows(next, in: scratch, name: "2018-11-leicestershire-street.csv")
    #expect(report.appended == next.count + 1 && report.notes == [note.replacing("2018-10", with: "2018-11")])
    let both = try scratch.importPolice([
      scratch.path + "/" + name, scratch.path + "/2018-11-leicestershire-street.csv",
    ])
    #expect(both.notes.count == 1 && both.notes.first?.hasPrefix("32 rows of 2 months lie in an area") == true)
  }

  @Test("one that a look-up places stays there, and rows of the force's area itself need no place")
  func elsewhere() throws {
    let scratch = try ScratchLedger()
    try assign("E01025631", #","parent":"E07000129""#, in: scratch, id: "1")
    let report = try importRows(StreetFile.rows, in: scratch)
    #expect(report.appended == StreetFile.rows.count + 1 && report.notes.isEmpty)
    #expect(try scratch.facts(.areaAssigned).count == 1)
  }

  @Test("one below the force's area by another geography is placed")
  func otherGeography() throws {
    let scratch = try ScratchLedger()
    try assign("E01025631", #","parent":"E05000001","geography":"ward""#, in: scratch, id: "1")
    try assign("E05000001", #","parent":"E23000021","geography":"beat""#, in: scratch, id: "2")
    #expect(try importRows(StreetFile.rows, in: scratch).notes.isEmpty)
    #expect(try scratch.facts(.areaAssigned).count == 2)
  }

  @Test("one that a look-up places in any geography stays there, and one that none places has the level that is held")
  func otherGeographyElsewhere() throws {
    let scratch = try ScratchLedger()
    try assign("E01025631", #","parent":"E05000001","geography":"ward""#, in: scratch, id: "1")
    try assign("E01025633", "", in: scratch, id: "2")
    let rows = ["E01025631", "E01025632", "E01025633"].enumerated().map { number, area in
      StreetFile.row(StreetFile.id(number + 1), area: area).replacing("Blaby 002A", with: "")
    }
    let report = try importRows(rows, in: scratch)
    #expect(report.notes.count == 1 && report.notes.first?.hasPrefix("2 rows of 2018-10 lie in 2 areas") == true)
    let facts = try scratch.facts(.areaAssigned).dropFirst(2)
    #expect(
      facts.map(\.data) == [
        #""level":"lsoa","name":"E01025632","parent":"E23000021","provisional":true"#,
        #""level":"l","name":"N","parent":"E23000021","provisional":true"#,
      ])
  }

  @Test("one that lies for now in another geography alone stays there, and is told of")
  func otherGeographyForNow() throws {
    let scratch = try ScratchLedger()
    try assign("E01025631", #","parent":"E05000001","geography":"ward","provisional":true"#, in: scratch, id: "1")
    let report = try importRows(StreetFile.rows, in: scratch)
    #expect(report.notes.first?.contains("placed below E05000001 for now") == true)
    #expect(try scratch.facts(.areaAssigned).count == 1)
  }

  @Test("rows below a force's area that lies nowhere are told of, with those in it")
  func nowhere() throws {
    let scratch = try ScratchLedger()
    let transport = StreetFile.rows.map { $0.replacing("Leicestershire Police", with: "British Transport Police") }
    let words = "17 rows lie in or below force/british-transport, which lies in no area itself"
    let name = "2018-10-btp-street.csv"
    #expect(try importRows(transport, in: scratch, name: name).notes.first?.contains(words) == true)
    #expect(try importRows(transport, in: scratch, name: name).notes.first?.contains(words) == true)
    try assign("force/british-transport", #","parent":"K03000001""#, in: scratch, id: "1")
    let placed = try importRows(transport, in: scratch, name: name).notes
    #expect(placed.count == 1 && placed.first?.contains("lies in no area") == false)
  }

  @Test("one that was detached is placed again; the force's own area, and those above it, never are")
  func detached() throws {
    let scratch = try ScratchLedger()
    try assign("E01025631", #","parent":null"#, in: scratch, id: "1")
    try assign("E23000021", #","parent":"E12000004""#, in: scratch, id: "2")
    let codes = ["E01025631", "E23000021", "E12000004"]
    let report = try importRows(
      codes.enumerated().map { StreetFile.row(StreetFile.id($0 + 1), area: $1) }, in: scratch)
    #expect(report.refused == 0)
    #expect(try scratch.facts(.areaAssigned).dropFirst(2).map(\.subject) == ["E01025631"])
  }

  @Test("a look-up that comes later ends it")
  func lookUp() throws {
    let scratch = try ScratchLedger()
    _ = try importRows(StreetFile.rows, in: scratch)
    try assign("E01025631", #","parent":"E07000129""#, in: scratch, id: "1")
    #expect(try importRows(StreetFile.rows, in: scratch).notes.isEmpty)
  }

  @Test("a place below a force that has no area of its own gives way to one below a force that has, and not back")
  func transportPolice() throws {
    let scratch = try ScratchLedger()
    let transport = StreetFile.rows.map { $0.replacing("Leicestershire Police", with: "British Transport Police") }
    let report = try importRows(transport, in: scratch, name: "2018-10-btp-street.csv")
    #expect(report.notes.count == 1 && report.notes.first?.contains("below force/british-transport for now") == true)
    #expect(try importRows(StreetFile.rows, in: scratch).notes.first?.contains("below E23000021 for now") == true)
    #expect(try importRows(transport, in: scratch, name: "2018-10-btp-street.csv").appended == 0)
    #expect(try importRows(StreetFile.rows, in: scratch).appended == 0)
    let facts = try scratch.facts(.areaAssigned)
    #expect(facts.map(\.source) == ["police-uk/btp", "police-uk/leicestershire"])
  }

  @Test("nothing is placed for a file that is refused")
  func refused() throws {
    let scratch = try ScratchLedger()
    _ = try importRows(StreetFile.rows, in: scratch)
    let length = try scratch.ledger.length
    let fewer = StreetFile.rows.dropLast(8) + [StreetFile.row(StreetFile.id(90), area: "E01025632")]
    let report = try scratch.importPolice([try scratch.write(name, StreetFile.text(Array(fewer)))], keepsGoing: true)
    #expect(report.refused == 1 && report.notes.isEmpty)
    #expect(try scratch.ledger.length == length)
  }
}
