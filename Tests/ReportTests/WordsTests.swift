import Events
import Figures
import LedgerTestSupport
import Presentation
import Reports
import TestSupport
import Testing

@Suite("The words of a figure")
struct WordsTests {
  let scratch = Scratch()

  /// A figure of crimes in two years, with a polarity.
  private func figure(_ before: Int, _ now: Int, _ more: String, measure: String = "rate") throws -> Figure {
    var world = World()
    world.define(
      "crime", measure: measure,
      #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"decimals":2,"# + more)
    world.crimes(before, "2018-03", 0)
    world.crimes(now, "2019-03", 0)
    return try world.ledger(scratch).report().entry("crime").figure
  }

  @Test(
    "the direction fits the polarity, and is claimed only where the test finds it",
    arguments: [
      (100, 200, "lower-is-better", "Worse"), (200, 100, "lower-is-better", "Better"),
      (100, 200, "higher-is-better", "Better"), (200, 100, "higher-is-better", "Worse"),
      (100, 200, "neither", "Higher"), (200, 100, "neither", "Lower"), (100, 105, "lower-is-better", "Similar"),
      (105, 100, "neither", "Similar"),
    ])
  func polarity(_ before: Int, _ now: Int, _ polarity: String, _ word: String) throws {
    let figure = try figure(before, now, #""polarity":"\#(polarity)""#)
    #expect(Direction(figure).word == word)
    let sentence = FigureSummary(figure).sentence
    #expect(sentence.contains(word == "Similar" ? "similar to" : now > before ? "higher than" : "lower than"))
    for claim in ["better", "worse"] { #expect(sentence.contains(claim) == (word.lowercased() == claim)) }
  }

  @Test("a count is not tested, and says so")
  func counts() throws {
    let reading = FigureSummary(try figure(100, 200, #""polarity":"lower-is-better""#, measure: "count"))
    #expect(reading.direction == .notTested(.count))
    #expect(
      reading.sentence == "200.00 in the 12 months to June 2019, against 100.00 in the 12 months before (+100.00, "
        + "+100.0%). The difference is not tested: counts are not tested.")
  }

  @Test("windows that overlap are not tested")
  func overlapping() throws {
    let figure = try figure(100, 300, #""polarity":"lower-is-better","window":"24 months","previous":"year-earlier""#)
    #expect(Direction(figure) == .notTested(.overlap))
  }

  @Test("a figure across a break claims no direction")
  func breaks() throws {
    var world = World()
    let more = #""title":"Crime","polarity":"lower-is-better","count":"#
    world.define("crime", more + #"{"records":"crime"},"effective":"2010-04-01""#)
    world.define(
      "crime", version: 2, more + #"{"records":["crime"],"where":{"offence":"burglary"}},"effective":"2018-12-01""#)
    world.crimes(100, "2018-03", 0)
    world.crimes(300, "2019-03", 0)
    let report = try world.ledger(scratch).report()
    let entry = report.entry("crime")
    #expect(Direction(entry.figure) == .notComparable)
    #expect(FigureSummary(entry.figure).sentence.contains("so the difference is no trend"))
    #expect(entry.versions.map(\.versions) == [[1], [2]])
    #expect(entry.versions.map { Direction($0).word } == ["Worse", "Worse"])
    #expect(!report.text.contains("Worse: Crime"))
  }

  @Test("a value that is not there says why")
  func notAvailable() throws {
    var world = World()
    world.define("crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"}"#)
    world.crimes(10, "2019-03", 0)
    world.declare("crime", to: "2019-07-01")
    world.add(
      "coverage.declared", "late",
      #"{"feed":"crime","area":"E10000018","start":"2019-02-01","end":"2019-03-01","status":"missing"}"#)
    let figure = try world.ledger(scratch).report().entry("crime").figure
    #expect(Direction(figure) == .notAvailable)
    #expect(
      FigureSummary(figure).sentence == "[x] in the 12 months to June 2019: There is no value: 2019-02 is declared "
        + "missing for crime in Leicestershire (E10000018). Send the returns, and declare their coverage.")
  }

  @Test(
    "periods have the names that people give them",
    arguments: [
      ("2018-07-01", "2019-07-01", "12 months to June 2019", "July 2018 to June 2019"),
      ("2018-04-01", "2019-01-01", "April to December 2018", "April to December 2018"),
      ("2015-04-01", "2018-04-01", "3 years to March 2018", "April 2015 to March 2018"),
      ("2019-06-01", "2019-07-01", "June 2019", "June 2019"),
      ("2018-11-01", "2019-02-01", "November 2018 to January 2019", "November 2018 to January 2019"),
      ("2017-01-01", "2018-07-01", "18 months to June 2018", "January 2017 to June 2018"),
      ("2019-06-03", "2019-06-10", "3 June 2019 to 9 June 2019", "3 June 2019 to 9 June 2019"),
    ])
  func periods(_ start: String, _ end: String, _ long: String, _ span: String) throws {
    let period = try #require(CivilDate(start))..<#require(CivilDate(end))
    #expect(PeriodFormat.long(period) == long)
    #expect(PeriodFormat.span(period) == span)
  }
}
