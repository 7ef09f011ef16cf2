import Events
import Figures
import LedgerTestSupport
import Presentation
import Projections
import Snapshots
import Testing

@Suite("Rulings on single records")
struct RulingTests {
  /// A ledger of cases, and what is ruled on each by its subject.
  private struct Court {
    let journal: Journal
    let projection: Projection

    init(_ tables: String) throws {
      journal = try Journal(tables)
      projection = try Projector(journal.ledger, isStored: false).caughtUp()
    }

    private var finder: RecordFinder { RecordFinder(journal.ledger, projection) }

    /// The row that holds a record's content after so many events.
    private func row(_ subject: String, _ kind: RecordKind, at length: Int) throws -> Int {
      let postings = projection.records[kind]
      return try #require(
        try (0..<postings.count(at: length)).last {
          let id = RecordID(kind: kind, number: postings.record(at: $0))
          return try postings.sign(at: $0) > 0 && finder.subject(of: id, row: $0) == subject
        }, "no record \(subject)")
    }

    func ruling(_ indicator: String, on subject: String, _ kind: RecordKind = .marac, at known: Int? = nil) throws
      -> Ruling
    {
      let length = known ?? projection.length
      let row = try row(subject, kind, at: length)
      let postings = projection.records[kind]
      let definition = try #require(
        projection.facts.definitions.map(\.content.definition).last { $0.indicator == indicator })
      let rulings = Rulings(projection, length: length, parties: [postings.value(of: .party, at: row)])
      return rulings.ruling(
        try #require(definition.count), on: RecordID(kind: kind, number: postings.record(at: row)), row: row)
    }

    func words(_ indicator: String, on subject: String, _ kind: RecordKind = .marac, at length: Int? = nil) throws
      -> String
    {
      let ruling = try ruling(indicator, on: subject, kind, at: length)
      guard case .taken(let partner?) = ruling else { return ruling.words { _ in "" } }
      let name = try finder.subject(of: partner.id, row: partner.row)
      return ruling.words { _ in name }
    }
  }

  @Test("what is taken for another record names the nearest that is known, and not the record itself")
  func nearest() throws {
    let court = try Court(
      """
      definition | count
      repeats    | { records: marac, preceded: { records: marac, by: party, within: 12 months } }
      followed   | { records: marac, followed: { records: marac, by: party, within: 6 months } }

      recorded   | event       | subject | party | date
      2019-01-05 | marac.heard | a1      | anna  | 2018-01-15
                 | marac.heard | a3      | anna  | 2018-12-15
                 | marac.heard | b1      | bert  | 2018-11-15
      2019-02-05 | marac.heard | a2      | anna  | 2018-08-15
      """)
    let length = court.projection.length
    #expect(
      try court.words("repeats", on: "a3")
        == "an earlier record of the same party, a2 of 15 August 2018, lies within 12 months")
    #expect(
      try court.words("repeats", on: "a3", at: length - 1)
        == "an earlier record of the same party, a1 of 15 January 2018, lies within 12 months")
    #expect(
      try court.words("followed", on: "a2")
        == "a later record of the same party, a3 of 15 December 2018, lies within 6 months")
    #expect(
      try court.words("followed", on: "a1")
        == "“followed by marac records of the same party within 6 months after it” is not so")
    #expect(
      try court.words("repeats", on: "b1")
        == "“preceded by marac records of the same party within 12 months before it” is not so")
  }

  @Test("what is left out is so for the first clause that does not hold, with what the record has there")
  func clauses() throws {
    let court = try Court(
      """
      definition | count
      burglary   | { records: crime, where: { offence: burglary, outcome: charged } }
      hate       | { records: crime, where: { anyOf: [{ flags: hate-race }, { flags: hate-religion }] } }

      recorded   | event          | subject | offence              | flags
      2019-01-05 | crime.recorded | c1      | robbery              | hate-race
                 | crime.recorded | c2      | burglary/residential | domestic
                 | marac.heard    | m1      |                      |
      """)
    #expect(
      try court.words("burglary", on: "c1", .crime) == "“offence is burglary or below” is not so (it has robbery)")
    #expect(try court.words("burglary", on: "c2", .crime) == "“outcome is charged” is not so (it has none)")
    #expect(try court.words("hate", on: "c1", .crime) == "every clause holds")
    guard case .noAlternative(let choices) = try court.ruling("hate", on: "c2", .crime) else {
      Issue.record("no alternative holds of c2")
      return
    }
    #expect(choices.count == 2)
    guard case .otherKind = try court.ruling("hate", on: "m1") else {
      Issue.record("a case is no crime")
      return
    }
  }

  @Test("as many are taken as a figure counts")
  func agreement() throws {
    let rows = (0..<60).map { index in
      let (party, month) = (["anna", "bert", "cleo", "dora"][index % 4], 1 + index * 7 % 12)
      let (day, risk) = (1 + index * 5 % 28, ["standard", "medium", "high"][index % 3])
      return "           | marac.heard | m\(index) | \(party)\(index / 16) | 2018-\(month < 10 ? "0" : "")\(month)-"
        + "\(day < 10 ? "0" : "")\(day) | \(risk)"
    }
    let court = try Court(
      """
      definition | count
      repeats    | { records: marac, where: { risk: high }, preceded: { records: marac, by: party, within: 2 months } }

      recorded   | event       | subject | party | date       | risk
      2019-01-05 | marac.heard | first   | zoe   | 2018-01-01 | high
      \(rows.joined(separator: "\n"))
      """)
    let taken = try (0..<60).count { try court.ruling("repeats", on: "m\($0)").isTaken }
    let value = try court.journal.figure("repeats", to: "2018-12").value
    #expect(taken > 3 && value == Double(taken), "\(taken) are taken, and \(value ?? -1) counted")
  }
}
