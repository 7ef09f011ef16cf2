import Events
import Figures
import LedgerTestSupport
import Presentation
import Statistics
import TestSupport
import Testing

@Suite("Charts")
struct ChartTests {
  let scratch = Scratch()

  @Test("a line of text rises with the values, and shows gaps and breaks")
  func sparkline() {
    #expect(Sparkline.text([1, 2, 3, 4, 5, 6, 7, 8]) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([1, nil, 8], breaks: [2]) == "▁·┊█")
    #expect(Sparkline.text([5, 5]) == "▄▄")
    #expect(Sparkline.text([nil, nil]) == "··")
    #expect(Sparkline.text([]) == "")
  }

  private func quarters(_ counts: [Int], more: String = "") throws -> [Figure] {
    var world = World()
    world.define(
      "crime",
      #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"polarity":"lower-is-better""# + more)
    for (index, count) in counts.enumerated() {
      let month = Month(year: 2017, month: 2).adding(3 * index)
      world.crimes(count, month.description, 0)
    }
    let last = Month(year: 2017, month: 3).adding(3 * (counts.count - 1))
    let maker = try world.ledger(scratch).maker()
    var question = FigureQuestion(indicator: "crime", area: World.county, to: last)
    question.window = .quarter
    return try maker.trend(question, from: Month(year: 2017, month: 3), every: .quarter)
  }

  @Test("a control chart finds a spike and says what it means")
  func spike() throws {
    let series = try ControlSeries(quarters([40, 44, 39, 43, 41, 42, 40, 95]))
    #expect(series.signal(at: 7)?.words == "outside limits, above (worse)")
    #expect(series.sentences.last == "October to December 2018: outside limits, above (worse).")
  }

  /// 160 000 persons: the mean of 41 is 0.256 per 1000, the limits about 0.21 and 0.31.
  @Test(
    "a control chart says whether the process keeps to a threshold",
    arguments: [
      ("0.5", "consistently passes", "on the good side of it: the process as it is keeps to it"),
      ("0.1", "consistently fails", "on the wrong side of it: the process as it is does not keep to it"),
      ("0.25", "inconsistent", "on both sides of it: single periods keep to it, or do not, by chance"),
    ])
  func assurance(threshold: String, word: String, way: String) throws {
    let series = try ControlSeries(
      quarters([40, 44, 39, 43, 41, 42, 40], more: #","threshold":{"upper":\#(threshold)}"#))
    #expect(series.sentences.last == "Threshold of \(threshold): the limits lie \(way).")
    #expect(series.json.text.contains(#""assurance":"\#(word)""#))
  }

  @Test("a control chart without variation claims nothing")
  func flat() throws {
    let series = try ControlSeries(quarters([40, 40, 40, 40, 40]))
    #expect(series.sentences == ["January 2017 to March 2018: the values do not vary enough for limits."])
  }

  @Test("there is no control chart of few or of overlapping periods")
  func refusals() throws {
    #expect(throws: ControlSeries.Obstacle.tooFew(3)) { try ControlSeries(quarters([40, 42, 41])) }
    #expect(
      ControlSeries.Obstacle.tooFew(3).sentence
        == "There is no control chart: it needs 4 periods with values in a row, and there are 3.")
    let figures = try quarters([40, 42, 41, 40, 43])
    #expect(throws: ControlSeries.Obstacle.overlap) { try ControlSeries(figures.flatMap { [$0, $0] }) }
  }

  @Test("a trend is marked over five years, and refused with its reason elsewhere")
  func recentTrend() throws {
    var world = World()
    world.define(
      "crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"polarity":"lower-is-better""#)
    for (index, count) in [400, 500, 600, 700, 800].enumerated() { world.crimes(count, "\(2014 + index)-05", 0) }
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2018, month: 12))
    let years = try maker.trend(question, from: Month(year: 2014, month: 12), every: .year)
    #expect(
      RecentTrend(years).sentence == "Recent trend: increasing and getting worse (the five most recent years, 99.8%).")
    #expect(RecentTrend(Array(years.suffix(3))) == .refused(.fewerThanFivePoints(3)))
    let rolling = try maker.trend(question, from: Month(year: 2017, month: 12), every: .quarter)
    #expect(
      RecentTrend(rolling)
        == .refused(.rolling))
  }

  @Test("an area is set against the area above it")
  func areas() throws {
    var world = World()
    world.define(
      "crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"polarity":"lower-is-better""#)
    world.crimes(1000, "2019-05", 0)
    world.crimes(200, "2019-05", 1)
    world.crimes(76, "2019-05", 2)
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6))
    let figures = try maker.compare(question, areas: [World.county] + World.districts)
    let benchmark = try #require(figures[0].value)
    let words = figures.dropFirst().map { AreaComparison($0, benchmark: benchmark)?.words }
    #expect(words == ["worse (99.8%)", "better (99.8%)", "similar"])
    for (figure, word) in zip(figures.dropFirst(), words) {
      let funnel = try #require(AreaComparison.funnel(figure, benchmark: benchmark))
      let value = try #require(figure.value)
      #expect((value < funnel.lower || value > funnel.upper) == (word != "similar"))
    }
  }
}
