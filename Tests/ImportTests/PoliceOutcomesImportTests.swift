import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Projections
import TestSupport
import Testing

@Suite("Importing outcomes files")
struct PoliceOutcomesImportTests {
  private let month = "2018-10"

  private func importOutcomes(
    _ rows: [String], name: String = "2018-11-leicestershire-outcomes.csv", in scratch: ScratchLedger,
    keepsGoing: Bool = false, rejects: String? = nil, isStrict: Bool = false
  ) throws -> FeedReport {
    try scratch.importPolice(
      [try scratch.write(name, OutcomesFile.text(rows))], keepsGoing: keepsGoing, rejects: rejects, isStrict: isStrict)
  }

  /// A ledger with crimes, all under investigation.
  private func ledger(_ ids: [String]) throws -> ScratchLedger {
    let scratch = try ScratchLedger()
    let rows = ids.map { StreetFile.row($0) }
    _ = try scratch.importPolice([try scratch.write(OutcomesFile.streetName(month), StreetFile.text(rows))])
    return scratch
  }

  private func row(_ id: String, _ outcome: String, _ month: String = "2018-11") -> String {
    OutcomesFile.row(id, outcome, month: month)
  }

  @Test("a row is one event of the force's source, with the text as given and the row's month")
  func events() throws {
    let scratch = try ledger(["a"])
    let start = try scratch.ledger.length
    #expect(counts(try importOutcomes([row("a", "\"Charged, \"\"so\"\"\"")], in: scratch)) == [1, 0, 0])
    let texts = try scratch.ledger.texts(from: start).map { $0.replacing(/"recordedtime":"[^"]*",/, with: "") }
    #expect(
      texts == [
        #"{"data":{"outcome":"Charged, \"so\"","resolved":"2018-11"},"id":"2018-11/000000000003","sequence":3,"#
          + #""source":"police-uk/leicestershire","specversion":"1.0","subject":"leicestershire/2018-10/a","#
          + #""type":"crime.resolved"}"#
      ])
    #expect(try scratch.facts(.coverageDeclared).count == 1, "outcomes declare no month")
  }

  @Test("the report says what became of the rows, in words and file by file")
  func report() throws {
    let scratch = try ledger(["a", "b", "b"])
    let rows = [
      row("a", "Suspect charged"), row("a", "Under investigation"), row("b", "x"), row("z", "x"), row("", "x"),
    ]
    let report = try importOutcomes(rows + rows, in: scratch)
    #expect(counts(report) == [1, 1, 0])
    #expect(
      report.notes == [
        "1 outcomes file: 1 crime resolved.",
        "Outcomes: 2 rows say what a later outcome of the same crime stands before: left as it is.",
        "Outcomes: 2 rows name no open crime that the ledger holds. Where its month's street-level file comes later, "
          + "import the outcomes file again after it.",
        "Outcomes: 2 rows name several open crimes: none of them is resolved.",
        "Outcomes: 2 rows have no crime ID, so no crime is known for what they say.",
      ])
    #expect(
      report.json.hasSuffix(
        #""outcomes":[{"file":"\#(scratch.path)/2018-11-leicestershire-outcomes.csv","force":"leicestershire","#
          + #""month":"2018-11","rows":10,"resolved":1,"unchanged":1,"superseded":2,"unknown":2,"several":2,"#
          + #""withoutID":2,"refused":0}]}"#))
  }

