import Events
import Figures
import Ledger
import LedgerTestSupport
import Presentation
import Reports
import Snapshots
import TestSupport
import Testing

@Suite("Small numbers beside earlier papers")
struct EarlierPapersTests {
  let scratch = Scratch()

  private func world(_ counts: [Int]) -> World {
    var world = World()
    for (indicator, condition) in [("all", ""), ("burglary", #","where":{"offence":"burglary"}"#)] {
      world.define(
        indicator, measure: "count",
        #""effective":"2010-04-01","decimals":0,"disclosure":{"suppressBelow":5},"title":"\#(indicator)","#
          + #""count":{"records":"crime"\#(condition)}"#)
    }
    for (district, count) in counts.enumerated() { world.crimes(count, "2019-05", district) }
    return world
  }

  /// The paper of an area as it is published: beside all that was published before.
  private func published(_ ledger: Ledger, area: String, known length: Int? = nil) throws -> Report {
    let view = try LedgerReader(ledger).caughtUp()
    let report = try ReportMaker(view.figures(length: length ?? view.length)).report(
      Quarter("2019/20 Q1")!, area: area, beside: EarlierFigures(view))
    _ = try report.publish(in: ledger)
    return report
  }

  private func shown(_ report: Report) -> [String] { report.figures.map(\.display) }

  @Test("a district's own paper does not show what its county's kept back for its neighbour's sake")
  func neighbour() throws {
    let ledger = try world([40, 30, 3]).ledger(scratch)
    let length = try ledger.length
    let county = try published(ledger, area: World.county)
    #expect(shown(county) == ["73", "40", "[c]", "[c]", "73", "40", "[c]", "[c]"])
    #expect(county.keptBackForEarlier.isEmpty && county.keptBackForEarlierSentence == nil)
    // Charnwood's 30 would leave Melton's 3; Blaby's was shown.
    let charnwood = try published(ledger, area: World.districts[1], known: length)
    #expect(shown(charnwood) == ["[c]", "[c]"])
    #expect(
      charnwood.keptBackForEarlierSentence
        == "Kept back, as earlier papers would give small numbers away together with them: all, Charnwood; "
        + "burglary, Charnwood.")
    #expect(try shown(published(ledger, area: World.districts[0], known: length)) == ["40", "40"])
    // Alone it would have been shown.
    let alone = try ReportMaker(ledger.maker(length)).report(Quarter("2019/20 Q1")!, area: World.districts[1])
    #expect(shown(alone) == ["30", "30"])
  }

  @Test("the same paper published again is the same, whatever was published since")
  func again() throws {
    let ledger = try world([40, 30, 3]).ledger(scratch)
    let length = try ledger.length
    let first = try shown(published(ledger, area: World.county))
    _ = try published(ledger, area: World.districts[1], known: length)
    let end = try ledger.length
    #expect(try shown(published(ledger, area: World.county, known: length)) == first)
    #expect(try ledger.length == end)
  }

  @Test("what is known later is another number: it gives nothing of the earlier away, and is shown")
  func later() throws {
    var later = world([40, 30, 3])
    let ledger = try later.ledger(scratch)
    _ = try published(ledger, area: World.county)
    later.crimes(6, "2019-05", 1)
    try ledger.add(Array(later.events.suffix(6)))
    // One of 6 that came late is not known by the 36 alone, as nobody was told how many there were.
    #expect(try shown(published(ledger, area: World.districts[1])) == ["36", "36"])
  }

  @Test("no sum or difference over all papers gives a number that one of them kept back", arguments: 1...12)
  func nothingFollows(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let counts = (0..<3).map { _ in random.whole(0...9) }
    let ledger = try world(counts).ledger(scratch)
    let length = try ledger.length
    var told: [String: Int] = [:]
    var areas = [World.county] + World.districts
    for index in areas.indices.reversed() { areas.swapAt(index, random.whole(0...index)) }
    for area in areas {
      for figure in try published(ledger, area: area, known: length).figures {
        if let count = Int(figure.display) { told[figure.question.area] = count }
      }
    }
    let total = counts.reduce(0, +)
    for (index, count) in counts.enumerated() where (1...4).contains(count) {
      let others = World.districts.indices.filter { $0 != index }.map { told[World.districts[$0]] }
      #expect(told[World.districts[index]] == nil)
      #expect(told[World.county] == nil || others.contains(nil), "\(counts) \(told)")
    }
    #expect(told[World.county] == nil || told[World.county] == total)
  }
}
