import Events
import Feeds
import Ledger
import LedgerTestSupport
import Testing

@Suite("Importing populations")
struct PopulationImportTests {
  private func add(
    _ text: String, to scratch: ScratchLedger, _ selection: PopulationSelection = .residents, isStrict: Bool = false
  ) throws -> FeedReport {
    try PopulationImport(file: "persons.csv", bytes: Array(text.utf8), selection: selection)
      .append(Ingest(ledger: scratch.ledger, isStrict: isStrict))
  }

  @Test("only an estimate that differs from the newest of its area and year is appended")
  func differences() throws {
    let scratch = try ScratchLedger()
    let file = "code,year,persons\nE07000129,2018,100421\nE07000130,2018,182643\n"
    #expect(counts(try add(file, to: scratch)) == [2, 0, 0])
    #expect(
      counts(try add("ladcode,laname,population_2017,population_2018\nE07000129,Blaby,99000,100421\n", to: scratch))
        == [1, 1, 0])
    #expect(counts(try add(file.replacing("100421", with: "100500"), to: scratch)) == [1, 1, 0])
    #expect(counts(try add(file, to: scratch)) == [1, 1, 0])
    #expect(
      try scratch.ledger.texts(from: 4)[0].replacing(/"recordedtime":"[^"]*",/, with: "")
        == #"{"data":{"persons":100421,"year":2018},"id":"000000000004","sequence":4,"source":"ons/populations","#
        + #""specversion":"1.0","subject":"E07000129","type":"population.estimated"}"#)
  }

  @Test("what is counted is told apart, and named only where it is not residents")
  func counted() throws {
    let scratch = try ScratchLedger()
    let residents = "code,year,persons\nE07000129,2018,100421\n"
    #expect(counts(try add(residents, to: scratch)) == [1, 0, 0])
    let households = try PopulationSelection(of: "households")
    #expect(counts(try add(residents, to: scratch, households)) == [1, 0, 0])
    #expect(counts(try add(residents, to: scratch, households)) == [0, 1, 0])
    let both = "code,year,persons,of\nE07000129,2018,100421,residents\nE07000129,2018,100421,households\n"
    #expect(counts(try add(both, to: scratch)) == [0, 2, 0])
    #expect(counts(try add(both.replacing("100421,h", with: "40000,h"), to: scratch)) == [1, 1, 0])
    #expect(
      try scratch.assignments(from: 1) == [
        #"E07000129 {"of":"households","persons":100421,"year":2018}"#,
        #"E07000129 {"of":"households","persons":40000,"year":2018}"#,
      ])
    // An event of another feed may name the residents.
    try scratch.ledger.add(
      #"{"specversion":"1.0","id":"p","source":"t","type":"population.estimated","subject":"E07000129","#
        + #""data":{"year":2018,"persons":5,"of":"residents"}}"#)
    #expect(counts(try add(residents, to: scratch)) == [1, 0, 0])
  }

  @Test("a part of a table by age and sex is imported under its name")
  func parts() throws {
    let scratch = try ScratchLedger()
    let file =
      "ladcode21,laname21,country,sex,age,population_2019,population_2020\n"
      + "E06000001,A,E,1,0,1,2\nE06000001,A,E,1,1,3,4\nE06000001,A,E,2,0,5,6\nE06000001,A,E,2,1,7,8\n"
    #expect(counts(try add(file, to: scratch)) == [2, 0, 0])
    let girls = try PopulationSelection(of: "girls", ages: PopulationSelection.Ages("1-"), sex: .female, year: 2020)
    #expect(counts(try add(file, to: scratch, girls)) == [1, 0, 0])
    #expect(
      try scratch.assignments(from: 0) == [
        #"E06000001 {"persons":16,"year":2019}"#, #"E06000001 {"persons":20,"year":2020}"#,
        #"E06000001 {"of":"girls","persons":8,"year":2020}"#,
      ])
  }

  @Test("rows that lack the code of their area are left out with a note")
  func leftOut() throws {
    let scratch = try ScratchLedger()
    let report = try add("code,year,persons\nE07000129,2018,1\n,,\nE99999999,2018,5\nSource: ONS,,\n", to: scratch)
    #expect(counts(report) == [1, 0, 0])
    #expect(report.notes == ["persons.csv: 3 rows lack the code of their area and were left out."])
  }

  @Test("a number that is none is refused, and a code that is none at its line")
  func refused() throws {
    let number = try add("code,year,persons\nE07000129,2018,100 42\n", to: try ScratchLedger())
    #expect(counts(number) == [0, 0, 1])
    #expect(number.refusals[0].line == 2 && number.refusals[0].field == "persons")
    #expect(throws: Refusal.self) { try add("code,year,density\n", to: try ScratchLedger()) }
    let report = try add("code,year,persons\nE0700012,2018,1\n", to: try ScratchLedger())
    #expect(counts(report) == [0, 0, 1])
    #expect(report.refusals[0].file == "persons.csv" && report.refusals[0].line == 2)
  }

  @Test("all rows at fault are refused, each with all that is wrong with it, and of many the first twenty are told")
  func everyFault() throws {
    let scratch = try ScratchLedger()
    let good = (0..<5).map { "E0700000\($0),2018,5\n" }
    let bad = (0..<25).map { "E0700010\($0 % 10),18,\($0)x\n" }
    let report = try add("code,year,persons\n" + good.joined() + bad.joined(), to: scratch)
    #expect(counts(report) == [0, 0, 25] && report.refusals.count == FeedReport.maximumRefusalCount)
    let second = report.refusals[1].each.map { "\($0.file):\($0.line) \($0.field)" }
    #expect(second == ["persons.csv:8 year", "persons.csv:8 persons"])
    #expect(try scratch.ledger.length == 0)
  }

  @Test("a name that is close to a known one is warned of at its line, and refused where that is asked for")
  func slips() throws {
    let scratch = try ScratchLedger()
    let file = "code,year,persons\nE07000129,2018,100421\n"
    let selection = try PopulationSelection(of: "househlds")
    let strict = try add(file, to: scratch, selection, isStrict: true)
    #expect(counts(strict) == [0, 0, 1] && strict.refusals.first?.line == 2)
    let report = try add(file, to: scratch, selection)
    #expect(counts(report) == [1, 0, 0])
    #expect(
      report.warnings.map { "\($0.first.file):\($0.first.line) \($0.first.field) \($0.first.value)" } == [
        "persons.csv:2 data.of househlds"
      ])
  }
}
