import Events
import NaiveModel
import Testing

@Suite("The model's coverage")
struct NaiveCoverageTests {
  private static let count = #""measure":"count","window":"1 month","count":{"records":"crime"}"#

  private func world(_ feeds: String? = nil) -> Journal {
    var journal = Journal()
    journal.define(Self.count + (feeds.map { ",\"feeds\":" + $0 } ?? ""))
    journal.place("c", below: "r")
    journal.place("d1", below: "c")
    journal.place("d2", below: "c")
    journal.place("w", below: "d1", in: "ward")
    return journal
  }

  private func status(_ journal: Journal, _ area: String = "c", _ month: String = "2019-02") throws -> NaiveStatus {
    let part = try journal.figure("x", area, month).current
    if part.isPartial { return .partial }
    let gaps = part.coverage.gaps.values
    #expect(part.absences == (gaps.isEmpty ? [] : [.unaccounted]))
    #expect((part.value == nil) == !gaps.isEmpty)
    if gaps.contains(where: { !$0.undeclared.isEmpty }) { return .undeclared }
    return gaps.isEmpty ? .complete : .missing
  }

  @Test("a feed that is named has to account for every month, at the area or above it, in any geography")
  func named() throws {
    var journal = world(#"["police-uk"]"#)
    #expect(try status(journal, "w") == .undeclared)
    journal.declare("police-uk", "r", "complete")
    #expect(try status(journal, "w") == .complete)
    #expect(try status(journal, "w", "2019-03") == .undeclared)
    journal.declare("police-uk", "d1", "partial")
    #expect(try status(journal, "w") == .partial)
    // The newest holds, also from above.
    journal.declare("police-uk", "c", "complete")
    #expect(try status(journal, "w") == .complete)
    #expect(try status(journal, "c") == .complete)
  }

  @Test("children of the first geography that has some that live and are settled stand for their parent")
  func children() throws {
    var journal = world(#"["police-uk"]"#)
    journal.declare("police-uk", "d1", "complete")
    #expect(try status(journal) == .missing)
    journal.declare("police-uk", "d2", "complete")
    #expect(try status(journal) == .complete)
    #expect(try status(journal, "r") == .complete)
    journal.declare("police-uk", "d2", "partial")
    #expect(try status(journal) == .partial)
    journal.place("d2", #""end":"2019-02-01""#)
    #expect(try status(journal) == .complete)
    journal.place("d2", #""end":"2019-02-02""#)
    #expect(try status(journal) == .partial)
    journal.place("d2", below: "c", #""provisional":true"#)
    #expect(try status(journal) == .complete)
    journal.place("d1", below: "c", #""provisional":true"#)
    #expect(try status(journal) == .undeclared)
    journal.place("b", below: "c", in: "ward")
    #expect(try status(journal) == .missing)
    journal.declare("police-uk", "b", "complete")
    #expect(try status(journal) == .complete)
  }

  @Test("what is missing below counts, unless a newer declaration above heals it")
  func below() throws {
    var journal = world(#"["police-uk"]"#)
    journal.declare("police-uk", "c", "complete")
    journal.declare("police-uk", "w", "missing")
    #expect(try status(journal) == .missing)
    #expect(try status(journal, "d2") == .complete)
    journal.place("w", #""start":"2019-03-01""#)
    #expect(try status(journal) == .complete)
    journal.place("w", #""start":null,"provisional":true"#)
    #expect(try status(journal) == .complete)
    journal.place("w", in: "ward", #""provisional":true"#)
    journal.place("w")
    #expect(try status(journal) == .missing)
    journal.declare("police-uk", "d1", "complete")
    #expect(try status(journal) == .complete)
  }

  @Test("of several the best counts")
  func alternatives() throws {
    var journal = world(#"["returns",["police-uk","police-crime"]]"#)
    journal.declare("returns", "c", "complete")
    journal.declare("police-crime", "c", "partial")
    #expect(try status(journal) == .partial)
    journal.declare("police-uk", "c", "missing")
    #expect(try status(journal) == .partial)
    journal.declare("police-crime", "c", "missing")
    #expect(try journal.figure("x", "c", "2019-02").current.coverage.gaps.keys.first == ["police-uk", "police-crime"])
    journal.declare("police-uk", "c", "complete")
    #expect(try status(journal) == .complete)
  }

  @Test("a kind has to account for months from the first that is declared; those before are counted as they are")
  func kinds() throws {
    var journal = world()
    #expect(try status(journal) == .complete)
    let february = try journal.figure("x", "c", "2019-02")
    #expect(february.current.coverage.recordless == [.crime: [Month(year: 2019, month: 2)]])
    #expect(february.marks == ["p"])
    journal.crime("1", "beat/9")
    #expect(try journal.figure("x", "c", "2019-02").marks == [])
    #expect(try journal.figure("x", "c", "2019-03").previous.coverage.recordless.isEmpty)
    journal.declare("crime", "elsewhere", "complete")
    #expect(try status(journal) == .complete)
    journal.declare("crime", "w", "complete")
    #expect(try status(journal) == .missing)
    #expect(try status(journal, "d2") == .complete)
    #expect(try status(journal, "c", "2019-01") == .complete)
    #expect(try status(journal, "w", "2019-03") == .undeclared)
    let later = try journal.figure("x", "w", "2019-03")
    #expect(later.marks == ["x"])
    #expect(later.previous.value == .zero)
    journal.declare("crime", "r", "complete", "2019-03", "2019-04")
    let healed = try journal.figure("x", "c", "2019-03")
    #expect(healed.marks == [] && healed.previous.absences == [.unaccounted])
  }

  @Test("the feeds are those of all versions that judge the window; a published one needs none")
  func versions() throws {
    var journal = world(#"["police-uk"]"#)
    journal.append(
      "definition.adopted", "x",
      #""definition":{"indicator":"x","title":"T","version":2,"effective":"2019-02-15",\#(Self.count)}"#)
    journal.declare("police-uk", "c", "complete")
    #expect(try journal.figure("x", "c", "2019-02").marks == ["p"])
    journal.declare("crime", "c", "missing")
    #expect(try status(journal) == .missing)
    let published = #""measure":"published","feeds":["a"]"#
    journal.append(
      "definition.adopted", "x",
      #""definition":{"indicator":"x","title":"T","version":3,"effective":"2019-02-16",\#(published)}"#)
    let figure = try journal.figure("x", "c", "2019-02")
    #expect(figure.current.absences == [.noStatistic] && figure.marks == ["b", "x"])
  }
}
