import Events
import NaiveModel
import Testing

@Suite("The model's figures")
struct NaiveFiguresTests {
  private static let county = "E10000018"

  private func adopt(_ journal: inout Journal, _ indicator: String, _ keys: String) -> NaiveLedger.Outcome {
    journal.append(
      "definition.adopted", indicator, #""definition":{"indicator":"\#(indicator)","title":"T",\#(keys)}"#)
  }

  private func hear(
    _ journal: inout Journal, _ subject: String, _ party: String, _ date: String, risk: String = "standard",
    contact: String = "other"
  ) {
    journal.append(
      "marac.heard", subject,
      #""party":"\#(party)","date":"\#(date)","area":"E10000018","contact":["\#(contact)"],"risk":"\#(risk)""#
    )
  }

  private static let relation = #""preceded":{"records":"marac","by":"party","within":"12 months"}"#
  private static let percentage = #""measure":"percentage","of":{"records":"marac"},"decimals":0"#

  /// In each year 400 cases, of which 180 have one within the twelve months before; of those 132 are
  /// criminal, and 48 in 2018 count only under the second version.
  @Test("an example by hand: 33 per cent under one version, 45 under the next")
  func marac() throws {
    var journal = Journal()
    _ = adopt(
      &journal, "marac-repeat",
      #""version":1,"effective":"2010-01-01",\#(Self.percentage),"count":{"records":"marac","where":{"contact":["violence","threat","stalking","sexual"]},\#(Self.relation)}"#
    )
    _ = adopt(
      &journal, "marac-repeat",
      #""version":2,"effective":"2018-04-01",\#(Self.percentage),"count":{"records":"marac","where":{"risk":{"atLeast":"standard"}},\#(Self.relation)}"#
    )
    for year in [2017, 2018] {
      for index in 0..<220 { hear(&journal, "\(year)-first-\(index)", "\(year)-\(index)", "\(year)-04-01") }
      for index in 0..<180 {
        let contact = index < 132 ? "violence" : "other"
        hear(&journal, "\(year)-repeat-\(index)", "\(year)-\(index)", "\(year)-07-15", contact: contact)
      }
    }
    let figure = try journal.figure("marac-repeat", Self.county, "2018-12")
    #expect(figure.current.months == Month(year: 2018, month: 1)..<Month(year: 2019, month: 1))
    #expect(figure.current.versions == [1, 2])
    #expect(figure.current.numerator == Fraction(180))
    #expect(figure.current.denominator == Fraction(400))
    #expect(figure.current.value == Fraction(45))
    #expect(figure.rounded == "45")
    #expect(figure.previous.value == Fraction(33))
    #expect(figure.previous.versions == [1])
    #expect(figure.absoluteChange == Fraction(12))
    #expect(figure.percentChange == Fraction(1200, 33))
    #expect(figure.hasBreak)
    let old = try journal.figure("marac-repeat", Self.county, "2018-12", definition: 1)
    #expect(old.current.value == Fraction(33))
    #expect(old.current.versions == [1])
    #expect(!old.hasBreak)
    #expect(
      try journal.figure("marac-repeat", Self.county, "2018-12", definition: 2).previous.value == Fraction(45)
    )
  }

  @Test(
    "exactly twelve months count, a day more does not",
    arguments: [
      ("2018-01-15", "2019-01-15", 1), ("2018-01-15", "2019-01-16", 0), ("2018-02-28", "2019-02-28", 1),
      ("2020-02-29", "2021-02-28", 1), ("2020-02-29", "2021-03-01", 0), ("2019-02-28", "2020-02-28", 1),
      ("2019-02-28", "2020-02-29", 0), ("2018-01", "2019-01-01", 1), ("2018-01", "2019-01-02", 0),
      ("2019-01-15", "2019-01-15", 1), ("2019-01-16", "2019-01-15", 1),
    ])
  func twelveMonths(first: String, second: String, expected: Int) throws {
    var journal = Journal()
    _ = adopt(
      &journal, "x",
      #""version":1,"effective":"2010-01-01","measure":"count","window":"1200 months","count":{"records":"marac",\#(Self.relation)}"#
    )
    hear(&journal, "a", "p", first)
    hear(&journal, "b", "p", second)
    hear(&journal, "c", "q", first)
    #expect(try journal.figure("x", Self.county, "2030-12").current.numerator == Fraction(expected))
    // The mirror counts the other of the two.
    _ = adopt(
      &journal, "y",
      #""version":1,"effective":"2010-01-01","measure":"count","window":"1200 months","count":{"records":"marac",\#(Self.relation.replacing("preceded", with: "followed"))}"#
    )
    #expect(try journal.figure("y", Self.county, "2030-12").current.numerator == Fraction(expected))
  }

