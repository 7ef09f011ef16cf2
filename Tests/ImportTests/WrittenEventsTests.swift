import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import TestSupport
import Testing

/// An import of the custodian's adds the events that open records as it has written them. With an authority, if for
/// everything, each is read, judged and looked at: that is the slow way, and comes to the same.
@Suite("Events that an import has written")
struct WrittenEventsTests {
  private static let name = "2018-10-leicestershire-street.csv"

  private func copy(_ random: inout SplitMix64) -> [String] {
    (0..<random.whole(20...300)).map { _ in
      let id = random.chance(1, of: 6) ? "" : StreetFile.id(random.whole(1...200))
      let type = random.pick(["Burglary", "Drugs", "Robbery", "Anti-social behaviour"])
      return StreetFile.row(
        id, type: type, outcome: type == "Anti-social behaviour" ? "" : random.pick(["", "Under investigation"]),
        area: random.pick(["E01025631", "E01025632", ""]), place: random.pick(["On or near Kings Walk", "There"]))
    }
  }

  private func report(_ rows: [String], _ time: String, in scratch: ScratchLedger, isSlow: Bool) throws -> FeedReport {
    let time = try #require(RecordedTime(time))
    var intake = Ingest(ledger: scratch.ledger, times: .at(time), keepsGoing: true)
    if isSlow { intake.authority = Authority([.append(source: nil), .administer]) }
    let path = try scratch.write(WrittenEventsTests.name, StreetFile.text(rows))
    return try PoliceImport(paths: [path], forces: Shipped.forces, acceptsRemovals: true).append(intake)
  }

  @Test("are those that come of judging each, byte for byte, and so are the counts and the warnings", arguments: 1...6)
  func seeded(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let (fast, slow) = (try ScratchLedger(), try ScratchLedger())
    // Before its month has begun an import is warned of; and some keys and records are there already.
    let first = random.pick(["2018-09-15T00:00:00Z", "2018-11-15T00:00:00Z"])
    let times = [first] + (1...3).map { "2019-0\($0)-01T00:00:00Z" }
    let others = (0..<random.whole(0...40)).map { number in
      let id = String(repeating: "0", count: 9) + String(100 + number)
      return crime(
        "leicestershire/2018-10/" + StreetFile.id(number), id: random.pick(["2018-10/" + id, "other-\(number)"]),
        source: random.pick(["police-uk/leicestershire", "tests"]), date: "2018-08")
    }
    for scratch in [fast, slow] {
      _ = try scratch.ledger.append(times: .at(try #require(RecordedTime("2018-09-01T00:00:00Z")))) { batch in
        for event in others { try batch.add(Array(event.utf8)) }
      }
    }
    for time in times {
      let rows = copy(&random)
      let (one, other) = (
        try report(rows, time, in: fast, isSlow: false), try report(rows, time, in: slow, isSlow: true)
      )
      #expect(counts(one) == counts(other) && one.root == other.root)
      func said(_ report: FeedReport, _ scratch: ScratchLedger) -> [String] {
        (report.notes + report.refusals.map(\.description) + report.warnings.map(\.first.description)).map {
          $0.replacing(scratch.path, with: "")
        }
      }
      #expect(said(one, fast) == said(other, slow))
      #expect(one.warnings.map(\.count) == other.warnings.map(\.count))
      #expect(one.typeCounts.map(\.count) == other.typeCounts.map(\.count))
    }
    #expect(try fast.ledger.verifyJournal().isEmpty)
  }
}
