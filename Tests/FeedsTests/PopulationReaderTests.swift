import Events
import Feeds
import Testing

@Suite("A population file") struct PopulationReaderTests {
  private func read(_ text: String, _ selection: PopulationSelection = .residents) throws(Refusal) -> [PopulationRow] {
    try PopulationReader.table(file: "persons.csv", bytes: Array(text.utf8), selection: selection).rows
  }

  /// Each row as code, year, persons and what is counted.
  private func sums(_ text: String, _ selection: PopulationSelection = .residents) throws(Refusal) -> [String] {
    try read(text, selection).map { "\($0.code) \($0.year) \($0.persons) \($0.of ?? "-")" }
  }

  private func selection(
    _ of: String? = nil, ages: String? = nil, sex: PopulationSex? = nil, year: Int? = nil
  ) throws -> PopulationSelection {
    try PopulationSelection(
      of: of, ages: try ages.map { try #require(PopulationSelection.Ages($0)) }, sex: sex, year: year)
  }

  @Test("a row for each area and year is read")
  func long() throws {
    #expect(
      try read("code,year,persons\nE07000129,2018,100423\nE07000129,2019,\nE07000129,2018,100423\n") == [
        PopulationRow(code: "E07000129", year: 2018, persons: 100423, line: 2)
      ])
  }

  @Test("a row may say what is counted; residents are what is counted where none does")
  func counted() throws {
    let text = "code,year,persons,of\nE07000129,2018,7,households\nE07000129,2018,9,\nE07000129,2019,8,residents\n"
    #expect(try sums(text) == ["E07000129 2018 7 households", "E07000129 2018 9 -", "E07000129 2019 8 -"])
    #expect(
      try sums("code,year,persons\nE07000129,2018,7\n", selection("households")) == ["E07000129 2018 7 households"])
  }

