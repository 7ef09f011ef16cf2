import Events
import Figures
import LedgerTestSupport
import Presentation
import Snapshots
import TestSupport
import Testing

@Suite("Tables")
struct PrintingTests {
  let scratch = Scratch()

  @Test("a trend shows its chart, its breaks and its signals")
  func trend() throws {
    var world = World()
    let more = #""title":"Crime","count":{"records":"crime"},"polarity":"lower-is-better","effective":"#
    world.define("crime", more + #""2010-04-01""#)
    world.define(
      "crime", version: 2,
      more.replacing(#"{"records":"crime"}"#, with: #"{"records":"crime","where":{"offence":"burglary"}}"#)
        + #""2019-01-01""#)
    world.declare("crime", to: "2019-07-01")
    for (index, count) in [20, 22, 21, 23, 20, 50].enumerated() {
      world.crimes(count, Month(year: 2018, month: 2).adding(3 * index).description, 0)
    }
    let maker = try world.ledger(scratch).maker()
    var question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6))
    question.window = .quarter
    let figures = try maker.trend(question, from: Month(year: 2018, month: 3), every: .quarter)
    #expect(
      TrendAnalysis(figures, every: .quarter, alone: .quarter).text == """
        Crime, per 1000, Leicestershire

        ▁▁▁▁┊▁█

        Period                    Value     95% range  Counted                                  Marks
        ────────────────────────  ─────  ────────────  ───────  ──────────────────────────────  ─────
        2018-01-01 to 2018-03-31    0.1  0.08 to 0.19       20  ██████▓▓▓░░░░░
        2018-04-01 to 2018-06-30    0.1  0.09 to 0.21       22  ██████▓▓▓▓░░░░░
        2018-07-01 to 2018-09-30    0.1  0.08 to 0.20       21  ██████▓▓▓▓░░░░░
        2018-10-01 to 2018-12-31    0.1  0.09 to 0.22       23  ███████▓▓▓░░░░░░
        ── [b] break in series
        2019-01-01 to 2019-03-31    0.1  0.08 to 0.19       20  ██████▓▓▓░░░░░                  [b]
        2019-04-01 to 2019-06-30    0.3  0.23 to 0.41       50  █████████████████▓▓▓▓▓▓░░░░░░░

        [b] break in series

        • Break in series, so the two windows are not comparable: versions of the definition that count
          otherwise judge this window and the one before (this window: 2). (2019-01-01 to 2019-03-31)

        Control chart (XmR)
        • January to December 2018: mean 0.13, limits 0.11 to 0.16 (trial limits: fewer than 12 points).
        • January to June 2019: mean 0.22, limits 0.00 to 0.72 (trial limits: fewer than 12 points).
        • No signals: the variation is what the process itself makes.

        """)
  }

