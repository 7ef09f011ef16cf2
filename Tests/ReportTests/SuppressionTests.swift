import Events
import Figures
import LedgerTestSupport
import Presentation
import Reports
import TestSupport
import Testing

@Suite("Small numbers in the paper")
struct SuppressionTests {
  let scratch = Scratch()

  private static let kept =
    #""effective":"2010-04-01","decimals":2,"disclosure":{"suppressBelow":5},"title":"#

  private func define(_ world: inout World, _ indicator: String, _ condition: String) {
    world.define(
      indicator, measure: "count",
      SuppressionTests.kept + #""\#(indicator)","count":{"records":"crime"\#(condition)}"#)
  }

  @Test("a second area is kept back where the first could be found by subtraction")
  func siblings() throws {
    var world = World()
    define(&world, "all", "")
    world.crimes(40, "2019-05", 0)
    world.crimes(30, "2019-05", 1)
    world.crimes(3, "2019-05", 2)
    let entry = try world.ledger(scratch).report().entry("all")
    #expect(entry.figure.display == "73.00")
    #expect(entry.areas.map(\.display) == ["40.00", "[c]", "[c]"])
  }

  @Test("areas beside each other do not give a small number away, nor do their receipts", arguments: 0...2)
  func comparedAreas(_ choice: Int) throws {
    var world = World()
    define(&world, "all", "")
    world.crimes(40, "2019-05", 0)
    world.crimes(30, "2019-05", 1)
    world.crimes(3, "2019-05", 2)
    let areas = [
      [World.county] + World.districts,
      // The county is the region's only part, so the districts are the region's parts too.
      ["E12000004"] + World.districts,
      World.districts + [World.county, World.districts[0]],
    ][choice]
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(
      indicator: "all", area: World.county, to: CivilDate("2019-06-01")!.month, definition: nil, disclose: false)
    let figures = try maker.compare(question, areas: areas)
    // Each area once, where it is named first.
    let compared = areas.indices.filter { !areas[..<$0].contains(areas[$0]) }.map { areas[$0] }
    #expect(figures.map(\.question.area) == compared)
    let shown = figures.filter { !$0.isWithheld }.map(\.question.area)
    #expect(shown == compared.filter { ![World.districts[1], World.districts[2]].contains($0) })
    for figure in figures where figure.isWithheld {
      #expect(figure.receiptText.hasSuffix("value=[c];numerator=[c];denominator=[c]"))
      #expect(figure.json.text.contains(#""marks":["c","p"]"#))
    }
    // Without the third district nothing can be subtracted.
    let two = try maker.compare(question, areas: [World.county, World.districts[1], World.districts[2]])
    #expect(two.map(\.isWithheld) == [false, false, true])
  }

  /// Wards below the first two districts, in a geography of their own.
  private func wards(_ counts: [Int]) throws -> (maker: FigureMaker, wards: [String]) {
    var world = World()
    define(&world, "all", "")
    let wards = ["E05000001", "E05000002", "E05000003", "E05000004"]
    for (index, ward) in wards.enumerated() {
      world.add(
        "area.assigned", ward,
        #"{"name":"\#(ward)","level":"ward","geography":"ward","parent":"\#(World.districts[index / 2])"}"#)
      for _ in 0..<counts[index] {
        world.add(
          "crime.recorded", "c\(world.events.count)", #"{"offence":"burglary","date":"2019-05-05","area":"\#(ward)"}"#)
      }
    }
    return (try world.ledger(scratch).maker(), wards)
  }

  @Test("a sum over areas of several geographies gives no small number away")
  func geographies() throws {
    let (maker, wards) = try wards([3, 10, 12, 14])
    let question = FigureQuestion(indicator: "all", area: World.county, to: CivilDate("2019-06-01")!.month)
    func shown(_ areas: [String]) throws -> [String] {
      try maker.compare(question, areas: areas).map(\.display)
    }
    // The third district has no wards and no crimes.
    let third = World.districts[2]
    #expect(try shown([World.county] + wards + [third]) == ["39.00", "[c]", "[c]", "12.00", "14.00", "0.00"])
    #expect(
      try shown([World.county, wards[0], wards[1], World.districts[1], third]) == [
        "39.00", "[c]", "[c]", "26.00", "0.00",
      ])
    #expect(try shown([World.districts[0]] + wards) == ["13.00", "[c]", "[c]", "12.00", "14.00"])
    // What a part hides, nobody subtracts.
    #expect(try shown([World.county, wards[0], wards[1], third]) == ["39.00", "[c]", "10.00", "0.00"])
  }

  @Test("a group that holds one of a county's districts is no part of a sum")
  func group() throws {
    var world = World()
    define(&world, "all", "")
    world.add(
      "area.assigned", "group", #"{"name":"Group","level":"group","geography":"alike","parent":"\#(World.county)"}"#)
    world.add(
      "area.assigned", World.districts[0],
      #"{"name":"Blaby","level":"district","geography":"alike","parent":"group"}"#)
    world.crimes(3, "2019-05", 0)
    world.crimes(30, "2019-05", 1)
    let maker = try world.ledger(scratch).maker()
    let question = FigureQuestion(indicator: "all", area: World.county, to: CivilDate("2019-06-01")!.month)
    let figures = try maker.compare(question, areas: [World.county, "group"])
    #expect(figures.map(\.display) == ["33.00", "[c]"])
  }

  @Test("a part is kept back where a total less its other parts would give a small one away")
  func totalAndParts() throws {
    var world = World()
    define(&world, "total", "")
    define(&world, "burglary", #","where":{"offence":"burglary"}"#)
    define(&world, "drugs", #","where":{"offence":"drugs"}"#)
    for district in 0..<3 { world.crimes(20 + district, "2019-05", district) }
    for district in 0..<3 { world.crimes(district == 2 ? 3 : 10, "2019-05", district, offence: "drugs") }
    let report = try world.ledger(scratch).report()
    #expect(report.entry("drugs").areas[2].display == "[c]")
    // Melton's total, or its burglaries, must go too: 25 less 22 would be the 3.
    let (total, burglary) = (report.entry("total").areas[2], report.entry("burglary").areas[2])
    #expect(total.isWithheld || burglary.isWithheld)
    // And not so that the county less its other districts gives it back.
    for indicator in ["total", "burglary", "drugs"] {
      let entry = report.entry(indicator)
      #expect(entry.figure.isWithheld || entry.areas.count(where: \.isWithheld) != 1)
    }
    #expect(!report.text.contains("numerator=3/1") && !report.json.text.contains("numerator=3/1"))
  }

  @Test("nothing that is shown adds up to a small number, whatever was recorded", arguments: 1...12)
  func nothingFollows(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var world = World()
    let conditions = [
      "total": "", "burglary": #","where":{"offence":"burglary"}"#, "drugs": #","where":{"offence":"drugs"}"#,
      "domestic": #","where":{"flags":"domestic"}"#, "not-domestic": #","where":{"flags":{"not":"domestic"}}"#,
    ]
    for indicator in conditions.keys.sorted() { define(&world, indicator, conditions[indicator] ?? "") }
    for district in 0..<3 {
      for offence in ["burglary", "drugs"] {
        for flag in ["", "domestic"] {
          world.crimes(random.whole(0...8), "2019-05", district, offence: offence, flags: flag)
        }
      }
    }
    let report = try world.ledger(scratch).report()
    let cells = ShownCells(report)
    for small in cells.small { #expect(!cells.gives(small), "\(small) can be found") }
  }

  @Test("a small quarter keeps the whole control chart back")
  func quarters() throws {
    var world = World()
    define(&world, "all", "")
    for (index, month) in ["2018-02", "2018-05", "2018-08", "2018-11", "2019-02", "2019-05"].enumerated() {
      world.crimes(index == 3 ? 2 : 20, month, 0)
    }
    let report = try world.ledger(scratch).report()
    #expect(report.text.contains("There is no control chart: small numbers are kept back"))
    #expect(!report.html.contains("indicator-all-e10000018-quarters"))
  }

  @Test("a small number is in no form of the paper")
  func everyForm() throws {
    var world = World(persons: [1000, 1000, 1000])
    world.define(
      "rare", SuppressionTests.kept + #""Rare","count":{"records":"crime"},"per":1000"#)
    world.crimes(4, "2019-05", 0)
    let report = try world.ledger(scratch).report()
    let figure = report.entry("rare").figure
    #expect(figure.display == "[c]" && Direction(figure) == .suppressed)
    for form in [report.text, report.markdown, report.html, report.csv, report.json.text] {
      #expect(!form.contains("1.33") && !form.contains("4/1") && !form.contains("1.3333"))
    }
    #expect(
      report.publications().map { String(decoding: $0, as: UTF8.self) }.allSatisfy {
        $0.contains(#""value":null"#) || $0.contains(#""value":0"#)
      })
  }
}
