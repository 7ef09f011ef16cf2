import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import TestSupport
import Testing

@Suite("The shipped areas")
struct ShippedAreasTests {
  private static let upper = Shipped.areas.map { (name: $0.name, bytes: $0.csv) }

  private func rows(_ files: [(name: String, bytes: [UInt8])]) throws -> [AreaRow] {
    try files.flatMap { try AreaReader.read(file: $0.name, bytes: $0.bytes) }
  }

  private func lsoas() throws -> [AreaRow] { try rows([(name: Shipped.lsoas.name, bytes: Shipped.lsoas.csv)]) }

  @Test("the tables of LSOAs are read: runs of codes and names, gaps, and what a census ended and began")
  func form() {
    let text = "E07000129 Blaby:@2561008Ac10Ab..-9A+Bd@256301C\n 2A11A\nE07000130 Bournemouth, Christchurch:@000017A\n"
    #expect(
      String(decoding: LSOATable.csv([text, "W06000001 Wrexham:@01958+12A"]), as: UTF8.self) == """
        code,name,level,parent,start,end
        E01025610,Blaby 008A,lsoa,E07000129,,
        E01025611,Blaby 008B,lsoa,E07000129,,
        E01025612,Blaby 008C,lsoa,E07000129,,
        E01025613,Blaby 010A,lsoa,E07000129,,
        E01025614,Blaby 010B,lsoa,E07000129,,
        E01025617,Blaby 009A,lsoa,E07000129,,2021-03-21
        E01025618,Blaby 009B,lsoa,E07000129,2021-03-21,
        E01025619,Blaby 009C,lsoa,E07000129,2021-03-21,
        E01025620,Blaby 009D,lsoa,E07000129,2021-03-21,
        E01025630,Blaby 001C,lsoa,E07000129,,
        E01025631,Blaby 002A,lsoa,E07000129,,
        E01025632,Blaby 011A,lsoa,E07000129,,
        E01000001,"Bournemouth, Christchurch 007A",lsoa,E07000130,,
        W01001958,Wrexham 012A,lsoa,W06000001,2021-03-21,

        """)
  }

  @Test("every LSOA lies in a district that is there, and leads to its country")
  func chain() throws {
    var parents: [String: String] = [:]
    var levels: [String: String] = [:]
    let (upper, lsoas) = (try rows(Self.upper), try lsoas())
    for row in upper + lsoas {
      if parents[row.code] != nil || row.geography != "administrative" { Issue.record("\(row) is there twice") }
      parents[row.code] = row.parent
      levels[row.code] = row.level
    }
    #expect(lsoas.count == 36_778 && Set(lsoas.map(\.code)).count == 36_778)
    #expect(lsoas.count { $0.start == nil } == 34_753 && lsoas.count { $0.end == nil } == 35_672)
    for row in lsoas where levels[row.parent ?? ""] != "district" { Issue.record("\(row) lies in no district") }
    for row in upper + lsoas {
      var top = row.code
      while let parent = parents[top] { top = parent }
      if top != "E92000001" && top != "W92000004" { Issue.record("\(row.code) leads to \(top)") }
    }
  }

  @Test("a population by the districts of before is found above them: beside a district lie only LSOAs of later")
  func populations() throws {
    let districts = try rows(Self.upper).filter { $0.level == "district" }
    let codes = Set(districts.map(\.code))
    let merged = Set(districts.compactMap(\.parent)).intersection(codes)
    #expect(merged.count == 14)
    let (day, lsoas) = (CivilDate("2021-03-21"), try lsoas())
    #expect(lsoas.filter { merged.contains($0.parent ?? "") && $0.start != day } == [])
    // Codes that were given after the census have no LSOAs of their own beside those before.
    for code in ["E06000063", "E06000064", "E06000065", "E06000066", "E08000038", "E08000039"] {
      #expect(merged.contains(code) && !lsoas.contains { $0.parent == code }, "\(code)")
    }
  }

  @Test("they are imported once")
  func imported() throws {
    let scratch = try ScratchLedger()
    let areas = try AreaImport(Self.upper + [(name: Shipped.lsoas.name, bytes: Shipped.lsoas.csv)])
    let report = try areas.append(Ingest(ledger: scratch.ledger))
    #expect(report.appended > 37_000 && report.duplicates == 0 && report.refused == 0 && report.notes.isEmpty)
    let again = try areas.append(Ingest(ledger: scratch.ledger))
    #expect(counts(again) == [0, report.appended, 0])
    #expect(
      counts(try importAreas("LSOA11CD,LSOA11NM,LADCD\nE01025631,Blaby 002A,E07000129\n", to: scratch)) == [0, 2, 0])
  }

  @Test("a ledger with the areas of before takes them, and what is in use stays where it was or goes below it")
  func newer() throws {
    let scratch = try ScratchLedger()
    _ = try importAreas(
      "code,name,level,parent\nE11000003,South Yorkshire,metropolitan-county,\nE08000016,Barnsley,district,E11000003\n",
      to: scratch)
    try scratch.ledger.add(
      #"{"specversion":"1.0","id":"c","source":"t","type":"crime.recorded","subject":"c","#
        + #""data":{"offence":"burglary","date":"2020-01-02","area":"E08000016"}}"#)
    #expect(try AreaImport(Self.upper).append(Ingest(ledger: scratch.ledger)).refused == 0)
  }

  @Test(
    "they are those that the ONS published, with the names of 2021",
    .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
  func published() throws {
    /// The names and the districts of a look-up, by code.
    func lookUp(_ name: String) throws -> [String: (name: String?, district: String?)] {
      let path = try #require(dataFolder) + "/reference/" + name
      let table = try AreaReader.table(file: path, bytes: try FeedInput.contents(of: path))
      var areas: [String: (String?, String?)] = [:]
      for row in table.rows where row.level == "lsoa" {
        areas[row.code] = (row.name, table.administrativeParents[row.code] ?? row.parent)
      }
      return areas
    }
    let old = try lookUp("lsoa11_to_lad_england_wales.csv.xz")
    let new = try lookUp("lsoa21_to_lad_england_wales.csv.xz")
    var above: [String: String] = [:]
    for row in try rows(Self.upper) { above[row.code] = row.parent }
    let shipped = try lsoas()
    #expect(Set(shipped.map(\.code)) == Set(old.keys).union(new.keys))
    for row in shipped {
      let (was, today) = (old[row.code], new[row.code])
      var districts = [row.parent]
      while let parent = districts.last.flatMap({ $0 }).flatMap({ above[$0] }) { districts.append(parent) }
      let isRight =
        row.name == (today ?? was)?.name && row.start == (was == nil ? CivilDate("2021-03-21") : nil)
        && row.end == (today == nil ? CivilDate("2021-03-21") : nil)
        && (was.map { $0.district == row.parent } ?? true) && (today.map { districts.contains($0.district) } ?? true)
      if !isRight { Issue.record("\(row) is not as published") }
    }
  }
}