  @Test("a comparison shows each area against the one above it")
  func compare() throws {
    var world = World()
    world.define(
      "crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"polarity":"lower-is-better""#)
    world.crimes(500, "2019-05", 0)
    world.crimes(100, "2019-05", 1)
    world.crimes(38, "2019-05", 2)
    world.declare("crime", to: "2019-07-01")
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6))
    let figures = try maker.compare(question, areas: [World.county] + World.districts)
    let reading = ComparisonAnalysis(figures, hierarchy: maker.point.hierarchy)
    #expect(
      reading.text == """
        Crime, per 1000, 2018-07-01 to 2019-06-30

        Area            Code       Value     95% range  Counted
        ──────────────  ─────────  ─────  ────────────  ───────  ────────────────────
        Leicestershire  E10000018    4.0  3.68 to 4.31      638  █████████████▓▓░
        Blaby           E07000129    5.0  4.57 to 5.46      500  █████████████████▓░░
        Charnwood       E07000130    2.0  1.63 to 2.43      100  ██████▓░░
        Melton          E07000133    3.8  2.69 to 5.22       38  ██████████▓▓▓▓░░░░░

        Area       Against         By its own range    Funnel 95%  Funnel 99.8%
        ─────────  ──────────────  ────────────────  ────────────  ────────────
        Blaby      Leicestershire  worse (99.8%)     3.60 to 4.39  3.38 to 4.62
        Charnwood  Leicestershire  better (99.8%)    3.43 to 4.56  3.13 to 4.90
        Melton     Leicestershire  similar           2.75 to 5.32  2.14 to 6.12

        The area above is taken as a fixed benchmark: an area differs from it where its own 95% range leaves
        the benchmark out, and more surely where its 99.8% range does. A value outside the funnel's limits
        differs by more than an area of its size does by chance.

        """)
    #expect(
      reading.json.text.contains(
        #""benchmarks":[{"area":"E07000129","benchmark":"E10000018","comparison":"higher","words":"worse (99.8%)","level":0.998,"funnel":{"#
      ))
  }

  @Test("what figures say alike but for a number is said once")
  func sharedNotes() throws {
    var world = World()
    world.define("crime", measure: "count", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"}"#)
    for (subject, date) in [("a", "2018-02-01"), ("b", "2018-05-01"), ("c", "2018-05-02")] {
      world.add("crime.recorded", subject, #"{"offence":"drugs","date":"\#(date)","area":"\#(World.county)"}"#)
    }
    world.declare("crime", to: "2018-07-01")
    let maker = try world.ledger(scratch).maker()
    var question = FigureQuestion(
      indicator: "crime", area: World.districts[0], to: Month(year: 2018, month: 6))
    question.window = .quarter
    let figures = try maker.trend(question, from: Month(year: 2018, month: 3), every: .quarter)
    let text = TrendAnalysis(figures, every: .quarter, alone: nil).text
    #expect(
      text.hasSuffix(
        """

        • Matching records lie at an area above and could not be placed: 1 (2018-01-01 to 2018-03-31), 2
          (2018-04-01 to 2018-06-30).

        """))
    // One figure says it in its own words.
    #expect(
      FigureTerminal.text(figures[1]).contains("• 2 matching records lie at an area above and could not be placed."))
  }

  @Test("areas of one name are told apart by their kinds")
  func names() throws {
    var world = World()
    world.define("crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"}"#)
    world.add("area.assigned", "E06000016", #"{"name":"Leicestershire","level":"city","parent":"\#(World.county)"}"#)
    world.add("population.estimated", "E06000016", #"{"year":2018,"persons":100000}"#)
    world.crimes(200, "2019-05", 0)
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6))
    let figures = try maker.compare(question, areas: [World.county, "E06000016", World.districts[0]])
    let text = ComparisonAnalysis(figures, hierarchy: maker.point.hierarchy).text
    #expect(text.contains("Leicestershire city  Leicestershire county  lower"))
    #expect(text.contains("Blaby                Leicestershire county  higher"))
  }

  @Test("the metadata describes every column of the CSV")
  func metadata() throws {
    let json = CSVMetadata.json(url: "figures.csv").text
    for column in CSVTable.columns { #expect(json.contains(#""name":"\#(column)""#)) }
  }

  @Test("CSV has a row for each figure, and nothing that a spreadsheet would run")
  func csv() throws {
    var world = World()
    world.define("crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"}"#)
    world.add(
      "practice.noted", "note", #"{"effective":"2019-01-01","text":"=SUM(A1), \"quoted\""}"#)
    world.crimes(16, "2019-05", 0)
    world.declare("crime", to: "2019-07-01")
    let maker = try world.ledger(scratch).maker()
    let figure = try maker.figure(
      FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6)))
    let receipt = try #require(figure.receipt).text
    #expect(
      CSVTable.text([figure]) == """
        indicator_id,area_code,area_name,period_start,period_last_day,value,lower95,upper95,numerator,denominator,unit,status,\
        definition_version,as_of,published_at,note,indicator_title,display,previous_start,previous_last_day,previous_value,\
        previous_numerator,previous_denominator,change,change_percent,comparison,verdict,threshold_lower,threshold_upper,\
        threshold_status,comparator_area,comparator_name,comparator_value,comparator_publisher,events_known,receipt\r
        crime,E10000018,Leicestershire,2018-07-01,2019-06-30,0.1,0.057121930740878624,0.16240273871288285,16,160000,per 1000,,\
        1,2019-09-20T09:00:00.000000Z,,"2019-01-01: =SUM(A1), ""quoted\""",Crime,0.1,2017-07-01,2018-06-30,0,0,160000,0.1,,\
        higher,higher,,,,,,,,\(world.events.count),\(receipt)\r\n
        """)
  }
}

@Suite("Narrow terminals")
struct NarrowTests {
  let scratch = Scratch()

  @Test(
    "a figure, a trend, a comparison and a paper keep to the terminal's columns, and say the same", arguments: [80, 90])
  func narrow(columns: Int) throws {
    var world = World()
    world.define(
      "crime",
      #""title":"Crimes of every kind that the police recorded in the whole of the area","effective":"2010-04-01","#
        + #""count":{"records":"crime"},"polarity":"lower-is-better","threshold":{"upper":3,"source":"The Board, in its plan for the four years to March 2021"}"#
    )
    world.crimes(300, "2018-05", 0)
    world.crimes(400, "2019-05", 1)
    let ledger = try world.ledger(scratch)
    let maker = try ledger.maker()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month(year: 2019, month: 6))
    let figures = try maker.trend(question, from: Month(year: 2018, month: 6), every: .quarter)
    let areas = try maker.compare(question, areas: [World.county] + World.districts)
    let report = try ledger.report()
    func screens() -> [String] {
      [
        FigureTerminal.text(figures[0]), TrendAnalysis(figures, every: .quarter, alone: nil).text,
        ComparisonAnalysis(areas, hierarchy: maker.point.hierarchy).text, report.text,
      ]
    }
    func words(_ text: String) -> [Substring] {
      text.split { $0.isWhitespace || "─═█▓░".contains($0) }.sorted()
    }
    let narrow = WrappedText.$width.withValue(columns) { screens() }
    for (narrow, usual) in zip(narrow, screens()) {
      // A receipt is there to be copied, so it is one line.
      let lines = narrow.split(separator: "\n").filter { !$0.hasPrefix("incident-ledger-receipt") }
      #expect(lines.allSatisfy { $0.count <= columns })
      #expect(words(narrow) == words(usual))
    }
  }
}

