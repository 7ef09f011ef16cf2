import Feeds
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

/// Each table is a history of imports into one ledger: what is imported, of which month, its rows, what became of them,
/// how many events of crimes were appended, and what the open crimes' outcomes are then.
@Suite("Outcomes of crimes")
struct PoliceOutcomesRuleTests {
  private static let columns = ["file", "month", "rows", "counts", "events", "crimes"]

  /// The counts that are not zero.
  private static func text(_ counts: PoliceOutcomeCounts) -> String {
    [
      (counts.resolved, "resolved"), (counts.unchanged, "unchanged"), (counts.superseded, "superseded"),
      (counts.unknown, "unknown"), (counts.several, "several"), (counts.withoutID, "without ID"),
      (counts.refused, "refused"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The table with what came of it.
  private static func played(_ table: TextTable) throws -> String {
    let scratch = try ScratchLedger()
    let rows = try table.rows.map { row in
      let (start, month) = (try scratch.ledger.length, row["month"])
      let isStreet = row["file"] == "street"
      let path =
        isStreet
        ? try scratch.write(OutcomesFile.streetName(month), OutcomesFile.streetFile(month, row["rows"]))
        : try scratch.write(OutcomesFile.name(month), OutcomesFile.file(month, row["rows"]))
      let report = try scratch.importPolice([path], acceptsRemovals: true)
      #expect(report.refused == 0 && report.outcomes.count == (isStreet ? 0 : 1))
      let crimes = try scratch.crimeOutcomes().sorted { $0.key < $1.key }.map { subject, outcome in
        subject + (outcome.map { "=" + OutcomesFile.letter(of: $0) } ?? "")
      }
      return [
        row["file"], month, row["rows"], report.outcomes.map(text).joined(),
        String(try scratch.crimeEventCount(from: start)), crimes.joined(separator: " "),
      ]
    }
    #expect(try scratch.ledger.verifyJournal().isEmpty)
    return TextTable.text(columns, rows)
  }

  @Test(
    "history",
    arguments: [
      // A row resolves the only open crime with its ID, whatever its month; the same again, in any order, changes nothing.
      """
      file     | month   | rows                | counts                                         | events | crimes
      street   | 2018-10 | a=U b=U c           |                                                | 3      | 2018-10/a=U 2018-10/b=U 2018-10/c
      outcomes | 2018-12 | a=C b=L c=U z=L -=L | 3 resolved, 1 unknown, 1 without ID            | 3      | 2018-10/a=C 2018-10/b=L 2018-10/c=U
      outcomes | 2018-12 | -=L z=L c=U b=L a=C | 3 unchanged, 1 unknown, 1 without ID           | 0      | 2018-10/a=C 2018-10/b=L 2018-10/c=U
      outcomes | 2018-12 | a=C a=C b=L c=L     | 1 resolved, 3 unchanged                        | 1      | 2018-10/a=C 2018-10/b=L 2018-10/c=L
      """,
      // No street-level file changes the outcome from then on, neither back nor forth, also when it comes again; what else
      // it says is taken.
      """
      file     | month   | rows    | counts      | events | crimes
      street   | 2018-10 | a=U b=U |             | 2      | 2018-10/a=U 2018-10/b=U
      outcomes | 2018-11 | a=C     | 1 resolved  | 1      | 2018-10/a=C 2018-10/b=U
      street   | 2018-10 | a=L b=L |             | 1      | 2018-10/a=C 2018-10/b=L
      street   | 2018-10 | a b     |             | 2      | 2018-10/a=C 2018-10/b
      street   | 2018-10 | b       |             | 1      | 2018-10/b
      outcomes | 2018-11 | a=C     | 1 unknown   | 0      | 2018-10/b
      street   | 2018-10 | a=S b   |             | 1      | 2018-10/a=C 2018-10/b
      street   | 2018-10 | a=U b   |             | 0      | 2018-10/a=C 2018-10/b
      outcomes | 2018-11 | a=C     | 1 unchanged | 0      | 2018-10/a=C 2018-10/b
      """,
      // The newest month holds, in whatever order months come, also where it says what an older one said.
      """
      file     | month   | rows    | counts                   | events | crimes
      street   | 2018-10 | a=U     |                          | 1      | 2018-10/a=U
      outcomes | 2018-11 | a=L     | 1 resolved               | 1      | 2018-10/a=L
      outcomes | 2019-01 | a=L     | 1 resolved               | 1      | 2018-10/a=L
      outcomes | 2018-12 | a=C a=F | 2 superseded             | 0      | 2018-10/a=L
      outcomes | 2018-11 | a=L     | 1 superseded             | 0      | 2018-10/a=L
      outcomes | 2019-02 | a=U a=C | 1 resolved, 1 superseded | 1      | 2018-10/a=C
      """,
      // Of several rows of one month the last in the order of outcomes holds, whatever their order; a row that vanishes
      // beside others leaves the last of these, and where none is left nothing changes.
      """
      file     | month   | rows        | counts                                | events | crimes
      street   | 2018-10 | a=U         |                                       | 1      | 2018-10/a=U
      outcomes | 2018-11 | a=P a=U a=C | 1 resolved, 2 superseded              | 1      | 2018-10/a=P
      outcomes | 2018-11 | a=U a=P a=C | 1 unchanged, 2 superseded             | 0      | 2018-10/a=P
      outcomes | 2018-11 | a=U a=C a=A | 1 resolved, 2 superseded              | 1      | 2018-10/a=C
      outcomes | 2018-11 |             |                                       | 0      | 2018-10/a=C
      outcomes | 2018-11 | a=L         | 1 resolved                            | 1      | 2018-10/a=L
      """,
      // An ID that several open crimes have resolves none of them, of one month or of several; closed ones do not count.
      """
      file     | month   | rows        | counts                 | events | crimes
      street   | 2018-10 | a=U a=U b=U |                        | 3      | 2018-10/a=U 2018-10/a/2=U 2018-10/b=U
      street   | 2018-11 | b=U         |                        | 1      | 2018-10/a=U 2018-10/a/2=U 2018-10/b=U 2018-11/b=U
      outcomes | 2018-12 | a=C b=L b=L | 3 several              | 0      | 2018-10/a=U 2018-10/a/2=U 2018-10/b=U 2018-11/b=U
      street   | 2018-10 | a=U         |                        | 2      | 2018-10/a=U 2018-11/b=U
      outcomes | 2018-12 | a=C b=L b=L | 2 resolved, 1 unchanged | 2      | 2018-10/a=C 2018-11/b=L
      street   | 2018-10 | a=L a=U b=U |                        | 2      | 2018-10/a=C 2018-10/a/2=U 2018-10/b=U 2018-11/b=L
      street   | 2018-10 | a=U a=L b=U |                        | 0      | 2018-10/a=C 2018-10/a/2=U 2018-10/b=U 2018-11/b=L
      outcomes | 2018-12 | a=C b=L b=L | 3 several              | 0      | 2018-10/a=C 2018-10/a/2=U 2018-10/b=U 2018-11/b=L
      """,
      // Outcomes that come before their crimes are counted, and resolve them when they come again.
      """
      file     | month   | rows | counts     | events | crimes
      outcomes | 2018-10 | a=C  | 1 unknown  | 0      |
      street   | 2018-10 | a=U  |            | 1      | 2018-10/a=U
      outcomes | 2018-10 | a=C  | 1 resolved | 1      | 2018-10/a=C
      """,
    ])
  func history(_ text: String) throws {
    let tables = try TextTable.tables(in: text)
    let table = try #require(tables.first)
    let stated = TextTable.text(Self.columns, table.rows.map { row in Self.columns.map { row[$0] } })
    #expect(try Self.played(table) == stated)
  }
}
