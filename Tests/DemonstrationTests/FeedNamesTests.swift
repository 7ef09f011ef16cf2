import Events
import Foundation
import Projections
import Testing

@Suite("The names of feeds")
struct FeedNamesTests {
  /// What was last declared of each feed, area and month, by the events of the history alone.
  private struct Declared {
    private(set) var statuses: [String: [String: [Int: String]]] = [:]

    init(seed: UInt64) throws {
      try History.of(seed).forEachEvent { event, _ in
        guard event.rule.type == .coverageDeclared, let feed = event.text("feed"), let area = event.text("area"),
          let start = event.date("start"), let end = event.date("end")
        else { return }
        for month in start.month.index..<end.month.index {
          statuses[feed, default: [:]][area, default: [:]][month] = event.text("status")
        }
      }
    }
  }

  /// A feed, the kind that its months were declared under before, the area of that, and the first month that it
  /// delivered.
  private static let kinds: [(feed: String, kind: String, areas: [String], first: String)] = [
    ("police-crime", "crime", ["E10000018"], "2016-07"),
    ("police-crime", "crime", ["E06000016", "E06000017"], "2017-07"),
    ("police-incidents", "incident", ["E10000018", "E06000016", "E06000017"], "2017-07"),
    ("uava", "referral", ["E10000018", "E06000016", "E06000017"], "2016-07"),
    ("community-survey", "answer", ["E10000018"], "2015-04"), ("insight-survey", "answer", ["E10000018"], "2017-07"),
    ("youth-disposals", "disposal", ["E10000018"], "2014-04"),
  ]

  @Test("by name each month has the status that its kind has in the end", arguments: History.seeds)
  func statuses(seed: UInt64) throws {
    let declared = try Declared(seed: seed)
    for row in Self.kinds {
      let first = try #require(Month(row.first)).index
      for area in row.areas {
        let byKind = try #require(declared.statuses[row.kind]?[area]).filter { $0.key >= first }
        #expect(declared.statuses[row.feed]?[area] == byKind, "\(row.feed) \(area), seed \(seed)")
      }
    }
    // Two returns hold members: the county's youth service, and the whole area's offender management.
    let members = try #require(declared.statuses["member"]?["E23000021"]).filter { $0.value == "complete" }
    #expect(declared.statuses["youth-cohort"]?["E10000018"] == members, "seed \(seed)")
    let offenders = try #require(declared.statuses["iom-cohort"]?["E23000021"])
    #expect(offenders.keys.min() == Month("2015-01")?.index && offenders.keys.max() == Month("2018-12")?.index)
  }

  @Test("every feed that the history's definitions name is declared, or another in its place")
  func declared() throws {
    let names = Set(try Declared(seed: 1).statuses.keys)
    for version in try (Shipped.safetyBoard + Shipped.besideTheReport).flatMap(ShippedDefinitionsTests.versions) {
      for choice in version.feeds ?? [] {
        #expect(!names.isDisjoint(with: choice), "\(version.indicator) \(version.version): \(choice)")
      }
    }
  }

  @Test("the table of feeds has those that the shipped definitions name")
  func table() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = String(
      decoding: try Data(contentsOf: root.appending(path: "Projections/Definitions/README.md")), as: UTF8.self)
    let lines = document.split(separator: "\n").drop { !$0.hasPrefix("| feed |") }.dropFirst(2)
    let rows = lines.prefix { $0.hasPrefix("|") }.compactMap { $0.firstMatch(of: /^\| `([a-z-]+)` \|/)?.1 }
    let named = try Shipped.definitions.flatMap(ShippedDefinitionsTests.versions).flatMap { ($0.feeds ?? []).joined() }
    #expect(rows.map(String.init).sorted() == Set(named).sorted())
  }

  @Test("total crime is the force's own, and the open data's indicators work on either source")
  func sources() throws {
    func feeds(_ files: [Shipped.File], _ indicator: String) throws -> [[String]]? {
      try files.filter { $0.name == indicator + ".yaml" }.flatMap(ShippedDefinitionsTests.versions).last?.feeds
    }
    #expect(try feeds(Shipped.safetyBoard, "total-crime") == [["police-crime"]])
    for file in Shipped.safetyBoard {
      let names = try ShippedDefinitionsTests.versions(file).flatMap { ($0.feeds ?? []).joined() }
      #expect(!names.contains("police-uk"), "\(file.name)")
    }
    for file in Shipped.openData {
      let last = try #require(try ShippedDefinitionsTests.versions(file).last)
      let isApart = last.indicator == "violence-and-sexual-offences"
      #expect(last.feeds?.first?.first == "police-uk" && last.feeds?.first?.count == (isApart ? 1 : 2), "\(file.name)")
    }
  }
}
