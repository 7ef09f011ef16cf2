import Events
import Feeds
import Ledger
import LedgerTestSupport
import Testing

@Suite("Moves of areas")
struct AreaMovesTests {
  private static let titles = "code,name,level,parent,geography\n"

  /// Two counties of one force, with districts and LSOAs, and a ward.
  private func world() throws -> ScratchLedger {
    let scratch = try ScratchLedger()
    let report = try importAreas(
      Self.titles + """
        E12000001,Region,region,,
        E23000001,Force,police-force-area,E12000001,
        E10000001,First,county,E23000001,
        E10000002,Second,county,E23000001,
        E07000001,Ash,district,E10000001,
        E07000002,Beech,district,E10000001,
        E07000003,Cedar,district,E10000002,
        E01000001,Ash 001A,lsoa,E07000001,
        E05000001,Ashley,ward,E07000002,
        E01000002,Lone,lsoa,E05000001,
        """, to: scratch)
    #expect(counts(report) == [10, 0, 0])
    return scratch
  }

  private func move(
    _ rows: String, in scratch: ScratchLedger, acceptsMoves: Bool = false
  ) throws -> FeedReport { try importAreas(Self.titles + rows, to: scratch, acceptsMoves: acceptsMoves) }

  private func record(_ id: String, area: String) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"t","type":"crime.recorded","subject":"\#(id)","#
      + #""data":{"offence":"burglary","date":"2020-01-02","area":"\#(area)"}}"#
  }

  private func event(_ id: String, _ type: String, _ subject: String, _ data: String) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"t","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
  }

  private static let ashToSecond = "E07000001,Ash,district,E10000002,\n"

  @Test("an area in use does not leave its parent unasked")
  func refused() throws {
    let scratch = try world()
    try scratch.ledger.add(record("c", area: "E07000001"))
    let length = try scratch.ledger.length
    let report = try move(Self.ashToSecond, in: scratch)
    #expect(counts(report) == [0, 0, 1])
    #expect(try scratch.ledger.length == length)
    let refusal = try #require(report.refusals.first)
    #expect(
      refusal.description
        == "areas.csv:2: 1 area in use would leave its parent: Ash E07000001 would leave E10000001 (First) for E10000002"
        + " (Second). Give --geography NAME to keep both groupings, or --accept-moves where the areas did move.")
    #expect(counts(try move(Self.ashToSecond, in: scratch, acceptsMoves: true)) == [1, 0, 0])
    #expect(
      try scratch.assignments(from: length) == [
        #"E07000001 {"level":"district","name":"Ash","parent":"E10000002"}"#
      ])
  }

  @Test("an area that is not in use is moved")
  func unused() throws {
    let scratch = try world()
    try scratch.ledger.add([
      record("c", area: "E07000002"), event("p", "population.estimated", "E10000001", #"{"year":2018,"persons":1}"#),
    ])
    #expect(counts(try move(Self.ashToSecond, in: scratch)) == [1, 0, 0])
  }

  @Test(
    "an area is in use by its own records and populations, and by those of the areas below it, by any geography",
    arguments: [
      ["E07000001,Ash,district,E10000002,", "E01000001"], ["E07000002,Beech,district,E10000002,", "E01000002"],
      ["E05000001,Ashley,ward,E07000003,", "E01000002"], ["E10000001,First,county,E12000009,", "E01000002"],
    ])
  func below(rowAndArea: [String]) throws {
    for use in [
      record("c", area: rowAndArea[1]),
      event("p", "population.estimated", rowAndArea[1], #"{"year":2018,"persons":1,"of":"households"}"#),
      event("r", "reoffence.proven", "r", #"{"party":"p","date":"2020-01-02","area":"\#(rowAndArea[1])"}"#),
    ] {
      let scratch = try world()
      #expect(counts(try move(rowAndArea[0] + "\n", in: scratch, acceptsMoves: true)).last == 0)
      let other = try world()
      try other.ledger.add(use)
      #expect(counts(try move(rowAndArea[0] + "\n", in: other)) == [0, 0, 1])
    }
  }

  @Test("a closed record uses its area, and one that was relocated the area where it is")
  func records() throws {
    let closed = try world()
    try closed.ledger.add([record("c", area: "E07000001"), event("x", "crime.cancelled", "c", "{}")])
    #expect(counts(try move(Self.ashToSecond, in: closed)) == [0, 0, 1])
    let relocated = try world()
    try relocated.ledger.add([
      record("c", area: "E07000001"), event("m", "crime.relocated", "c", #"{"area":"E07000003"}"#),
      record("d", area: "E07000002"), event("n", "crime.flagged", "d", #"{"flags":["domestic"]}"#),
    ])
    #expect(counts(try move(Self.ashToSecond, in: relocated)) == [1, 0, 0])
    #expect(counts(try move("E07000002,Beech,district,E10000002,\n", in: relocated)) == [0, 0, 1])
  }

  @Test("an area below which the file alone puts one in use is moved")
  func asTheLedgerKnows() throws {
    let scratch = try world()
    try scratch.ledger.add(record("c", area: "E01000002"))
    let rows = "E07000001,Ash,district,E10000002,\nE01000002,Lone,lsoa,E07000001,\n"
    #expect(counts(try move(rows, in: scratch)) == [2, 0, 0])
  }

  @Test("a parent that lies above already is no news, but for what else the row says, and that is said")
  func above() throws {
    let scratch = try world()
    try scratch.ledger.add(record("c", area: "E07000001"))
    let length = try scratch.ledger.length
    let rows = "E07000001,Ash,district,E12000001,\nE07000003,Cedar,district,E12000001,\n"
    let report = try move(rows, in: scratch)
    #expect(counts(report) == [0, 2, 0])
    #expect(
      report.notes == [
        "2 areas keep their parent, as E12000001 (Region) lies above them already: Ash E07000001 in E10000001 (First),"
          + " Cedar E07000003 in E10000002 (Second); --accept-moves places them directly."
      ])
    let one = try move("E07000001,Ashdale,district,E12000001,\n", in: scratch)
    #expect(counts(one) == [1, 0, 0])
    #expect(one.notes.first?.hasPrefix("1 area keeps its parent, as E12000001 (Region) lies above it") == true)
    let mixed = try move("E07000001,,district,E12000001,\nE07000003,,district,E23000001,\n", in: scratch)
    #expect(
      mixed.notes.first?.hasPrefix("2 areas keep their parent, as those that the file gives lie above them") == true)
    #expect(counts(try move("E07000003,Cedar,district,E12000001,\n", in: scratch, acceptsMoves: true)) == [1, 0, 0])
    #expect(
      try scratch.assignments(from: length) == [
        #"E07000001 {"level":"district","name":"Ashdale"}"#,
        #"E07000003 {"level":"district","name":"Cedar","parent":"E12000001"}"#,
      ])
  }

  @Test("an area that is put below another within its old parent stays in it")
  func within() throws {
    let scratch = try world()
    try scratch.ledger.add(record("c", area: "E01000001"))
    let rows = "beat/north,North,beat,E07000001,\nE01000001,,lsoa,beat/north,\n"
    #expect(counts(try move(rows, in: scratch)) == [2, 0, 0])
    // Without the link from the beat to the district it would have left.
    #expect(counts(try move("beat/south,South,beat,,\nE01000001,,lsoa,beat/south,\n", in: scratch)) == [0, 0, 1])
  }

  @Test("what is provisional, detached or without a parent in a geography does not move")
  func noMoves() throws {
    let scratch = try world()
    try scratch.ledger.add([
      record("c", area: "E01000001"),
      event(
        "a", "area.assigned", "E01000001",
        #"{"name":"Ash 001A","level":"lsoa","parent":"E07000001","provisional":true}"#),
    ])
    #expect(counts(try move("E01000001,,lsoa,E07000003,\n", in: scratch)) == [1, 0, 0])
    #expect(counts(try move("E01000001,,lsoa,E07000001,\n", in: scratch)) == [0, 0, 1])
    #expect(counts(try move("E01000001,,lsoa,E07000001,other\n", in: scratch)) == [1, 0, 0])
    try scratch.ledger.add(
      event("d", "area.assigned", "E01000001", #"{"name":"Ash 001A","level":"lsoa","parent":null}"#))
    #expect(counts(try move("E01000001,,lsoa,E07000001,\n", in: scratch)) == [1, 0, 0])
  }

  @Test("all areas that would move are named at once, up to ten, with the number of the rest")
  func many() throws {
    let scratch = try ScratchLedger()
    let codes = (0..<13).map { "E070000" + String($0 + 10) }
    func rows(_ parent: String) -> String { codes.map { "\($0),,district,\(parent),\n" }.joined() }
    _ = try move("E10000002,Second,county,,\n" + rows("E10000001"), in: scratch)
    try scratch.ledger.add(codes.dropFirst().map { record("c" + $0, area: $0) })
    let report = try move("E10000002,Second,county,,\n" + rows("E10000002"), in: scratch)
    #expect(counts(report) == [0, 1, 1])
    let refusal = try #require(report.refusals.first)
    guard case .moves(let count, let first)? = refusal.mistake as? AreaMistake else {
      Issue.record("\(refusal) is about moves")
      return
    }
    #expect(count == 12 && first.map(\.area.code) == Array(codes[1...10]))
    #expect(refusal.line == 4)
    #expect(refusal.rule.hasPrefix("12 areas in use would leave their parents: E07000011 would leave"))
    #expect(refusal.rule.hasSuffix("for E10000002 (Second), and 2 more"))
  }
}
