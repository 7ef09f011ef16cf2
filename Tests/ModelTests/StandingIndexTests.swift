import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Snapshots
import TestSupport
import Testing

/// Figures answered by an index, which many questions make, against figures of a point that has none.
@Suite("Standing indexes")
struct StandingIndexTests {
  @Test("a figure by an index equals the one by looking at every record", arguments: [3, 4] as [UInt64])
  func equality(seed: UInt64) throws {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    var random = SplitMix64(seed: seed)
    try fill(ledger, &random, from: 0, to: 30_000)
    let projector = try Projector(ledger)
    let points = SnapshotCache()
    var projection = try projector.caughtUp()
    // The index is made early, so that later rows are looked at one by one.
    try ask(20, projection, points, ledger, &random)
    try fill(ledger, &random, from: 30_000, to: 34_000)
    projection = try projector.caughtUp()
    try ask(60, projection, points, ledger, &random)
  }

  private func ask(
    _ count: Int, _ projection: Projection, _ points: SnapshotCache, _ ledger: Ledger, _ random: inout SplitMix64
  ) throws {
    for _ in 0..<count {
      let length = random.chance(1, of: 3) ? projection.length : random.whole(0...projection.length)
      let question = FigureQuestion(
        indicator: random.pick(["crime", "theft"]), area: random.pick(Self.areas + ["E10000018"]),
        to: Month(year: 2018, month: 1).adding(random.whole(0...24)))
      let indexed = try FigureMaker(points.point(projection, length: length), ledger: ledger).figure(question)
      let plain = try FigureMaker(Snapshot(projection, length: length), ledger: ledger).figure(question)
      #expect(indexed.json.text == plain.json.text, "\(question) at \(length)")
    }
  }

  private static let areas = (0..<7).map { "E0700012\($0)" }

  /// Crimes, some at the county, some later moved, reclassified or cancelled; the hierarchy changes on the way, and
  /// a version of a definition takes effect in the middle of a month.
  private func fill(_ ledger: Ledger, _ random: inout SplitMix64, from first: Int, to last: Int) throws {
    var lines: [String] = []
    func event(_ id: String, _ type: String, _ subject: String, _ data: String) {
      lines.append(
        "{\"specversion\":\"1.0\",\"id\":\"\(id)\",\"source\":\"test\",\"type\":\"\(type)\","
          + "\"subject\":\"\(subject)\",\"data\":\(data)}")
    }
    if first == 0 {
      for area in Self.areas {
        event("a" + area, "area.assigned", area, #"{"name":"\#(area)","level":"district","parent":"E10000018"}"#)
        event("p" + area, "population.estimated", area, #"{"year":2018,"persons":\#(random.whole(1000...90_000))}"#)
      }
      for (version, effective, condition) in [
        (1, "2000-01-01", ""), (2, "2018-09-17", #","where":{"offence":"theft"}"#),
      ] {
        event(
          "d\(version)", "definition.adopted", "crime",
          #"{"definition":{"indicator":"crime","version":\#(version),"title":"Crime","effective":"\#(effective)","#
            + #""measure":"rate","count":{"records":"crime"\#(condition)}}}"#)
      }
      event(
        "t", "definition.adopted", "theft",
        #"{"definition":{"indicator":"theft","version":1,"title":"Theft","effective":"2000-01-01","#
          + #""measure":"count","count":{"records":["crime","incident"],"where":{"anyOf":[{"offence":"theft"},{"kind":"asb"}]}}}}"#
      )
    }
    var open: [Int] = []
    for number in first..<last {
      let date = CivilDate(day: CivilDate("2017-01-01")!.day + Int32(random.whole(0...1000)))
      let area = random.chance(1, of: 20) ? "E10000018" : random.pick(Self.areas)
      switch random.whole(0...9) {
      case 0 where !open.isEmpty:
        event("m\(number)", "crime.relocated", "c\(random.pick(open))", #"{"area":"\#(area)"}"#)
      case 1 where !open.isEmpty:
        event("r\(number)", "crime.reclassified", "c\(random.pick(open))", #"{"offence":"theft/bicycle"}"#)
      case 2 where !open.isEmpty:
        event("x\(number)", "crime.cancelled", "c\(open.remove(at: random.whole(0...open.count - 1)))", "{}")
      case 3 where number % 5000 == 0:
        event("h\(number)", "area.assigned", Self.areas[0], #"{"name":"X","level":"district","parent":null}"#)
      default:
        open.append(number)
        event(
          "c\(number)", "crime.recorded", "c\(number)",
          #"{"offence":"\#(random.pick(["theft/other", "drugs"]))","date":"\#(date)","area":"\#(area)"}"#)
      }
    }
    _ = try ledger.append { batch in for line in lines { try batch.add(Array(line.utf8)) } }
  }
}
