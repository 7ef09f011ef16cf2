import Feeds
import Ledger
import LedgerTestSupport
import Projections
import TestSupport
import Testing

@Suite(
  "Importing published look-ups",
  .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
struct AreaPublishedFilesTests {
  /// A ledger with the shipped areas, all of them.
  private func world() throws -> ScratchLedger {
    let scratch = try ScratchLedger()
    let files = (Shipped.areas + [Shipped.lsoas]).map { (name: $0.name, bytes: $0.csv) }
    _ = try AreaImport(files).append(Ingest(ledger: scratch.ledger))
    return scratch
  }

  private func add(_ name: String, to scratch: ScratchLedger) throws -> FeedReport {
    let path = try #require(dataFolder) + "/reference/" + name
    return try AreaImport([(name: "a.csv", bytes: try FeedInput.contents(of: path))])
      .append(Ingest(ledger: scratch.ledger))
  }

  @Test("look-ups of the Open Geography portal move nothing, and are imported once")
  func once() throws {
    let scratch = try world()
    for (name, appended) in [
      ("geography/lsoa11_wd19_lad19_leicestershire_police.csv", 790),
      ("geography/lad17_csp17_pfa17.csv", 662), ("geography/wd19_lad19_cty19_rgn19_ctry19.csv.xz", 8789),
      ("lsoa11_to_lad_leicestershire_police.csv", 736), ("lsoa21_to_lad_england_wales.csv.xz", 14),
    ] {
      let report = try add(name, to: scratch)
      #expect(report.refused == 0 && report.appended == appended, "\(name): \(counts(report))")
      #expect(try add(name, to: scratch).appended == 0, "\(name)")
    }
  }

  @Test("the areas that a look-up says were split, merged or irregular end, and what came of them begins")
  func changes() throws {
    let scratch = try world()
    let start = try scratch.ledger.length
    let report = try add("geography/lsoa01_lsoa11_chgind_lad11_leicestershire_police.csv", to: scratch)
    #expect(report.refused == 0 && report.notes.isEmpty)
    let events = try scratch.assignments(from: start)
    #expect(events.count { $0.contains(#""end":"2011-03-27""#) } == 13)
    #expect(events.count { $0.contains(#""start":"2011-03-27""#) } == 18)
    #expect(
      events.contains(#"E01013701 {"end":"2011-03-27","level":"lsoa","name":"Leicester 009D","parent":"E06000016"}"#))
  }

  @Test("an older look-up places areas in use where they are, and a note names those that lie there already")
  func olderParents() throws {
    let scratch = try world()
    try scratch.ledger.add(
      #"{"specversion":"1.0","id":"c","source":"t","type":"crime.recorded","subject":"c","#
        + #""data":{"offence":"burglary","date":"2020-01-02","area":"E01007317"}}"#)
    let report = try add("lsoa21_to_lad_england_wales.csv.xz", to: scratch)
    #expect(counts(report) == [0, 35_991, 0])
    #expect(report.notes.count == 1 && report.notes[0].contains("and 2,"))
  }
}
