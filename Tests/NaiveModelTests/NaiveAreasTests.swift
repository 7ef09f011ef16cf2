import Events
import NaiveModel
import Testing

extension Journal {
  /// Places an area; `more` are further fields.
  @discardableResult
  mutating func place(
    _ area: String, below parent: String? = nil, in geography: String? = nil, _ more: String = ""
  ) -> NaiveLedger.Outcome {
    let keys = [
      #""name":"A","level":"x""#, parent.map { #""parent":"\#($0)""# }, geography.map { #""geography":"\#($0)""# },
      more.isEmpty ? nil : more,
    ]
    return append("area.assigned", area, keys.compactMap { $0 }.joined(separator: ","))
  }

  mutating func define(_ keys: String, version: Int = 1) {
    append(
      "definition.adopted", "x",
      #""definition":{"indicator":"x","title":"T","version":\#(version),"effective":"2010-01-01",\#(keys)}"#)
  }

  mutating func crime(_ subject: String, _ area: String, _ date: String = "2019-02-03", _ more: String = "") {
    append("crime.recorded", subject, #""offence":"robbery","date":"\#(date)","area":"\#(area)"\#(more)"#)
  }

  mutating func count(_ area: String, _ persons: Int, year: Int = 2019, of what: String = "residents") {
    append("population.estimated", area, #""year":\#(year),"persons":\#(persons),"of":"\#(what)""#)
  }

  mutating func declare(
    _ feed: String, _ area: String, _ status: String, _ start: String = "2019-02", _ end: String = "2019-03"
  ) {
    append(
      "coverage.declared", "x",
      #""feed":"\#(feed)","area":"\#(area)","start":"\#(start)","end":"\#(end)","status":"\#(status)""#)
  }
}

@Suite("The model's areas")
struct NaiveAreasTests {
  @Test("a record lies below an area by any path, and counts once")
  func paths() throws {
    var journal = Journal()
    journal.define(#""measure":"count","window":"1 month","count":{"records":"crime"}"#)
    journal.place("d", below: "c")
    journal.place("d", below: "p", in: "community-safety")
    journal.place("p", below: "c", in: "community-safety")
    journal.place("w", below: "d", in: "ward")
    journal.crime("1", "w")
    journal.crime("2", "p")
    for (area, expected) in [("c", 2), ("p", 2), ("d", 1), ("w", 1)] {
      #expect(try journal.figure("x", area, "2019-02").current.numerator == Fraction(expected), "\(area)")
    }
    // Detached in one geography, it stays in the other.
    journal.place("d", in: "ward", #""parent":null"#)
    journal.place("d", #""parent":null"#)
    #expect(try journal.figure("x", "c", "2019-02").current.numerator == Fraction(2))
    journal.place("d", in: "community-safety", #""parent":null"#)
    #expect(try journal.figure("x", "c", "2019-02").current.numerator == Fraction(1))
  }

  @Test("geographies together have no cycle, and a life starts before it ends")
  func refused() {
    var journal = Journal()
    journal.place("b", below: "a")
    journal.place("c", below: "b", in: "ward")
    #expect(journal.place("a", below: "c", in: "adjacent") == .refused([.areaCycle]))
    #expect(journal.place("a", below: "z", in: "adjacent") == .appended(sequence: 2))
    #expect(journal.place("a", #""end":"2019-04""#) == .appended(sequence: 3))
    #expect(journal.place("a", #""start":"2019-04-01""#) == .refused([.life]))
    #expect(journal.place("a", in: "ward", #""start":"2019-03-31""#) == .appended(sequence: 4))
    #expect(journal.place("a", #""end":"2019-03-31""#) == .refused([.life]))
    #expect(journal.place("a", #""end":null"#) == .appended(sequence: 5))
    #expect(journal.place("a", #""start":"2030-01""#) == .appended(sequence: 6))
    #expect(journal.place("E99999999") == .refused([.malformed]))
  }

  private static func pairs(_ journal: inout Journal, provisional: String = "") {
    journal.place("a1", below: "c", provisional)
    journal.place("a2", below: "c")
    journal.place("b1", below: "c", in: "adjacent")
    for (area, persons) in [("a1", 1), ("a2", 2), ("b1", 4)] { journal.count(area, persons, of: "households") }
  }

  @Test("a population is the area's own, or that of the first geography whose living, settled children all have one")
  func populations() throws {
    func persons(_ more: (inout Journal) -> Void) throws -> Fraction? {
      var journal = Journal()
      journal.define(#""measure":"rate","over":"households","count":{"records":"crime"}"#)
      more(&journal)
      return try journal.figure("x", "c", "2019-12").current.denominator
    }
    func withPairs(_ more: (inout Journal) -> Void) throws -> Fraction? {
      try persons { journal in
        Self.pairs(&journal)
        more(&journal)
      }
    }
    #expect(try withPairs { _ in } == Fraction(3))
    #expect(try persons { Self.pairs(&$0, provisional: #""provisional":true"#) } == Fraction(2))
    #expect(try withPairs { $0.place("a3", below: "c") } == Fraction(4))
    #expect(try withPairs { $0.place("a3", below: "c", #""end":"2019-06-30""#) } == Fraction(3))
    #expect(try withPairs { $0.place("a3", below: "c", #""end":"2019-07""#) } == Fraction(4))
    #expect(try withPairs { $0.place("a1", #""start":"2019-07-01""#) } == Fraction(2))
    #expect(try withPairs { $0.place("a1", #""start":"2019-06-30""#) } == Fraction(3))
    #expect(try withPairs { $0.count("c", 9) } == Fraction(3))
    #expect(try withPairs { $0.count("c", 9, of: "households") } == Fraction(9))
    #expect(try persons { $0.count("c", 9) } == nil)
  }

  @Test("a child's own sum counts for its parent")
  func sums() throws {
    var journal = Journal()
    journal.define(#""measure":"rate","count":{"records":"crime"}"#)
    journal.place("a1", below: "c")
    journal.place("w", below: "a1", in: "ward")
    journal.count("w", 5)
    #expect(try journal.figure("x", "c", "2019-12").current.denominator == Fraction(5))
  }

  @Test("records at or provisionally below an area above could not be placed")
  func unplaced() throws {
    var journal = Journal()
    journal.define(#""measure":"count","window":"1 month","count":{"records":"crime"}"#)
    for district in ["d1", "d2"] { journal.place(district, below: "c") }
    journal.place("c", below: "r")
    journal.place("w1", below: "c", #""provisional":true"#)
    journal.place("w2", below: "d1", #""provisional":true"#)
    journal.place("w3", below: "d2", in: "ward", #""provisional":true"#)
    journal.place("w4", below: "elsewhere", #""provisional":true"#)
    let places = ["c", "r", "w1", "w2", "w3", "w4", "d1", "beat/1"]
    for (index, area) in places.enumerated() { journal.crime("\(index)", area) }
    func unplaced(_ area: String) throws -> Int { try journal.figure("x", area, "2019-02").unplaced }
    // c, r, w1 for d1, whose own w2 is within it; for d2 w2 as well, and w3 is settled in the administrative geography.
    #expect(try unplaced("d1") == 3)
    #expect(try unplaced("d2") == 4)
    #expect(try unplaced("c") == 1)
    #expect(try unplaced("r") == 0)
    journal.place("w1", below: "c")
    #expect(try unplaced("d1") == 2)
    let nowhere = try #require(try journal.figure("x", "d1", "2019-02").nowhere)
    #expect(nowhere.count == 1 && nowhere.areas == ["beat/1"] && !nowhere.isSuppressed)
    #expect(try journal.figure("x", "beat/1", "2019-02").current.numerator == Fraction(1))
    #expect(try journal.figure("x", "d1", "2019-03").nowhere == nil)
    journal.place("beat/2", below: "beat/1")
    #expect(try journal.figure("x", "d1", "2019-02").nowhere == nil)
  }
}
