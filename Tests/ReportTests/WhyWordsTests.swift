import Events
import Explanations
import Figures
import Foundation
import FoundationXML
import Ledger
import LedgerTestSupport
import Presentation
import Projections
import Rationals
import Snapshots
import TestSupport
import Testing

@Suite("An explanation in words")
struct WhyWordsTests {
  private let scratch = Scratch()

  /// Thirty crimes among 100,000 persons are known in September; in October five more, and that three are none.
  private static var world: World {
    var world = World()
    world.define(
      "crime", #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"},"reason":"Count them all.""#)
    world.crimes(30, "2018-10", 0)
    return world
  }

  private func ledger(_ world: World = Self.world, published: String? = nil) throws -> (ledger: Ledger, first: Int) {
    var world = world
    let ledger = try world.ledger(scratch, at: "2019-09-20T09:00:00Z")
    let first = world.events.count
    let crimes = (first - 30)..<(first - 27)
    for crime in crimes { world.add("crime.cancelled", "c\(crime)", "{}") }
    world.crimes(5, "2018-11", 0)
    world.add("practice.noted", "n1", #"{"effective":"2018-06-01","text":"The force changed its system."}"#)
    if let published {
      world.add(
        "figure.published", "crime",
        #"{"report":"2018/19 Q3","area":"E07000129","period":{"start":"2018-01-01","end":"2019-01-01"},"#
          + #""value":\#(published),"display":"\#(published)","knownAt":{"sequence":\#(first),"time":null},"versions":[1]}"#
      )
    }
    try ledger.add(Array(world.events[first...]), at: "2019-10-20T09:00:00Z")
    return (ledger, first)
  }

  private func explain(
    _ ledger: Ledger, from: Int? = nil, published: String? = nil, by drill: Breakdown? = nil
  ) throws -> Explanation {
    let projection = try Projector(ledger, isStored: false).caughtUp()
    let points = SnapshotCache()
    let now = points.point(projection, length: projection.length)
    let start = try published.map {
      try PublishedStart(report: $0, indicator: "crime", area: World.districts[0], at: now, points: points)
    }
    let month = Month("2018-12")!
    let a =
      start?.side
      ?? ExplanationSide(point: points.point(projection, length: from ?? projection.length), to: month, definition: nil)
    let b = ExplanationSide(point: now, to: month, definition: nil)
    return try Explainer("crime", area: World.districts[0], from: a, to: b, ledger: ledger, published: start)
      .explain(by: drill)
  }

  @Test("a new extract of a feed that is counted is quoted as a practice note, and one of another is not")
  func feedFile() throws {
    let (ledger, first) = try ledger()
    func adopted(_ feed: String, _ covers: String, area: String) -> String {
      event(
        "feed.adopted", feed, id: feed,
        data: """
          {"feed":{"feed":"\(feed)","version":2,"source":"\(feed)","record":"crime","covers":["\(covers)"],\
          "effective":"2018-05-01","reason":"Its extract holds \(feed).",\
          "statement":{"of":"month","area":"\(area)"},\
          "columns":{"offence":"O","date":"D","area":"A"}}}
          """)
    }
    try ledger.add(
      [
        adopted("more", "crime", area: World.county), adopted("less", "burglaries", area: World.county),
        adopted("elsewhere", "crime", area: World.districts[1]),
      ], at: "2019-10-21T09:00:00Z")
    let notes = ExplanationSummary(try explain(ledger, from: first)).notes
    #expect(notes.contains("2018-05-01: Its extract holds more. (feed more, version 2)"))
    #expect(!notes.contains { $0.contains("extract holds less") || $0.contains("extract holds elsewhere") })
    #expect(!ExplanationSummary(try explain(ledger, from: first)).notes.isEmpty)
  }

  @Test("there is a sentence a reason, the largest first, with counts that add up as printed")
  func sentences() throws {
    let (ledger, first) = try ledger()
    let reading = ExplanationSummary(try explain(ledger, from: first))
    #expect(
      reading.lead
        == "From 0.3 in the 12 months to December 2018, as known on 20 September 2019 to 0.3 in the 12 months to "
        + "December 2018, as known on 20 October 2019: +0.02.")
    #expect(
      reading.sentences == [
        "+0.05: 5 crimes became known only after 20 September 2019 (+5 counted).",
        "\u{2212}0.03: 3 crimes were cancelled, withdrawn, transferred or taken up again (\u{2212}3 counted).",
      ])
    #expect(
      reading.notes == [
        "This is arithmetic: it says what was counted differently, not what caused it.",
        "2018-06-01: The force changed its system.",
      ])
  }

  @Test("the way back says the same the other way round")
  func back() throws {
    let (ledger, first) = try ledger()
    let projection = try Projector(ledger, isStored: false).caughtUp()
    func side(_ length: Int) -> ExplanationSide {
      ExplanationSide(point: Snapshot(projection, length: length), to: Month("2018-12")!, definition: nil)
    }
    let explanation = try Explainer(
      "crime", area: World.districts[0], from: side(projection.length), to: side(first), ledger: ledger
    ).explain()
    #expect(
      ExplanationSummary(explanation).sentences == [
        "\u{2212}0.05: 5 crimes known on 20 October 2019 were not known yet on 20 September 2019 (\u{2212}5 counted).",
        "+0.03: 3 crimes were not yet cancelled, withdrawn, transferred or taken up again (+3 counted).",
      ])
  }

  @Test("the HTML is well-formed, and its waterfall says in words what it draws")
  func html() throws {
    let (ledger, first) = try ledger()
    let reading = ExplanationSummary(try explain(ledger, from: first, by: .area))
    let parser = XMLParser(data: Data(reading.paper.html.utf8))
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    let svg = try #require(reading.waterfall(id: "w")).svg()
    #expect(svg.contains("<desc id=\"w-desc\">From 0.3 in"))
    #expect(svg.contains("▲ +0.05") && svg.contains("▼ \u{2212}0.03") && svg.contains("class=\"rise\""))
    #expect(reading.steps.first?.breakdown.map(\.key) == ["Blaby (E07000129)"])
  }

  @Test("an explanation starts from what a report showed, and says where that is not what was known then")
  func published() throws {
    let (ledger, first) = try ledger(published: "0.3")
    let explanation = try explain(ledger, published: "2018/19 Q3")
    #expect(explanation.from.knownLength == first && explanation.difference == Rational(2) / Rational(100))
    #expect(!explanation.sentences.contains { $0.contains("showed") })
    let (other, _) = try self.ledger(published: "0.4")
    let notes = try explain(other, published: "2018/19 Q3").sentences
    #expect(notes.first?.hasPrefix("2018/19 Q3 showed 0.4, but from what was known then") ?? false, "\(notes)")
    #expect(throws: Refusal.self) { try explain(ledger, published: "2019/20 Q1") }
  }

  @Test("reasons that would tell a previous window's suppressed number are kept back")
  func previous() throws {
    var world = World()
    world.define(
      "crime", measure: "count",
      #""title":"C","effective":"2010-01-01","count":{"records":"crime"},"disclosure":{"suppressBelow":5}"#)
    world.crimes(3, "2017-10", 0)
    world.crimes(30, "2018-10", 0)
    let ledger = try world.ledger(scratch, at: "2019-09-20T09:00:00Z")
    let first = world.events.count
    world.crimes(6, "2017-10", 0)
    try ledger.add(Array(world.events[first...]), at: "2019-10-20T09:00:00Z")
    let projection = try Projector(ledger, isStored: false).caughtUp()
    func explain(_ disclose: Bool) throws -> Explanation {
      let a = ExplanationSide(point: Snapshot(projection, length: first), to: Month("2018-12")!, definition: nil)
      let b = ExplanationSide(
        point: Snapshot(projection, length: projection.length), to: Month("2017-12")!, definition: nil)
      return try Explainer("crime", area: World.districts[0], from: a, to: b, ledger: ledger, disclose: disclose)
        .explain()
    }
    // 30 crimes then; of the year before 9 now, but 3 as known then: the late ones lead from the one to the other.
    let kept = try explain(false)
    #expect(kept.from.display == "30.0" && kept.to.display == "9.0" && kept.from.previousDisplay == "[c]")
    #expect(kept.difference == nil && kept.reasons.isEmpty)
    #expect(kept.sentences.contains { $0.contains("suppressed") })
    #expect(try explain(true).reasons.first { $0.factor == .late }?.range == Rational(0)...Rational(6))
  }
}
