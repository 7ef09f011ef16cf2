import Archives
import Events
import Feeds
import Foundation
import TestSupport
import Testing

/// The folder of published files; nil when the environment does not name it.
@Suite(
  "Published files",
  .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
struct RealDataTests {
  private func statements(below folder: String) throws -> [(
    name: String, lines: Int, statement: PoliceStatement
  )] {
    var found: [(String, Int, PoliceStatement)] = []
    try InputFiles(paths: [try #require(dataFolder) + "/" + folder]).readEach { file, bytes in
      let (statements, refused) = try LookAlike.read(bytes, file: file.name)
      #expect(refused.isEmpty && statements.count == 1, "\(file.name)")
      if let statement = statements.first { found.append((file.name, bytes.count { $0 == 0x0A }, statement)) }
    }
    return found
  }

  @Test("every row of every force is read, into the months and forces of the names")
  func everyRow() throws {
    for (folder, files, rows) in [
      ("leicestershire", 30, 250_286), ("east-midlands", 20, 155_783), ("btp", 1, 3304),
    ] {
      let found = try statements(below: "police/" + folder)
      #expect(found.count == files)
      #expect(found.reduce(0) { $0 + $1.statement.rows.count } == rows)
      for (name, lines, statement) in found {
        #expect(statement.rows.count == lines - 1, "\(name)")
        #expect(PoliceFileName(name).month == statement.month)
        #expect(PoliceFileName(name).slug == statement.force.slug)
        // British Transport Police publish no IDs at all.
        #expect(
          statement.rows.allSatisfy { $0.crimeID.isEmpty == (folder == "btp" || $0.content.kind == .incident) })
      }
    }
  }

  @Test("an import of every file again, and of its rows in another order, changes nothing")
  func again() throws {
    var generator = SplitMix64(seed: 5)
    for (name, _, statement) in try statements(below: "police") where !name.contains("crawl-2021-12") {
      let opening = try PoliceComparison.changes(statement, present: [], acceptRemovals: false)
      #expect(opening.opened == statement.rows.count)
      #expect(Set(opening.changes.map(\.subject)).count == statement.rows.count, "\(name)")
      var month = NaiveMonth()
      let isApplied = month.apply(opening.changes, of: statement)
      #expect(isApplied)
      var shuffled = statement
      shuffled.rows.shuffle(using: &generator)
      let changes = try PoliceComparison.changes(shuffled, present: month.present, acceptRemovals: false)
      #expect(changes.changes.isEmpty && changes.unchanged == statement.rows.count, "\(name)")
    }
  }

  @Test("the two copies of City of London differ by one outcome in 2018-10 and two in 2018-11")
  func cityOfLondon() throws {
    let copies = try statements(below: "police/city-of-london").map(\.statement)
    let months = ["2018-10": 1, "2018-11": 2]
    for (month, differences) in months {
      let pair = copies.filter { $0.month == month }
      try #require(pair.count == 2)
      for (old, new) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        var present = NaiveMonth()
        let opening = try PoliceComparison.changes(old, present: [], acceptRemovals: false)
        let isApplied = present.apply(opening.changes, of: old)
        #expect(isApplied)
        let changes = try PoliceComparison.changes(new, present: present.present, acceptRemovals: false)
        #expect(changes.changed == differences && changes.opened == 0 && changes.vanished == 0)
        #expect(changes.changes.count == differences)
        for change in changes.changes {
          guard case .resolved = change.effect else {
            Issue.record("\(change) is no outcome")
            continue
          }
        }
      }
    }
  }

  @Test("the look-ups and the estimates of ONS are read")
  func reference() throws {
    let folder = try #require(dataFolder) + "/reference/"
    func bytes(_ name: String) throws -> [UInt8] { try ByteSource.path(folder + name).contents() }
    let country = try AreaReader.read(
      file: "country", bytes: try bytes("lsoa11_to_lad_england_wales.csv.xz"))
    #expect(country.count { $0.level == "lsoa" } == 34_753)
    let force = try AreaReader.read(
      file: "force", bytes: try bytes("lsoa11_to_lad_leicestershire_police.csv"))
    #expect(force.count { $0.level == "lsoa" } == 611)
    #expect(force.count { $0.level == "district" } == 9)
    let persons = try PopulationReader.read(
      file: "persons", bytes: try bytes("ons_mid_year_lad_2001_2019.csv"))
    let county = (129...135).map { "E07000\($0)" }
    #expect(
      persons.filter { $0.year == 2018 && county.contains($0.code) }.reduce(0) { $0 + $1.persons } == 698_268)
  }

  @Test("every event of a published month is one JSON object with the source's own values")
  func events() throws {
    let name = "2020-03-leicestershire-street.csv.xz"
    let (_, _, statement) = try #require(try statements(below: "police/leicestershire/" + name).first)
    let events = PoliceEvents(statement)
    var placed = 0
    for change in try PoliceComparison.changes(statement, present: [], acceptRemovals: false).changes {
      var buffer: [UInt8] = []
      events.append(change, number: 0, to: &buffer)
      let event = try #require(try JSONSerialization.jsonObject(with: Data(buffer)) as? [String: Any])
      let data = try #require(event["data"] as? [String: Any])
      #expect(event["subject"] as? String == change.subject)
      #expect(data["date"] as? String == "2020-03")
      if data["longitude"] != nil { placed += 1 }
    }
    #expect(placed == statement.rows.count { $0.content.area != "E23000021" })
  }
}