  @Test("followers are counted one by one, wherever they are")
  func followers() throws {
    var journal = Journal()
    _ = adopt(
      &journal, "x",
      #""version":1,"effective":"2010-01-01","measure":"ratio","window":"12 months","of":{"records":"member"},"count":{"records":"member","each":{"followed":{"records":"reoffence","by":"party","within":"12 months","where":{"offence":{"not":"robbery"}}}}}"#
    )
    for party in ["p", "q"] {
      journal.append(
        "cohort.joined", party,
        #""cohort":"young","party":"\#(party)","date":"2018-05-31","area":"E10000018""#)
    }
    for (subject, date) in [
      ("a", "2018-05-31"), ("b", "2019-05-31"), ("c", "2019-06-01"), ("d", "2018-05-30"),
    ] {
      journal.append("reoffence.proven", subject, #""party":"p","date":"\#(date)""#)
    }
    journal.append("reoffence.proven", "e", #""party":"p","date":"2018-06-01","offence":"robbery""#)
    let figure = try journal.figure("x", Self.county, "2018-12")
    #expect(figure.current.numerator == Fraction(2))
    #expect(figure.current.value == Fraction(1))
  }

  @Test("who judges: restated versions from the beginning, ties to the later, before all the smallest")
  func judges() throws {
    func definitions(_ specs: [(Int, String, String)]) throws -> NaiveJudges {
      var journal = Journal()
      for (version, effective, policy) in specs {
        _ = adopt(
          &journal, "x",
          #""version":\#(version),"effective":"\#(effective)","policy":"\#(policy)","measure":"count","count":{"records":"crime"}"#
        )
      }
      return NaiveJudges(known: NaiveWorld(journal.ledger.events[...]).definitions, only: nil)
    }
    func judge(_ judges: NaiveJudges, _ date: String) throws -> Int? {
      judges.judge(on: try #require(CivilDate(date)))?.version
    }
    let plain = try definitions([
      (1, "2018-01-01", "prospective"), (2, "2018-04", "prospective"), (3, "2018-04-01", "prospective"),
    ])
    #expect(try judge(plain, "2017-12-31") == 1)
    #expect(try judge(plain, "2018-03-31") == 1)
    #expect(try judge(plain, "2018-04-01") == 3)
    let restated = try definitions([
      (1, "2018-01-01", "prospective"), (2, "2019-01-01", "restated"), (3, "2018-06-01", "prospective"),
      (4, "2018-06-01", "prospective"),
    ])
    #expect(try judge(restated, "2010-01-01") == 2)
    #expect(try judge(restated, "2018-06-01") == 4)
    let twice = try definitions([
      (1, "2018-01-01", "restated"), (2, "2019-01-01", "restated"), (3, "2030-01-01", "prospective"),
    ])
    #expect(try judge(twice, "2018-06-01") == 2)
    let early = try definitions([
      (7, "2018-06-01", "prospective"), (3, "2018-01-01", "prospective"), (5, "2018-01-01", "prospective"),
    ])
    #expect(try judge(early, "2000-01-01") == 3)
    #expect(try judge(early, "2018-02-01") == 5)
    #expect(try judge(NaiveJudges(known: [], only: nil), "2018-02-01") == nil)
    #expect(
      early.judges(of: Month(year: 2018, month: 5)..<Month(year: 2018, month: 7)).map(\.version) == [5, 7])
  }

  @Test("a rate is over the population of the window's year, summed over children where the area has none")
  func population() throws {
    var journal = Journal()
    _ = adopt(
      &journal, "x",
      #""version":1,"effective":"2010-01-01","measure":"rate","window":"12 months","count":{"records":"crime"}"#
    )
    let area = #""name":"A","level":"x","parent":"E10000018""#
    journal.append("area.assigned", "E07000129", area)
    journal.append("area.assigned", "E07000130", area)
    journal.append("crime.recorded", "c", #""offence":"robbery","date":"2019-06-30","area":"E07000129""#)
    let none = try journal.figure("x", Self.county, "2019-06")
    #expect(none.current.absences == [.noPopulation])
    #expect(none.current.numerator == Fraction(1))
    #expect(none.current.denominator == nil)
    journal.append("population.estimated", "E07000129", #""year":2018,"persons":300"#)
    #expect(try journal.figure("x", Self.county, "2019-06").current.absences == [.noPopulation])
    journal.append("population.estimated", "E07000130", #""year":2018,"persons":100"#)
    journal.append("population.estimated", "E07000130", #""year":2018,"persons":200"#)
    let figure = try journal.figure("x", Self.county, "2019-06")
    #expect(figure.current.denominator == Fraction(500))
    #expect(figure.current.value == Fraction(2))
    #expect(figure.current.populationYear == 2018)
    // The 30 June of 2019 is before the end 2019-07-01, and not before 2019-06-01.
    journal.append("population.estimated", "E10000018", #""year":2019,"persons":1000"#)
    #expect(try journal.figure("x", Self.county, "2019-06").current.populationYear == 2019)
    #expect(try journal.figure("x", Self.county, "2019-05").current.populationYear == 2018)
    #expect(try journal.figure("x", Self.county, "2015-05").current.populationYear == 2018)
    journal.append("population.estimated", "E10000018", #""year":2020,"persons":0"#)
    let zero = try journal.figure("x", Self.county, "2020-06")
    #expect(zero.current.absences == [.zeroDenominator])
    #expect(zero.current.denominator == .zero)
  }

  @Test("weights are exact, and records above the area are told")
  func weights() throws {
    var journal = Journal()
    _ = adopt(
      &journal, "x",
      #""version":1,"effective":"2010-01-01","measure":"percentage","of":{"records":"answer"},"count":{"records":"answer","where":{"answer":"agree"}}"#
    )
    journal.append("area.assigned", "E07000129", #""name":"A","level":"x","parent":"E10000018""#)
    func answer(_ subject: String, _ answer: String, _ area: String, _ weight: String) {
      journal.append(
        "survey.answered", subject,
        #""survey":"s","question":"q","answer":"\#(answer)","date":"2019-01-02","area":"\#(area)"\#(weight)"#)
    }
    answer("a", "agree", "E07000129", #","weight":0.8"#)
    answer("b", "no", "E07000129", "")
    answer("c", "agree", Self.county, #","weight":0.1"#)
    answer("d", "no", Self.county, #","weight":0.1"#)
    let district = try journal.figure("x", "E07000129", "2019-12")
    #expect(district.current.numerator == Fraction(4, 5))
    #expect(district.current.denominator == Fraction(9, 5))
    #expect(district.rounded == "44.4")
    #expect(district.unplaced == 2)
    let county = try journal.figure("x", Self.county, "2019-12")
    #expect(county.current.numerator == Fraction(9, 10))
    #expect(county.unplaced == 0)
  }

  @Test("published figures are the newest for the window's dates, with those of the areas above")
  func published() throws {
    var journal = Journal()
    _ = adopt(&journal, "x", #""version":1,"effective":"2010-01-01","measure":"published""#)
    journal.append("area.assigned", Self.county, #""name":"A","level":"x","parent":"E12000004""#)
    func publish(_ area: String, _ value: String, end: String = "2019-04-01") {
      journal.append(
        "statistic.published", "x",
        #""area":"\#(area)","start":"2018-04","end":"\#(end)","value":\#(value),"publisher":"PHE","numerator":5"#
      )
    }
    #expect(try journal.figure("x", Self.county, "2019-03").current.absences == [.noStatistic])
    publish(Self.county, "44.2")
    publish(Self.county, "44.25")
    publish(Self.county, "9", end: "2019-05-01")
    publish("E12000004", "50")
    let figure = try journal.figure("x", Self.county, "2019-03")
    #expect(figure.current.value == Fraction(177, 4))
    #expect(figure.rounded == "44.3")
    #expect(figure.current.numerator == Fraction(5))
    #expect(figure.current.denominator == nil)
    #expect(figure.comparators.map(\.area) == ["E12000004"])
    #expect(figure.comparators.map(\.value) == [Fraction(50)])
    #expect(figure.comparators.map(\.publisher) == ["PHE"])
    #expect(try journal.figure("x", Self.county, "2019-03", known: 3).current.value == Fraction(221, 5))
  }

  @Test("tests see a missing field, paths, lists and numbers as the rules have it")
  func conditions() throws {
    func count(_ kind: String, _ condition: String, _ records: [String]) throws -> Fraction? {
      var journal = Journal()
      _ = adopt(
        &journal, "x",
        #""version":1,"effective":"2010-01-01","measure":"count","count":{"records":"\#(kind)","where":\#(condition)}"#
      )
      let types = ["crime": "crime.recorded", "admission": "admission.recorded", "marac": "marac.heard"]
      for (index, data) in records.enumerated() {
        let outcome = journal.append(
          types[kind] ?? "", "s\(index)", data + #","date":"2019-01-02","area":"E10000018""#)
        #expect(outcome == .appended(sequence: index + 1))
      }
      return try journal.figure("x", Self.county, "2019-12").current.numerator
    }
    let crimes = [
      #""offence":"burglary""#, #""offence":"burglary/residential","flags":["a","b"]"#,
      #""offence":"burglary-x","flags":["a"]"#,
      #""offence":"robbery","outcome":"Charged""#,
    ]
    for (condition, expected) in [
      ("{}", 4), (#"{"offence":"burglary"}"#, 2), (#"{"offence":["burglary/residential","robbery"]}"#, 2),
      (#"{"offence":{"not":"burglary"}}"#, 2), (#"{"offence":{"not":["burglary","robbery"]}}"#, 1),
      (#"{"flags":"a"}"#, 2), (#"{"flags":["b","c"]}"#, 1), (#"{"flags":{"all":["a","b"]}}"#, 1),
      (#"{"flags":{"not":"b"}}"#, 3), (#"{"flags":{"not":{"all":["a"]}}}"#, 2),
      (#"{"outcome":"Charged"}"#, 1),
      (#"{"outcome":{"not":"Charged"}}"#, 3), (#"{"outcome":{"not":{"not":"Charged"}}}"#, 1),
      (#"{"date":"2019-01"}"#, 0), (#"{"flags":"a","anyOf":[{"flags":"b"},{"offence":"robbery"}]}"#, 1),
      (#"{"anyOf":[{"flags":"b"},{"offence":"robbery"}]}"#, 2), (#"{"longitude":{"atLeast":-180}}"#, 0),
    ] as [(String, Int)] {
      #expect(try count("crime", condition, crimes) == Fraction(expected), "\(condition)")
    }
    let admissions = [
      #""cause":"a""#, #""cause":"a/b","age":10"#, #""cause":"b","age":17"#, #""cause":"b","age":18"#,
    ]
    for (condition, expected) in [
      (#"{"age":{"atLeast":10,"atMost":17}}"#, 2), (#"{"age":{"not":{"atLeast":18}}}"#, 3),
      (#"{"age":10.0}"#, 1),
      (#"{"cause":"a"}"#, 1), (#"{"age":{"atMost":17.5}}"#, 2),
    ] as [(String, Int)] {
      #expect(try count("admission", condition, admissions) == Fraction(expected), "\(condition)")
    }
    let cases = ["standard", "medium", "high"].map { #""party":"p","contact":["other"],"risk":"\#($0)""# }
    #expect(try count("marac", #"{"risk":{"atLeast":"medium"}}"#, cases) == Fraction(2))
    #expect(try count("marac", #"{"risk":{"atMost":"medium"}}"#, cases) == Fraction(2))
    #expect(try count("marac", #"{"risk":{"not":"high"},"contact":{"all":["other"]}}"#, cases) == Fraction(2))
  }

  @Test("a point beyond the ledger, an unknown version and no version are told")
  func refused() throws {
    var journal = Journal()
    #expect(throws: NaiveFigures.Refused.noVersion) { try journal.figure("x", Self.county, "2019-12") }
    #expect(throws: NaiveFigures.Refused.beyondTheLedger) {
      try journal.figure("x", Self.county, "2019-12", known: 1)
    }
    _ = adopt(
      &journal, "x", #""version":1,"effective":"2010-01-01","measure":"count","count":{"records":"crime"}"#)
    #expect(throws: NaiveFigures.Refused.unknownDefinition) {
      try journal.figure("x", Self.county, "2019-12", definition: 2)
    }
    #expect(throws: NaiveFigures.Refused.noVersion) {
      try journal.figure("x", Self.county, "2019-12", known: 0)
    }
    // A version may be adopted after the known-at point.
    #expect(try journal.figure("x", Self.county, "2019-12", known: 0, definition: 1).current.value == .zero)
  }
}
