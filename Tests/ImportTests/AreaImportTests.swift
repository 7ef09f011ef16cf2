import Events
import Feeds
import Ledger
import LedgerTestSupport
import Testing

/// An import of areas that is written in a test.
func importAreas(
  _ text: String, to scratch: ScratchLedger, geography: String? = nil, acceptsMoves: Bool = false,
  isStrict: Bool = false
) throws -> FeedReport {
  try AreaImport([(name: "areas.csv", bytes: Array(text.utf8))], geography: geography, acceptsMoves: acceptsMoves)
    .append(Ingest(ledger: scratch.ledger, isStrict: isStrict))
}

extension ScratchLedger {
  /// The `data` of the events from a sequence on, each behind its subject.
  func assignments(from sequence: Int) throws -> [String] {
    try ledger.texts(from: sequence).map { text in
      let data = try #require(text.firstMatch(of: /\{"data":(\{.*\}),"id":.*"subject":"([^"]*)"/))
      return "\(data.2) \(data.1)"
    }
  }
}

@Suite("Importing areas")
struct AreaImportTests {
  private func add(_ text: String, to scratch: ScratchLedger) throws -> [Int] {
    counts(try importAreas(text, to: scratch))
  }

  @Test("only what differs is appended")
  func differences() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent\nE92000001,England,country,\nE12000004,East Midlands,region,E92000001\n"
    #expect(try add(file, to: scratch) == [2, 0, 0])
    #expect(try add(file, to: scratch) == [0, 2, 0])
    #expect(try add(file.replacing("East Midlands", with: "The East"), to: scratch) == [1, 1, 0])
    #expect(
      try scratch.ledger.texts(from: 2)[0].replacing(/"recordedtime":"[^"]*",/, with: "")
        == #"{"data":{"level":"region","name":"The East","parent":"E92000001"},"id":"000000000002","sequence":2,"#
        + #""source":"ons/areas","specversion":"1.0","subject":"E12000004","type":"area.assigned"}"#)
  }

  @Test("an area keeps the parent and the name that a file does not give")
  func kept() throws {
    let scratch = try ScratchLedger()
    _ = try add(
      "code,name,level,parent\nE10000018,Leicestershire,county,\nE07000129,Blaby,district,E10000018\n", to: scratch)
    #expect(try add("LSOA11CD,LADCD\nE01025631,E07000129\n", to: scratch) == [1, 1, 0])
    #expect(try add("LSOA11CD,LADCD,LADNM\nE01025631,E07000129,Blaby District\n", to: scratch) == [1, 1, 0])
    #expect(
      try scratch.assignments(from: 2) == [
        #"E01025631 {"level":"lsoa","name":"E01025631","parent":"E07000129"}"#,
        #"E07000129 {"level":"district","name":"Blaby District"}"#,
      ])
  }

  @Test("names are compared by their code points")
  func codePoints() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent\nW06000001,Ynys M\u{F4}n,district,\n"
    #expect(try add(file, to: scratch) == [1, 0, 0])
    #expect(try add(file, to: scratch) == [0, 1, 0])
    #expect(try add(file.replacing("\u{F4}", with: "o\u{302}"), to: scratch) == [1, 0, 0])
  }

  @Test("a cycle with what the ledger says is refused, with file and line")
  func cycle() throws {
    let scratch = try ScratchLedger()
    _ = try add("code,name,level,parent\nE92000001,England,country,\nE12000004,EM,region,E92000001\n", to: scratch)
    for file in [
      "code,name,level,parent\nE92000001,England,country,E12000004\n",
      "code,name,level,parent,geography\nE92000001,England,country,E12000004,other\n",
    ] {
      let report = try importAreas(file, to: scratch)
      #expect(counts(report) == [0, 0, 1])
      #expect(report.refusals[0].file == "areas.csv" && report.refusals[0].line == 2)
    }
  }

  @Test("every fault of an area stands at its line, a strict import's slips too")
  func everyFault() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent,geography,start,end\nE0100000x,A,lsoa,E07000129,wards,2021-01-01,2020-01-01\n"
    for (isStrict, fields) in [(false, ["subject", "data.end"]), (true, ["subject", "data.end", "data.geography"])] {
      let report = try importAreas(file, to: scratch, isStrict: isStrict)
      #expect(counts(report) == [0, 0, 1])
      let faults = report.refusals.flatMap(\.each)
      #expect(faults.map(\.field).sorted() == fields.sorted())
      #expect(faults.allSatisfy { $0.file == "areas.csv" && $0.line == 2 }, "\(faults)")
    }
  }

  @Test("a geography that is close to a known one is warned of at its line, and refused where that is asked for")
  func slips() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent,geography\nE01000001,A,lsoa,E07000129,\nE01000001,A,lsoa,E05000001,wards\n"
    let strict = try importAreas(file, to: scratch, isStrict: true)
    #expect(counts(strict) == [0, 0, 1] && strict.refusals.first?.line == 3)
    let report = try importAreas(file, to: scratch)
    #expect(counts(report) == [2, 0, 0])
    #expect(
      report.warnings.map { "\($0.first.file):\($0.first.line) \($0.first.field) \($0.first.value)" } == [
        "areas.csv:3 data.geography wards"
      ])
  }

  // MARK: Geographies

  @Test("a look-up places an area in a geography beside the one that the ledger knows")
  func geographies() throws {
    let scratch = try ScratchLedger()
    _ = try add("LSOA11CD,LSOA11NM,LADCD,LADNM\nE01025631,Blaby 002A,E07000129,Blaby\n", to: scratch)
    let wards =
      "LSOA11CD,LSOA11NM,WD19CD,WD19NM,LAD19CD,LAD19NM\nE01025631,Blaby 002A,E05005437,Ellis,E07000129,Blaby\n"
    #expect(try add(wards, to: scratch) == [2, 1, 0])
    #expect(
      try scratch.assignments(from: 2) == [
        #"E05005437 {"geography":"ward","level":"ward","name":"Ellis","parent":"E07000129"}"#,
        #"E01025631 {"geography":"ward","level":"lsoa","name":"Blaby 002A","parent":"E05005437"}"#,
      ])
    #expect(try add(wards, to: scratch) == [0, 3, 0])
    #expect(counts(try importAreas(wards, to: scratch, geography: "best-fit")) == [2, 1, 0])
    #expect(try scratch.assignments(from: 4).allSatisfy { $0.contains(#""geography":"best-fit""#) })
  }

  @Test("what changes of an area is stated once, however many places it has")
  func statedOnce() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent\nE01000001,A,lsoa,E07000001\nE01000001,A,lsoa,E05000001\n"
    #expect(try add(file, to: scratch) == [2, 0, 0])
    #expect(try add(file.replacing(",A,", with: ",B,"), to: scratch) == [1, 1, 0])
  }

  @Test("lives are appended where they differ, and stay where a file tells none")
  func lives() throws {
    let scratch = try ScratchLedger()
    let file = "code,name,level,parent,start,end\nE01000001,A,lsoa,E07000001,2011-03-27,\n"
    #expect(try add(file, to: scratch) == [1, 0, 0])
    #expect(try add(file, to: scratch) == [0, 1, 0])
    #expect(try add("LSOA11CD,LADCD\nE01000001,E07000001\n", to: scratch) == [1, 1, 0])
    #expect(
      try add("code,name,level,parent,end\nE01000001,A,lsoa,E07000001,2021-03-21\n", to: scratch) == [1, 0, 0])
    #expect(
      try scratch.assignments(from: 2) == [
        #"E01000001 {"end":"2021-03-21","level":"lsoa","name":"A","parent":"E07000001"}"#
      ])
    #expect(try add(file.replacing("2011-03-27", with: "2021-03-21"), to: scratch) == [0, 0, 1])
  }

  @Test("a look-up with a change indicator is imported once")
  func changes() throws {
    let scratch = try ScratchLedger()
    let file = """
      LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId
      E01000001,A 001A,E01000001,A 001A,U,E07000001,A,,1
      E01000002,A 001B,E01000012,A 001E,S,E07000001,A,,2
      E01000002,A 001B,E01000013,A 001F,S,E07000001,A,,3
      """
    #expect(try add(file, to: scratch) == [5, 0, 0])
    #expect(
      try scratch.assignments(from: 3) == [
        #"E01000013 {"level":"lsoa","name":"A 001F","parent":"E07000001","start":"2021-03-21"}"#,
        #"E01000002 {"end":"2021-03-21","level":"lsoa","name":"A 001B","parent":"E07000001"}"#,
      ])
    #expect(try add(file, to: scratch) == [0, 5, 0])
  }

  // MARK: Provisional places

  private static let provisional =
    #"{"specversion":"1.0","id":"p","source":"t","type":"area.assigned","subject":"E01000001","#
    + #""data":{"name":"E01000001","level":"lsoa","parent":"E23000021","provisional":true}}"#

  @Test("a look-up settles an area that was placed provisionally, also where its link is in another geography")
  func settled() throws {
    for (file, appended) in [
      ("LSOA11CD,LADCD\nE01000001,E07000129\n", 3), ("LSOA11CD,MSOA11CD,LADCD\nE01000001,E02000001,E07000129\n", 5),
      ("code,name,level,parent\nE01000001,,lsoa,E23000021\n", 1),
    ] {
      let scratch = try ScratchLedger()
      try scratch.ledger.add(Self.provisional)
      #expect(try add(file, to: scratch) == [appended, 0, 0])
      let parent = file.contains("E07000129") ? "E07000129" : "E23000021"
      #expect(
        try scratch.assignments(from: 1).contains(
          #"E01000001 {"level":"lsoa","name":"E01000001","parent":"\#(parent)"}"#))
      #expect(try add(file, to: scratch)[0] == 0)
    }
  }

  @Test("a new name, and a place in another geography, leave an area provisional")
  func stillProvisional() throws {
    let scratch = try ScratchLedger()
    try scratch.ledger.add(Self.provisional)
    #expect(try add("LSOA11CD,LSOA11NM\nE01000001,Blaby 002A\n", to: scratch) == [1, 0, 0])
    #expect(try add("LSOA11CD,TCITY15CD\nE01000001,J01000052\n", to: scratch) == [2, 0, 0])
    #expect(
      try scratch.assignments(from: 1) == [
        #"E01000001 {"level":"lsoa","name":"Blaby 002A","provisional":true}"#,
        #"J01000052 {"geography":"city","level":"city","name":"J01000052"}"#,
        #"E01000001 {"geography":"city","level":"lsoa","name":"Blaby 002A","parent":"J01000052"}"#,
      ])
    #expect(try add("LSOA11CD,LADCD\nE01000001,E07000129\n", to: scratch) == [3, 0, 0])
  }

  @Test("a district of which nothing tells the force stays below that of the files that named its places")
  func keptInForce() throws {
    let scratch = try ScratchLedger()
    for (index, force) in ["E23000022", "E23000021", "E23000021"].enumerated() {
      try scratch.ledger.add(
        Self.provisional.replacing(#""id":"p""#, with: #""id":"p\#(index)""#)
          .replacing("E01000001", with: "E0100000\(index)").replacing("E23000021", with: force))
    }
    let rows = (0..<3).map { "E0100000\($0),E07000129,Blaby\n" }.joined()
    let report = try importAreas("LSOA11CD,LADCD,LADNM\n" + rows, to: scratch)
    #expect(
      try scratch.assignments(from: 3).last
        == #"E07000129 {"level":"district","name":"Blaby","parent":"E23000021","provisional":true}"#)
    #expect(report.notes.contains { $0.contains("Blaby E07000129 in E23000021") })
    // A look-up that tells the force places the district for good.
    #expect(try add("LADCD,LADNM,PFACD\nE07000129,Blaby,E23000021\n", to: scratch) == [2, 0, 0])
    #expect(
      try scratch.assignments(from: 7).last == #"E07000129 {"level":"district","name":"Blaby","parent":"E23000021"}"#)
  }

  @Test("places in use do not leave their force for a region unasked")
  func regionInstead() throws {
    let scratch = try ScratchLedger()
    try scratch.ledger.add([Self.provisional, crime("c", area: "E01000001")])
    let file = "LSOA11CD,LADCD,RGNCD\nE01000001,E07000129,E12000004\n"
    let report = try importAreas(file, to: scratch)
    #expect(counts(report) == [0, 0, 1])
    #expect(report.refusals.first.map { "\($0)".contains("E23000021") } == true)
    #expect(counts(try importAreas(file, to: scratch, acceptsMoves: true)) == [3, 0, 0])
  }

  // MARK: Rows that name no area

  @Test("rows that lack the code of their area are left out with a note")
  func leftOut() throws {
    let scratch = try ScratchLedger()
    let file =
      "LSOA11CD,LSOA11NM,TTWA11CD,TTWA11NM,ObjectId\nE01000001,A,E30000001,T,1\n,,,,2\nE01000002,B,E30000001,T,3\n"
    let report = try importAreas(file, to: scratch)
    #expect(counts(report) == [3, 0, 0])
    #expect(report.notes == ["areas.csv: 1 row lacks the code of its area and was left out."])
    let pseudo = "LAD19CD,LAD19NM,CTY19CD,CTY19NM\nE06000016,Leicester,E99999999,(pseudo) England (UA/MD/LB)\n"
    let second = try importAreas(pseudo, to: scratch)
    #expect(counts(second) == [1, 0, 0])
    #expect(second.notes == ["areas.csv: 1 code that ends in 99999999 stands for no area and was left out."])
  }
}
