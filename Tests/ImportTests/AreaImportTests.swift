import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import Testing

@Suite("Importing areas")
struct AreaImportTests {
  private func add(_ text: String, to scratch: ScratchLedger) throws -> [Int] {
    counts(try AreaImport([(name: "areas.csv", bytes: Array(text.utf8))]).append(Ingest(ledger: scratch.ledger)))
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
    let event = try scratch.ledger.texts(from: 3)[0]
    #expect(event.contains(#""data":{"level":"district","name":"Blaby District"}"#))
  }

  @Test("a cycle with what the ledger says is refused, with file and line")
  func cycle() throws {
    let scratch = try ScratchLedger()
    _ = try add("code,name,level,parent\nE92000001,England,country,\nE12000004,EM,region,E92000001\n", to: scratch)
    let file = "code,name,level,parent\nE92000001,England,country,E12000004\n"
    let report = try AreaImport([(name: "areas.csv", bytes: Array(file.utf8))]).append(Ingest(ledger: scratch.ledger))
    #expect(counts(report) == [0, 0, 1])
    #expect(report.refusals[0].file == "areas.csv" && report.refusals[0].line == 2)
  }

  @Test("the shipped hierarchy leads from a district to its country")
  func shipped() throws {
    let scratch = try ScratchLedger()
    let files = Shipped.areas.map { (name: $0.name, bytes: $0.csv) }
    let report = try AreaImport(files).append(Ingest(ledger: scratch.ledger))
    #expect(report.appended > 400 && report.refused == 0)
    #expect(try AreaImport(files).append(Ingest(ledger: scratch.ledger)).appended == 0)
    let hierarchy = try Projector(scratch.ledger, isStored: false).caughtUp().hierarchy(at: report.sequence)
    for area in ["E07000129", "E23000021", "E12000004"] {
      #expect(hierarchy.children(of: "E92000001").isEmpty == false, "\(area)")
    }
  }
}

@Suite("Importing populations")
struct PopulationImportTests {
  private func add(_ text: String, to scratch: ScratchLedger) throws -> [Int] {
    counts(
      try PopulationImport(file: "persons.csv", bytes: Array(text.utf8)).append(Ingest(ledger: scratch.ledger)))
  }

  @Test("only an estimate that differs from the newest of its area and year is appended")
  func differences() throws {
    let scratch = try ScratchLedger()
    let file = "code,year,persons\nE07000129,2018,100421\nE07000130,2018,182643\n"
    #expect(try add(file, to: scratch) == [2, 0, 0])
    #expect(
      try add("ladcode,laname,population_2017,population_2018\nE07000129,Blaby,99000,100421\n", to: scratch) == [
        1, 1, 0,
      ])
    #expect(try add(file.replacing("100421", with: "100500"), to: scratch) == [1, 1, 0])
    #expect(try add(file, to: scratch) == [1, 1, 0])
    #expect(
      try scratch.ledger.texts(from: 4)[0].replacing(/"recordedtime":"[^"]*",/, with: "")
        == #"{"data":{"persons":100421,"year":2018},"id":"000000000004","sequence":4,"source":"ons/populations","#
        + #""specversion":"1.0","subject":"E07000129","type":"population.estimated"}"#)
  }

  @Test("a number that is none is refused")
  func refused() throws {
    let error = #expect(throws: Refusal.self) {
      try PopulationImport(file: "p.csv", bytes: Array("code,year,persons\nE07000129,2018,100 421\n".utf8))
    }
    #expect(error?.line == 2 && error?.field == "persons")
  }
}