  @Test("a refused row keeps everything back, or goes to the rejects, which can be mended and imported")
  func rejects() throws {
    let scratch = try ledger(["a", "b"])
    let rows = [row("a", "Suspect charged"), row("b", "Offender fined"), row("b", "")]
    let refused = try importOutcomes(rows, in: scratch)
    #expect(counts(refused) == [0, 0, 1])
    #expect(
      refused.notes == [
        "1 outcomes file: 2 crimes would be resolved without the refusals; nothing was appended."
      ])
    #expect(counts(try importOutcomes(rows, in: scratch, keepsGoing: true, rejects: "r.csv")) == [2, 0, 1])
    // What is mended is a row more of its month, and not all of it.
    for (outcome, expected) in [("Suspect charged", [0, 0, 0]), ("Offender sent to prison", [1, 0, 0])] {
      let mended = try scratch.text(of: "r.csv").replacing(",Blaby 002A,,", with: ",Blaby 002A,\(outcome),")
      #expect(counts(try scratch.importPolice([try scratch.write("m.csv", mended)])) == expected)
    }
    #expect(try scratch.crimeOutcomes() == ["2018-10/a": "Suspect charged", "2018-10/b": "Offender sent to prison"])
  }

  @Test("a text that no event may hold refuses its row where it stands")
  func refusedByLedger() throws {
    let scratch = try ledger(["a", "b"])
    let report = try importOutcomes([row("a", "Suspect charged"), row("b", " ")], in: scratch, keepsGoing: true)
    #expect(report.outcomes.map(\.rows) == [2])
    #expect(report.refused == report.outcomes[0].refused && report.refusals.allSatisfy { $0.line == 3 })
  }

  @Test("outcomes come after the street-level files of their import, whatever their names and order")
  func order() throws {
    let scratch = try ScratchLedger()
    let outcomes = OutcomesFile.text([row("a", "Suspect charged"), row("b", "Local resolution")])
    for (name, text) in [
      ("given.csv", outcomes),
      ("in/2018-10-leicestershire-outcomes.csv", outcomes.replacing("2018-11", with: "2018-10")),
      ("in/2018-10-leicestershire-street.csv", StreetFile.text([StreetFile.row("a")])),
      ("in/2018-11-leicestershire-street.csv", StreetFile.text([StreetFile.row("b", month: "2018-11")])),
    ] { try scratch.write(name, text) }
    let report = try scratch.importPolice([scratch.path + "/given.csv", scratch.path + "/in"])
    #expect(report.outcomes.map(\.resolved) == [2, 0] && report.outcomes.map(\.superseded) == [0, 2])
  }

  @Test("an archive of several months holds street-level, outcomes and stop-and-search files")
  func archive() throws {
    let scratch = try ScratchLedger()
    let path = try scratch.write("all.zip", OutcomesFixture.zip)
    let report = try scratch.importPolice([path])
    #expect(report.refused == 0 && report.notes.first == "Skipped 2 stop-and-search files.")
    #expect(report.outcomes.map(\.month) == ["2018-10", "2018-11"] && report.outcomes.map(\.resolved) == [2, 2])
    #expect(
      try scratch.crimeOutcomes() == [
        "2018-10/a": "Offender fined", "2018-10/b": "Local resolution", "2018-11/c": "Suspect charged",
      ])
    #expect(try scratch.importPolice([path]).appended == 0)
  }

  @Test("what another feed changes of an outcome is changed back by its outcomes file, and not by a street-level file")
  func changedElsewhere() throws {
    let scratch = try ledger(["a"])
    let rows = [row("a", "Suspect charged")]
    _ = try importOutcomes(rows, in: scratch)
    let change = event(
      "crime.resolved", "leicestershire/2018-10/a", id: "1",
      data: #"{"outcome":"Local resolution","resolved":"2019-05"}"#)
    #expect(counts(try scratch.append(change)) == [1, 0, 0])
    let street = try scratch.write(OutcomesFile.streetName(month), StreetFile.text([StreetFile.row("a")]))
    #expect(counts(try scratch.importPolice([street])) == [0, 1, 0])
    #expect(counts(try importOutcomes(rows, in: scratch)) == [1, 0, 0])
    #expect(counts(try importOutcomes(rows, in: scratch)) == [0, 1, 0])
  }

  @Test("crimes that another feed recorded are not the force's, and those of another force are its own")
  func others() throws {
    let scratch = try ledger(["a"])
    _ = try scratch.append(crime("leicestershire/2018-11/a", id: "x"))
    _ = try scratch.append(crime("leicestershire/2018-11/desk", id: "y"))
    let london = row("a", "Local resolution").replacing("Leicestershire Police", with: "City of London Police")
    let report = try importOutcomes([row("a", "Suspect charged"), row("desk", "Suspect charged")], in: scratch)
    #expect(report.outcomes.map(\.resolved) == [1] && report.outcomes.map(\.unknown) == [1])
    let other = try importOutcomes([london], name: "2018-12-city-of-london-outcomes.csv", in: scratch)
    #expect(other.outcomes.map(\.force) == ["city-of-london"] && other.outcomes.map(\.unknown) == [1])
  }

  @Test("a force's name that is close to another's is warned of, and refused where that is asked for")
  func misspeltForce() throws {
    let scratch = try ledger(["a"])
    let rows = [row("a", "Suspect charged").replacing("Leicestershire Police", with: "Hampshir Constabulary")]
    #expect(counts(try importOutcomes(rows, in: scratch, isStrict: true)) == [0, 0, 1])
    let report = try importOutcomes(rows, in: scratch)
    #expect(counts(report) == [1, 0, 0] && report.warnings.count == 1)
  }

  @Test("outcomes can be given the time at which they became known")
  func recordedAt() throws {
    let scratch = try ScratchLedger()
    let paths = [
      try scratch.write(OutcomesFile.streetName(month), OutcomesFile.streetFile(month, "a=U")),
      try scratch.write(OutcomesFile.name("2018-11"), OutcomesFile.file("2018-11", "a=C")),
    ]
    for (path, day) in zip(paths, ["2018-12-01T09:00:00Z", "2019-01-01T09:00:00Z"]) {
      let time = try #require(RecordedTime(day))
      _ = try PoliceImport(paths: [path], forces: Shipped.forces, acceptsRemovals: false)
        .append(Ingest(ledger: scratch.ledger, times: .at(time)))
    }
    #expect(try scratch.ledger.texts().last?.contains(#""recordedtime":"2019-01-01T09:00:00.000000Z""#) == true)
  }
}
