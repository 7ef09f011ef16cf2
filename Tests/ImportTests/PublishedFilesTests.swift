import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite(
  "Importing published files",
  .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
struct PublishedFilesTests {
  private func folder(_ name: String) throws -> String { try #require(dataFolder) + "/" + name }

  /// How many records of each kind each district has in each month, by the look-up of its neighbourhoods.
  private func totals(of ledger: Ledger) throws -> [String: (crimes: Int, incidents: Int)] {
    let file = try folder("reference/lsoa11_to_lad_leicestershire_police.csv")
    var parents: [String: String] = [:]
    for area in try AreaReader.read(file: file, bytes: try FeedInput.contents(of: file)) {
      parents[area.code] = area.parent
    }
    let districts = Set((129...135).map { "E07000\($0)" })
    var totals: [String: (crimes: Int, incidents: Int)] = [:]
    var reader = EventReader()
    for sequence in 0..<(try ledger.length) {
      try reader.read(try ledger.event(at: sequence)[...])
      try reader.check()
      guard let area = reader.text("area"), let middle = parents[area], let district = parents[middle],
        districts.contains(district), let month = reader.text("date")
      else { continue }
      switch reader.rule.type {
      case .crimeRecorded: totals[month, default: (0, 0)].crimes += 1
      case .incidentReported: totals[month, default: (0, 0)].incidents += 1
      default: break
      }
    }
    return totals
  }

  @Test("the months of the county have their published totals, and every row is one event")
  func countyTotals() throws {
    let scratch = try ScratchLedger()
    let expected = [
      "2018-10": 4507, "2018-11": 4035, "2018-12": 3910, "2019-01": 4043, "2019-02": 3934, "2019-12": 3730,
      "2020-01": 4054, "2020-02": 3655,
    ]
    let paths = try expected.keys.sorted().map {
      try folder("police/leicestershire/\($0)-leicestershire-street.csv.xz")
    }
    for path in paths {
      let start = try scratch.ledger.length
      let rows = try FeedInput.contents(of: path).count { $0 == 0x0A } - 1
      let report = try scratch.importPolice([path])
      let placed = try scratch.facts(.areaAssigned, from: start).count
      #expect(counts(report) == [rows + placed + 1, 0, 0] && report.warnings.isEmpty)
    }
    #expect(try scratch.facts(.coverageDeclared).count == paths.count)
    let totals = try totals(of: scratch.ledger)
    #expect(totals.mapValues { $0.crimes + $0.incidents } == expected)
    #expect(totals["2018-10"]?.crimes == 4020 && totals["2018-10"]?.incidents == 487)
    let again = try scratch.importPolice(paths)
    #expect(again.appended == 0)
    let factCount = try scratch.facts(.areaAssigned).count + paths.count
    #expect(try again.duplicates == scratch.ledger.length - factCount)
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("two copies of City of London differ by one outcome in 2018-10 and two in 2018-11, back and forth")
  func cityOfLondon() throws {
    let scratch = try ScratchLedger()
    for (month, rows, differences) in [("2018-10", 782, 1), ("2018-11", 799, 2)] {
      let copies = try ["crawl-2021-01", "crawl-2021-12"].map {
        try folder("police/city-of-london/\($0)/\(month)-city-of-london-street.csv.xz")
      }
      #expect(try scratch.importPolice([copies[0]]).appended > rows)
      let start = try scratch.ledger.length
      #expect(counts(try scratch.importPolice([copies[1]])) == [differences, rows - differences, 0])
      #expect(try scratch.ledger.texts(from: start).allSatisfy { $0.contains(#""type":"crime.resolved""#) })
      #expect(counts(try scratch.importPolice([copies[0]])) == [differences, rows - differences, 0])
      #expect(counts(try scratch.importPolice([copies[0]])) == [0, rows, 0])
    }
  }

  @Test("a published month with its rows in another order changes nothing")
  func permuted() throws {
    let scratch = try ScratchLedger()
    let path = try folder("police/leicestershire/2020-03-leicestershire-street.csv.xz")
    let text = String(decoding: try FeedInput.contents(of: path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    #expect(try scratch.importPolice([path]).appended == lines.count + scratch.facts(.areaAssigned).count)
    let reversed = [lines[0]] + lines.dropFirst().reversed()
    let other = try scratch.write(
      "2020-03-leicestershire-street.csv", reversed.map { $0 + "\n" }.joined())
    #expect(counts(try scratch.importPolice([other])) == [0, lines.count - 1, 0])
  }

  @Test("without a look-up every row of the months with neighbourhoods of 2021 lies below its force's area")
  func placed() throws {
    let scratch = try ScratchLedger()
    var rowCount = 0
    for month in 1...6 {
      let path = try folder("police/leicestershire/2025-0\(month)-leicestershire-street.csv.xz")
      let report = try scratch.importPolice([path])
      #expect(report.refused == 0 && report.warnings.isEmpty && report.notes.count == 1)
      rowCount += try FeedInput.contents(of: path).count { $0 == 0x0A } - 1
    }
    var areas: [String: Int] = [:]
    var reader = EventReader()
    for sequence in 0..<(try scratch.ledger.length) {
      try scratch.ledger.readEvent(at: sequence, into: &reader)
      if reader.rule.role == .opens, let area = reader.text("area") { areas[area, default: 0] += 1 }
    }
    #expect(areas.values.reduce(0, +) == rowCount && rowCount == 54_028)
    let places = Set(try scratch.facts(.areaAssigned).map(\.subject))
    #expect(places == Set(areas.keys).subtracting(["E23000021"]))
    let outside = try scratch.ledger.append { batch in
      try areas.keys.filter { try !batch.isArea($0, withinOrBelow: "E23000021") }
    }.value
    #expect(outside == [])
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("with the look-up of 2011 only the neighbourhoods that it does not have are placed for now")
  func placedBesideLookUp() throws {
    let scratch = try ScratchLedger()
    let file = try folder("reference/lsoa11_to_lad_england_wales.csv.xz")
    let lookUp = try FeedInput.contents(of: file)
    let districts = (129...135).map { "E07000\($0)" } + ["E06000016", "E06000017"]
    let chain = "code,name,level,parent\n" + districts.map { "\($0),,district,E23000021\n" }.joined()
    for (name, bytes) in [(file, lookUp), ("chain.csv", Array(chain.utf8))] {
      #expect(try AreaImport([(name: name, bytes: bytes)]).append(Ingest(ledger: scratch.ledger)).refused == 0)
    }
    let start = try scratch.ledger.length
    let path = try folder("police/leicestershire/2025-01-leicestershire-street.csv.xz")
    let report = try scratch.importPolice([path])

    let known = Set(
      String(decoding: lookUp, as: UTF8.self).split(separator: "\n").map { line in String(line.prefix { $0 != "," }) })
    var reader = CSVReader(file: path, bytes: try FeedInput.contents(of: path))
    let column = try #require(try reader.header().firstIndex(of: "LSOA code"))
    var (codes, rowCount): (Set<String>, Int) = ([], 0)
    while try reader.next() {
      let code = reader.text(column)
      if code.isEmpty || known.contains(code) { continue }
      codes.insert(code)
      rowCount += 1
    }
    #expect(try Set(scratch.facts(.areaAssigned, from: start).map(\.subject)) == codes)
    #expect(report.notes.first?.hasPrefix("\(rowCount) rows of 2025-01 lie in \(codes.count) areas") == true)
    #expect(rowCount > 8448 / 8)
  }

  @Test("British Transport's rows lie below its own area where no look-up places them")
  func transportPolice() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.importPolice([try folder("police/btp")])
    let placed = try scratch.facts(.areaAssigned)
    #expect(report.refused == 0 && !placed.isEmpty)
    #expect(placed.allSatisfy { $0.data.contains(#""parent":"force/british-transport","provisional":true"#) })
    let declared = try scratch.facts(.coverageDeclared)
    #expect(declared.map(\.subject) == ["police-uk/force/british-transport/2025-01"])
  }

  @Test("the look-up of England and Wales and the mid-year estimates are imported once")
  func reference() throws {
    let scratch = try ScratchLedger()
    let lookUp = try folder("reference/lsoa11_to_lad_england_wales.csv.xz")
    let estimates = try folder("reference/ons_mid_year_lad_2001_2019.csv")
    for isFirst in [true, false] {
      let areas = try AreaImport([(name: lookUp, bytes: try FeedInput.contents(of: lookUp))])
        .append(Ingest(ledger: scratch.ledger))
      #expect(areas.refused == 0 && (areas.appended > 42_000) == isFirst && (areas.duplicates == 0) == isFirst)
      let persons = try PopulationImport(file: estimates, bytes: try FeedInput.contents(of: estimates))
        .append(Ingest(ledger: scratch.ledger))
      #expect(counts(persons) == (isFirst ? [7201, 0, 0] : [0, 7201, 0]))
    }
  }
}