@Suite("Fields of CSV")
struct CSVFieldTests {
  private func field(_ text: String) -> String { CSVTable.text(columns: ["a"], rows: [[text]]) }

  @Test("a text that a spreadsheet would run begins with an apostrophe, and numbers stay numbers")
  func formulas() {
    for text in ["=1+1", "+A1", "-A1", "@SUM(A1)", "-2+3", " =1", "\t=1", "＝1", "=\u{301}", "--5", "-"] {
      #expect(field(text).hasPrefix("a\r\n'"), "\(text)")
    }
    for text in ["-5", "-0.125", "5", "a=b", "E10000018", "'", "2019-06-01", "‑5"] {
      #expect(field(text) == "a\r\n\(text)\r\n")
    }
  }

  @Test("a field is one line, and its commas and quotes are its own, combined or not")
  func quoting() {
    #expect(field("a\nb") == "a\r\na b\r\n")
    #expect(field("a,b") == "a\r\n\"a,b\"\r\n")
    #expect(field("a,\u{301}b") == "a\r\n\"a,\u{301}b\"\r\n")
    #expect(field("a\"\u{301}b") == "a\r\n\"a\"\"\u{301}b\"\r\n")
  }
}

@Suite("Tables of text")
struct TextTableTests {
  @Test("words are wrapped where the table is wider than a terminal, and numbers stay whole")
  func wrapping() {
    var table = TerminalTable([("Indicator", .left), ("Value", .right), ("Words", .left)])
    table.append([String(repeating: "indicator ", count: 12) + "end", "1,234,567.89 per 100,000", "short"])
    table.append(["short", "1", String(repeating: "word ", count: 10) + "end"])
    #expect(
      table.lines == [
        "Indicator                                                Value  Words",
        "────────────────────────────────────  ────────────────────────  ────────────────────────────────────",
        "indicator indicator indicator         1,234,567.89 per 100,000  short",
        "  indicator indicator indicator", "  indicator indicator indicator", "  indicator indicator indicator end",
        "short                                                        1  word word word word word word word",
        "                                                                word word word end",
      ])
    #expect(table.lines.allSatisfy { $0.count <= WrappedText.width })
  }

  @Test("columns without content go")
  func emptyColumns() {
    var table = TerminalTable([("A", .left), ("B", .right), ("C", .left)])
    table.append(["a", "", "c"])
    table.append(["", "", "d"])
    table.removeEmptyColumns()
    #expect(table.lines == ["A  C", "─  ─", "a  c", "   d"])
  }
}

@Suite("An age-standardised rate")
struct StandardisationTests {
  private func bands(_ people: [Int: Int]? = nil) -> [Standardisation.Band] {
    (0..<19).map { index in
      let name = index == 18 ? "90+" : "\(index * 5)-\(index * 5 + 4)"
      return Standardisation.Band(name: name, events: 6, population: 1000, people: people)
    }
  }

  @Test("is the crude rate where every band has the same")
  func equalBands() throws {
    let rows = try Standardisation(bands(), per: 1000).rows()
    #expect(rows.map(\.measure.name) == ["Age-standardised rate", "Crude rate"])
    for row in rows { #expect(abs(row.value - 6) < 1e-12) }
    #expect(rows[0].interval.lower < 6 && rows[0].interval.upper > 6)
  }

  @Test("is less sure where the same people are counted again, and as sure where they are not")
  func repeatedPeople() throws {
    let alone = try Standardisation(bands([1: 6]), per: 1000).rows()
    let again = try Standardisation(bands([3: 2]), per: 1000).rows()
    #expect(abs(alone[2].interval.lower - alone[0].interval.lower) < 1e-12)
    #expect(again[2].interval.lower < again[0].interval.lower && again[2].interval.upper > again[0].interval.upper)
    // Three events for each person: the variance is three times as large.
    let stretch = (again[2].interval.upper - 6) / (again[0].interval.upper - 6)
    #expect(abs(stretch - 3.0.squareRoot()) < 1e-9)
  }

  @Test("is refused for other bands, for people who do not add up, and below ten events")
  func refusals() {
    #expect(throws: Refusal.self) { try Standardisation(Array(bands().dropLast()), per: 1000) }
    #expect(throws: Refusal.self) { try Standardisation(bands([1: 5]), per: 1000) }
    let few = bands().map { Standardisation.Band(name: $0.name, events: 0, population: 1000) }
    #expect(throws: Refusal.self) { try Standardisation(few, per: 1000).rows() }
  }
}
