import Events
import NaiveModel
import Testing

/// A ledger filled by lines such as `crime.recorded c1 {...}`, each with a key of its own.
struct Journal {
  var ledger = NaiveLedger()
  private var nextID = 0
  private let time = RecordedTime(microseconds: 1_546_300_800_000_000)

  @discardableResult
  mutating func append(_ type: String, _ subject: String, _ data: String, id: String? = nil)
    -> NaiveLedger.Outcome
  {
    nextID += 1
    let text =
      #"{"specversion":"1.0","id":"\#(id ?? String(nextID))","source":"/f","type":"\#(type)","subject":"\#(subject)","data":{\#(data)}}"#
    return ledger.append(Array(text.utf8), at: time)
  }

  /// The parts of a figure at the end of the journal, or of its first `known` events.
  func figure(
    _ indicator: String, _ area: String, _ month: String, known: Int? = nil, definition: Int? = nil
  ) throws -> NaiveFigure {
    try NaiveFigures(ledger.events).figure(
      Word(indicator), area: Word(area), to: try #require(Month(month)), known: known ?? ledger.events.count,
      definition: definition)
  }
}

@Suite("The model's ledger")
struct NaiveLedgerTests {
  private static let crime = #""offence":"robbery","date":"2019-01-02","area":"E07000129""#

  @Test("a record opens, changes, closes and opens again in its old place")
  func life() throws {
    var journal = Journal()
    #expect(journal.append("crime.reclassified", "c1", #""offence":"sexual""#) == .refused([.unknownSubject]))
    #expect(
      journal.append("crime.recorded", "c1", Self.crime + #","flags":["a"],"location":"x""#)
        == .appended(sequence: 0))
    #expect(journal.append("crime.recorded", "c1", Self.crime) == .refused([.alreadyOpen]))
    #expect(journal.append("incident.cancelled", "c1", "") == .refused([.unknownSubject]))
    #expect(journal.append("crime.recorded", "c2", Self.crime) == .appended(sequence: 1))
    journal.append("crime.flagged", "c1", #""flags":["b","a"]"#)
    journal.append("crime.unflagged", "c1", #""flags":["a","z"]"#)
    journal.append("crime.relocated", "c1", #""area":"E07000130""#)
    var record = try #require(NaiveWorld(journal.ledger.events[...]).records.first)
    #expect(record.content[.flags] == .list([.text("b")]))
    #expect(record.content[.location] == nil)
    #expect(record.area == "E07000130")
    #expect(record.sequences == [0, 2, 3, 4])
    #expect(journal.append("crime.cancelled", "c1", "") == .appended(sequence: 5))
    #expect(journal.append("crime.transferred", "c1", #""to":"x""#) == .refused([.closedSubject]))
    #expect(NaiveWorld(journal.ledger.events[...]).records.first?.isOpen == false)
    #expect(journal.append("crime.recorded", "c1", Self.crime) == .appended(sequence: 6))
    let world = NaiveWorld(journal.ledger.events[...])
    record = try #require(world.records.first)
    #expect(record.isOpen)
    #expect(record.firstOpened == 0)
    #expect(record.content[.flags] == nil)
    #expect(world.records.map(\.subject) == ["c1", "c2"])
  }

  @Test("the key comes before any other rule")
  func key() {
    var journal = Journal()
    journal.append("crime.recorded", "c1", Self.crime, id: "k")
    #expect(journal.append("crime.recorded", "c1", Self.crime, id: "k") == .duplicate)
    #expect(
      journal.append("crime.recorded", "c1", Self.crime + #","note":"""#, id: "k") == .refused([.conflict]))
    #expect(journal.append("nonsense", "c1", "", id: "k") == .refused([.conflict]))
    #expect(journal.append("nonsense", "c1", "") == .refused([.malformed]))
  }

  @Test("a batch is atomic, unless the good lines are asked for")
  func batches() {
    func line(_ id: Int, _ subject: String) -> [UInt8] {
      Array(
        #"{"specversion":"1.0","id":"\#(id)","source":"/f","type":"crime.recorded","subject":"\#(subject)","data":{\#(Self.crime)}}"#
          .utf8)
    }
    let time = RecordedTime(microseconds: 0)
    var ledger = NaiveLedger()
    let lines = [line(1, "a"), line(2, "a"), line(1, "a"), line(3, "b")]
    let outcomes: [NaiveLedger.Outcome] = [
      .appended(sequence: 0), .refused([.alreadyOpen]), .duplicate, .appended(sequence: 1),
    ]
    #expect(ledger.append(lines, at: time, keepGoing: false) == outcomes)
    #expect(ledger.events.isEmpty)
    #expect(ledger.append(lines, at: time, keepGoing: true) == outcomes)
    #expect(ledger.events.count == 2)
  }

  @Test("areas never form a cycle")
  func cycles() {
    var journal = Journal()
    func data(_ parent: String) -> String { #""name":"A","level":"x","parent":\#(parent)"# }
    #expect(journal.append("area.assigned", "a", data(#""a""#)) == .refused([.areaCycle]))
    #expect(journal.append("area.assigned", "b", data(#""a""#)) == .appended(sequence: 0))
    #expect(journal.append("area.assigned", "c", data(#""b""#)) == .appended(sequence: 1))
    #expect(journal.append("area.assigned", "a", data(#""c""#)) == .refused([.areaCycle]))
    #expect(journal.append("area.assigned", "b", #""name":"A","level":"x""#) == .appended(sequence: 2))
    #expect(journal.append("area.assigned", "a", data(#""c""#)) == .refused([.areaCycle]))
    #expect(journal.append("area.assigned", "b", data("null")) == .appended(sequence: 3))
    #expect(journal.append("area.assigned", "a", data(#""c""#)) == .appended(sequence: 4))
  }

  @Test("an erased party is named by no later event")
  func erasure() {
    var journal = Journal()
    journal.append("crime.recorded", "c1", Self.crime + #","party":"p""#)
    journal.append("party.erased", "p", "")
    #expect(journal.append("crime.recorded", "c2", Self.crime + #","party":"p""#) == .refused([.erasedParty]))
    #expect(journal.append("crime.cancelled", "c1", "") == .appended(sequence: 2))
  }

  @Test("a bare date is the end of its day in London")
  func days() throws {
    var ledger = NaiveLedger()
    for (id, time) in ["2019-06-30T22:59:59.999999Z", "2019-06-30T23:00:00Z", "2019-07-01T00:00:00Z"]
      .enumerated()
    {
      let text =
        #"{"specversion":"1.0","id":"\#(id)","source":"/f","type":"practice.noted","subject":"x","data":{"effective":"2019-01","text":"t"}}"#
      _ = ledger.append(Array(text.utf8), at: try #require(RecordedTime(time)))
    }
    #expect(ledger.length(atEndOf: try #require(CivilDate("2019-06-30"))) == 1)
    #expect(ledger.length(at: try #require(RecordedTime("2019-06-30T23:00:00Z"))) == 2)
    #expect(ledger.length(atEndOf: try #require(CivilDate("2019-07-01"))) == 3)
  }
}