  @Test("a column for each year is read, blanks left out")
  func wide() throws {
    #expect(
      try read(
        "ladcode20,laname20,country,population_2018,population_2019\nE06000001,Hartlepool,E,5,\nE2,B,E,0,7\n")
        == [
          PopulationRow(code: "E06000001", year: 2018, persons: 5, line: 2),
          PopulationRow(code: "E2", year: 2018, persons: 0, line: 3),
          PopulationRow(code: "E2", year: 2019, persons: 7, line: 3),
        ])
    #expect(try sums("Code,Name,2018,Mid-2019\nE1,A,5,6\n") == ["E1 2018 5 -", "E1 2019 6 -"])
    #expect(try sums("Code,Name,2018,Mid-2019\nE1,A,5,6\n", selection(year: 2019)) == ["E1 2019 6 -"])
  }

  @Test("thousands may be set apart by commas or spaces")
  func thousands() throws {
    for (text, persons) in [
      ("\"1,234\"", 1234), ("1 234 567", 1_234_567), ("\" 12,345 \"", 12345), ("1\u{A0}234", 1234),
      ("1\u{202F}234", 1234), ("999999999999999", 999_999_999_999_999),
    ] {
      #expect(try read("code,year,persons\nE1,2018,\(text)\n").map(\.persons) == [persons], "\(text)")
    }
  }

  // MARK: Ages and sexes

  /// Like MYEB1: a row for each area, sex and age, a column for each year.
  fileprivate static let detailed = """
    ladcode21,laname21,country,sex,age,population_2019,population_2020
    E06000001,A,E,1,0,1,10
    E06000001,A,E,1,1,2,20
    E06000001,A,E,1,2,4,40
    E06000001,A,E,2,0,100,1000
    E06000001,A,E,2,1,200,2000
    E06000001,A,E,2,2,400,4000
    """

  @Test("single years of age and sexes are added up to the residents")
  func residents() throws {
    #expect(try sums(Self.detailed) == ["E06000001 2019 707 -", "E06000001 2020 7070 -"])
  }

  @Test(
    "ages and a sex are taken under a name of their own, the last age open",
    arguments: [
      ("1-1", nil, 202), ("1", nil, 202), ("1-", nil, 606), ("0-1", PopulationSex.female, 300), ("2", .male, 4),
      (nil, .female, 700), ("1-2", .female, 600), (nil, .persons, 707), ("0-", nil, 707),
    ] as [(String?, PopulationSex?, Int)])
  func parts(ages: String?, sex: PopulationSex?, persons: Int) throws {
    #expect(
      try sums(Self.detailed, selection("part", ages: ages, sex: sex, year: 2019)) == [
        "E06000001 2019 \(persons) part"
      ])
  }

  @Test("rows of persons stand for males and females, and are not added to them")
  func persons() throws {
    let titles = "Code,Sex,Age,2020\n"
    let sexes = "E1,Males,all ages,3\nE1,females,All Ages,4\n"
    #expect(try sums(titles + sexes) == ["E1 2020 7 -"])
    #expect(try sums(titles + sexes + "E1,Persons,All ages,7\n") == ["E1 2020 7 -"])
    #expect(try sums(titles + "E1,all,all,7\n") == ["E1 2020 7 -"])
    #expect(try sums(titles + sexes + "E1,Persons,All ages,7\n", selection("f", sex: .female)) == ["E1 2020 4 f"])
    // A row of all ages stands for the single ones.
    let ages = titles + "E1,all,0,3\nE1,all,1,4\nE1,all,all,7\n"
    #expect(try sums(ages) == ["E1 2020 7 -"])
    #expect(try sums(ages, selection("one", ages: "1-")) == ["E1 2020 4 one"])
  }

  @Test(
    "a sex is a number, a letter or a word, in any case",
    arguments: [
      ("1", PopulationSex.male), ("M", .male), ("Male", .male), ("MALES", .male), ("2", .female), ("f", .female),
      ("female", .female), ("Females", .female), ("Persons", .persons), ("all", .persons), ("x", nil), ("", nil),
      ("3", nil),
    ] as [(String, PopulationSex?)])
  func sexes(text: String, sex: PopulationSex?) { #expect(PopulationSex(text) == sex) }

  @Test(
    "ages are a first and a last one, or all from one on",
    arguments: [
      ("10-17", 10, 17), ("65-", 65, nil), ("90", 90, 90), ("17-10", nil, nil), ("-5", nil, nil), ("a", nil, nil),
      ("1-2-3", nil, nil), ("", nil, nil), ("1000", nil, nil),
    ] as [(String, Int?, Int?)])
  func ages(text: String, first: Int?, last: Int?) {
    let ages = PopulationSelection.Ages(text)
    #expect(ages?.first == first && ages?.last == last)
  }

  // MARK: A column for each age

  /// Like MYE2: text above the titles and below the numbers, a column for each age.
  private static let byAge = """
    "MYE2 - Persons: Population estimates by single year of age, names and codes of 2021"
    Mid-2020,,,,,,

    Code,Name,Geography,All ages,0,1,2+
    E92000001,ENGLAND,Country,"56,550,138",1,2,3
    E06000001,Hartlepool,Unitary Authority,"1,006","1,000",2,4
    ,,,,,,

    ,Total,,7,1,2,4
    "Source: Office for National Statistics, Crown copyright",,,,,,
    Notes
    """

  @Test("a table with a column for each age gives all ages or some, for the year that is named")
  func columns() throws {
    let table = try PopulationReader.table(
      file: "persons.csv", bytes: Array(Self.byAge.utf8), selection: selection(year: 2020))
    #expect(
      table.rows == [
        PopulationRow(code: "E92000001", year: 2020, persons: 56_550_138, line: 5),
        PopulationRow(code: "E06000001", year: 2020, persons: 1006, line: 6),
      ])
    #expect(table.rowsWithoutCodes == 4)
    #expect(
      try sums(Self.byAge, selection("part", ages: "1-", year: 2020)) == [
        "E92000001 2020 5 part", "E06000001 2020 6 part",
      ])
    #expect(try sums("Code,Name,0,1,2+\nE1,A,1,2,3\n", selection(year: 2020)) == ["E1 2020 6 -"])
  }

  // MARK: What is refused

  @Test(
    "what is no whole number of persons, or a second one, is refused with its line and field",
    arguments: [
      ("code,year,persons\nE1,2018,-1\n", 2, "persons"), ("code,year,persons\nE1,2018,1.5\n", 2, "persons"),
      ("code,year,persons\nE1,2018,\"1,00\"\n", 2, "persons"), ("code,year,persons\nE1,2018,1 2345\n", 2, "persons"),
      ("code,year,persons\nE1,2018,\"1,000 000\"\n", 2, "persons"),
      ("code,year,persons\nE1,2018,\",123\"\n", 2, "persons"), ("code,year,persons\nE1,18,1\n", 2, "year"),
      ("code,year,persons\nE1,2018,1000000000000000\n", 2, "persons"),
      ("code,year,persons\nE1,2018,1\nE1,2018,2\n", 3, "persons"),
      ("code,year,persons\nE 1,2018,1\n", 2, "code"), ("code,year,persons,of\nE1,2018,1,House\n", 2, "of"),
      ("code,sex,age,2018\nE1,x,1,1\n", 2, "sex"), ("code,sex,age,2018\nE1,1,0-4,1\n", 2, "age"),
      ("ladcode20,population_2018,density\n", 1, "density"), ("name,population_2018\n", 1, ""),
      ("ladcode20,name\n", 1, ""), ("code,code2,2018\nE1,E2,1\n", 1, ""), ("code,2018\nE1,1,2\n", 2, ""),
    ])
  func refused(text: String, line: Int, field: String) {
    let error = #expect(throws: Refusal.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.field == field)
  }

  @Test("every fault of a table is told: all of a row, all rows, and sums of areas whose rows can be read")
  func everyFault() throws {
    func faults(_ text: String) throws -> [[String]] {
      var found: [[String]] = []
      _ = try PopulationReader.table(file: "persons.csv", bytes: Array(text.utf8)) { refusal in
        found.append(refusal.each.map { "\($0.line) \($0.field)" })
      }
      return found
    }
    #expect(
      try faults("code,year,persons,of\nE1,18,x,House\nE2,2018,5,\nE 3,2018,-1,\nE4,2018,5\n\"E5\"x,2018,5,\n") == [
        ["2 year", "2 of", "2 persons"], ["4 code", "4 persons"], ["5 "], ["6 "],
      ])
    #expect(try faults("code,2018,2019\nE1,x,y\n") == [["2 2018", "2 2019"]])
    // Of the first area a number could not be read, so none is missing of it.
    #expect(try faults("code,sex,age,2018\nE1,1,0,x\nE1,2,0,1\nE2,1,0,1\n") == [["2 2018"], ["4 "]])
    let all = #expect(throws: Refusal.self) { try read("code,year,persons\nE1,18,1\nE2,2018,x\n") }
    #expect(all?.each.map(\.line) == [2, 3] && all?.each.allSatisfy { $0.file == "persons.csv" } == true)
  }

  @Test("a number that is missing from a sum is not taken for zero")
  func incomplete() throws {
    func mistake(_ text: String, _ selection: PopulationSelection = .residents) -> PopulationMistake? {
      #expect(throws: Refusal.self) { try read(text, selection) }?.mistake as? PopulationMistake
    }
    let titles = "code,sex,age,2018\n"
    #expect(
      mistake(titles + "E1,1,0,1\nE1,1,1,1\nE1,2,0,1\nE1,2,1,\n")
        == .missingAges(code: "E1", year: 2018, expected: 2, found: 1))
    #expect(mistake(titles + "E1,1,all,1\n") == .oneSex(code: "E1", year: 2018, sex: .male))
    #expect(mistake(titles + "E1,1,0,1\nE1,1,0,2\n") == .twice(persons: 1, line: 2))
    #expect(mistake(Self.detailed, try selection("a", ages: "0-3")) == .beyondLastAge(2))
    #expect(mistake(Self.detailed, try selection("a", ages: "3")) == .beyondLastAge(2))
    #expect(mistake("code,age,2018\nE1,0,1\nE1,2,1\n", try selection("a", ages: "0-2")) == .ageNotThere(1))
  }

  @Test("what the table does not tell cannot be asked for")
  func unanswerable() throws {
    func mistake(_ text: String, _ selection: PopulationSelection = .residents) -> PopulationMistake? {
      #expect(throws: Refusal.self) { try read(text, selection) }?.mistake as? PopulationMistake
    }
    let wide = "code,2018\nE1,1\n"
    #expect(mistake(wide, try selection("a", ages: "1")) == .noAges)
    #expect(mistake("code,age,2018\nE1,all,1\n", try selection("a", ages: "1")) == .noAges)
    #expect(mistake(wide, try selection("a", sex: .male)) == .noSexes)
    #expect(mistake(Self.byAge) == .noYear)
    #expect(mistake(wide, try selection(year: 2019)) == .nothingLeft)
    #expect(mistake("code,year,persons\n,2018,1\n") == .nothingLeft)
    #expect(mistake("code,year,persons,of\nE1,2018,1,\n", try selection("a")) == .namesItself)
  }

  @Test("some of the residents need a name that is not that of all")
  func selections() throws {
    let ages = PopulationSelection.Ages("10-17")
    #expect(throws: Refusal.self) { try PopulationSelection(ages: ages) }
    #expect(throws: Refusal.self) { try PopulationSelection(sex: .female) }
    #expect(throws: Refusal.self) { try PopulationSelection(of: "residents", ages: ages) }
    #expect(throws: Refusal.self) { try PopulationSelection(of: "Aged 10") }
    #expect(throws: Refusal.self) { try PopulationSelection(year: 20) }
    #expect(try PopulationSelection(of: "residents") == .residents)
    #expect(try PopulationSelection(sex: .persons) == .residents)
  }
}
