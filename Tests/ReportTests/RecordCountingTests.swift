import Events
import Figures
import Ledger
import LedgerTestSupport
import Projections
import Snapshots
import Testing

@Suite("Whether a record counts, and since when")
struct RecordCountingTests {
  /// What is said of the only record of a kind.
  private struct Told {
    let journal: Journal
    let projection: Projection

    init(_ tables: String) throws {
      journal = try Journal(tables)
      projection = try Projector(journal.ledger, isStored: false).caughtUp()
    }

    /// - Parameter place: which of the subject's events, from 0.
    func sequence(_ subject: String, _ place: Int = 0) throws -> Int {
      try journal.ledger.sequences(subject: subject)[place]
    }

    func counting(_ subject: String, _ kind: RecordKind, at length: Int? = nil) throws -> RecordCounting {
      let (postings, finder) = (projection.records[kind], RecordFinder(journal.ledger, projection))
      let row = try #require(
        try (0..<postings.count(at: projection.length)).first {
          try finder.subject(of: RecordID(kind: kind, number: postings.record(at: $0)), row: $0) == subject
        })
      return RecordCounting(
        of: RecordID(kind: kind, number: postings.record(at: row)), in: projection,
        length: length ?? projection.length)
    }
  }

  @Test("a record that was there before any version counts since it was recorded, not since the version was adopted")
  func adoptedLater() throws {
    let told = try Told(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event              | subject | version
      2019-01-05 | crime.recorded     | c1      |
      2019-02-05 | definition.adopted | crimes  | 1
      """)
    let line = try #require(try told.counting("c1", .crime).lines.first)
    #expect(line.counts.isTaken && line.version == 1 && line.of == nil)
    #expect(try line.since == told.sequence("c1"))
  }

  @Test("it counts since the version that takes it was adopted, or since the event that made it so")
  func flipped() throws {
    let told = try Told(
      """
      definition | version | effective  | count
      crimes     | 1       | 2010-01-01 | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-04-01 | { records: crime, where: { offence: [burglary, robbery] } }

      recorded   | event              | subject | version | offence
      2018-12-20 | definition.adopted | crimes  | 1       |
      2019-01-05 | crime.recorded     | c1      |         | robbery
                 | crime.recorded     | c2      |         | drugs
      2019-02-05 | definition.adopted | crimes  | 2       |
      2019-03-05 | crime.reclassified | c2      |         | burglary
      """)
    let (first, second) = (
      try #require(try told.counting("c1", .crime).lines.first),
      try #require(try told.counting("c2", .crime).lines.first)
    )
    #expect(try first.counts.isTaken && first.version == 2 && first.since == told.sequence("crimes", 1))
    #expect(try second.counts.isTaken && second.version == 2 && second.since == told.sequence("c2", 1))
    // As it was known before: by version 1, and left out since it was recorded.
    let before = try #require(
      try told.counting("c1", .crime, at: told.sequence("crimes", 1)).lines.first)
    #expect(try !before.counts.isTaken && before.version == 1 && before.since == told.sequence("c1"))
  }

  @Test("a repeat counts since the earlier case was known, and names it")
  func partner() throws {
    let told = try Told(
      """
      definition | measure    | count                                                                        | of
      repeats    | percentage | { records: marac, preceded: { records: marac, by: party, within: 12 months } } | { records: marac }

      recorded   | event       | subject | party | date
      2019-01-05 | marac.heard | m2      | anna  | 2018-12-15
      2019-02-05 | marac.heard | m1      | anna  | 2018-06-15
      """)
    let line = try #require(try told.counting("m2", .marac).lines.first)
    guard case .taken(let partner?) = line.counts else {
      Issue.record("the second case is a repeat")
      return
    }
    #expect(partner.isEarlier && partner.date == CivilDate("2018-06-15"))
    #expect(try line.of?.isTaken == true && line.since == told.sequence("m1"))
  }

  @Test("what is closed counts nowhere, and what no indicator looks at is not named")
  func closed() throws {
    let told = try Told(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event           | subject | party
      2019-01-05 | crime.recorded  | c1      |
                 | marac.heard     | m1      | anna
      2019-02-05 | crime.cancelled | c1      |
      """)
    let closed = try told.counting("c1", .crime)
    #expect(closed.content == nil && closed.lines.isEmpty)
    #expect(try told.counting("c1", .crime, at: told.sequence("c1", 1)).lines.count == 1)
    let other = try told.counting("m1", .marac)
    #expect(other.content?.date == CivilDate("2018-12-15") && other.lines.isEmpty)
  }
}
