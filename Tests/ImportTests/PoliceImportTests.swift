import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Testing

@Suite("Importing street-level files")
struct PoliceImportTests {
  private let name = "2018-10-leicestershire-street.csv"

  /// The reports of one copy after the other.
  private func imports(_ copies: [[String]], in scratch: ScratchLedger, accepts: Bool = false) throws -> [[Int]] {
    try copies.map { rows in
      counts(try scratch.importPolice([try scratch.write(name, StreetFile.text(rows))], acceptsRemovals: accepts))
    }
  }

  @Test("every row is appended once, and again nothing, in any order of the rows")
  func again() throws {
    let scratch = try ScratchLedger()
    let rows = StreetFile.rows
    #expect(
      try imports([rows, rows, rows.reversed(), rows.sorted()], in: scratch)
        == [[rows.count + StreetFile.factCount, 0, 0]] + (1...3).map { _ in [0, rows.count, 0] })
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("a record that moved is read again: the same copy after it changes nothing")
  func moved() throws {
    let scratch = try ScratchLedger()
    var rows = StreetFile.rows
    _ = try imports([rows], in: scratch)
    rows[4] = StreetFile.row(StreetFile.id(2), area: "E01025632")
    let first = try imports([rows], in: scratch)[0]
    #expect(first[0] > 0 && first[2] == 0)
    #expect(try imports([rows], in: scratch) == [[0, rows.count, 0]])
  }

  @Test("the events are those that a newer copy means")
  func changes() throws {
    let scratch = try ScratchLedger()
    var rows = StreetFile.rows
    _ = try imports([rows], in: scratch)
    let start = try scratch.ledger.length
    rows[3] = StreetFile.row(StreetFile.id(1), outcome: "Local resolution")
    rows[4] = StreetFile.row(StreetFile.id(2), type: "Drugs", area: "E01025632")
    rows[2] = StreetFile.row(StreetFile.id(13))
    #expect(try imports([rows], in: scratch) == [[6, rows.count - 3, 0]])
    let events = try scratch.ledger.texts(from: start).map { event in
      event.replacing(/"recordedtime":"[^"]*",/, with: "").replacing(StreetFile.id(0).dropLast(1), with: "…")
    }
    let tail = #""source":"police-uk/leicestershire","specversion":"1.0","subject":"leicestershire/2018-10/"#
    #expect(
      events == [
        #"{"data":{"level":"lsoa","name":"Blaby 002A","parent":"E23000021","provisional":true},"#
          + #""id":"2018-10/000000000019","sequence":19,"source":"police-uk/leicestershire","specversion":"1.0","#
          + #""subject":"E01025632","type":"area.assigned"}"#,
        #"{"data":{"area":"E01025631","date":"2018-10","latitude":52.6198,"location":"On or near Kings Walk","#
          + #""longitude":-1.21222,"offence":"burglary","outcome":"Under investigation"},"#
          + #""id":"2018-10/000000000020","sequence":20,\#(tail)…d","type":"crime.recorded"}"#,
        #"{"data":{"outcome":"Local resolution"},"id":"2018-10/000000000021","sequence":21,"#
          + #"\#(tail)…1","type":"crime.resolved"}"#,
        #"{"data":{"offence":"drugs"},"id":"2018-10/000000000022","sequence":22,\#(tail)…2","type":"crime.reclassified"}"#,
        #"{"data":{"area":"E01025632","latitude":52.6198,"location":"On or near Kings Walk","longitude":-1.21222},"#
          + #""id":"2018-10/000000000023","sequence":23,\#(tail)…2","type":"crime.relocated"}"#,
        #"{"data":{"reason":"the source removed the record"},"id":"2018-10/000000000024","sequence":24,"#
          + #"\#(tail)asb/000003","type":"incident.cancelled"}"#,
      ])
  }

  @Test("first, second and first again ends as the first, in one import or in three")
  func backAndForth() throws {
    let first = StreetFile.rows
    var second = first
    second.removeFirst()
    second[2] = StreetFile.row(StreetFile.id(1), outcome: "")
    second.append(StreetFile.row(StreetFile.id(99)))
    let scratch = try ScratchLedger()
    let reports = try imports([first, second, first, first], in: scratch)
    #expect(reports[1][0] > 0 && reports[2][0] > 0 && reports[3] == [0, first.count, 0])

    let together = try ScratchLedger()
    var paths: [String] = []
    for (number, rows) in [first, second, first].enumerated() {
      paths.append(try together.write("\(number)/\(name)", StreetFile.text(rows)))
    }
    let report = try together.importPolice(paths)
    #expect(report.appended == reports[0][0] + reports[1][0] + reports[2][0])
    #expect(counts(try together.importPolice([paths[2]])) == [0, first.count, 0])
  }

  @Test("when more than a fifth of a month vanishes, the file is refused unless that is accepted")
  func removals() throws {
    let scratch = try ScratchLedger()
    let rows = StreetFile.rows
    let fewer = Array(rows.dropLast(4))
    #expect(try imports([rows, fewer], in: scratch) == [[rows.count + StreetFile.factCount, 0, 0], [0, 0, 1]])
    #expect(try imports([fewer], in: scratch, accepts: true) == [[4, fewer.count, 0]])
    #expect(try imports([rows], in: scratch) == [[4, fewer.count, 0]])
  }

  @Test("a refused row keeps everything back, or goes to the rejects, which can be mended and imported")
  func rejects() throws {
    let scratch = try ScratchLedger()
    let bad = StreetFile.row(StreetFile.id(50), type: "Burglarly")
    let path = try scratch.write(name, StreetFile.text(StreetFile.rows + [bad]))
    let strict = try scratch.importPolice([path])
    #expect(counts(strict) == [0, 0, 1])
    #expect(strict.refusals[0].line == StreetFile.rows.count + 2 && strict.refusals[0].field == "Crime type")
    #expect(
      counts(try scratch.importPolice([path], keepsGoing: true, rejects: "r.csv"))
        == [StreetFile.rows.count + StreetFile.factCount, 0, 1])
    let text = try scratch.text(of: "r.csv")
    #expect(text.split(separator: "\n").count == 2 && text.contains("none of the categories"))
    let mended = try scratch.write("r.csv", text.replacing("Burglarly", with: "Burglary"))
    #expect(counts(try scratch.importPolice([mended])) == [1, 0, 0])
    #expect(
      try imports([StreetFile.rows + [bad.replacing("Burglarly", with: "Burglary")]], in: scratch)
        == [[1, StreetFile.rows.count + 1, 0]], "the month is complete now")
  }

  @Test("records are kept while rows of their month are refused, and a note says so")
  func heldBack() throws {
    let scratch = try ScratchLedger()
    _ = try imports([StreetFile.rows], in: scratch)
    let bad = StreetFile.row(StreetFile.id(1), type: "Burglarly")
    let report = try scratch.importPolice(
      [try scratch.write(name, StreetFile.text(StreetFile.rows.map { $0.contains(StreetFile.id(1)) ? bad : $0 }))],
      keepsGoing: true)
    #expect(counts(report) == [1, StreetFile.rows.count - 1, 1])
    #expect(
      report.notes.count == 2 && report.notes.first?.contains("does not state 1 record of leicestershire") == true)
  }

  @Test("what another feed records below the same prefix is left alone")
  func otherFeed() throws {
    let scratch = try ScratchLedger()
    _ = try scratch.append(crime("leicestershire/2018-10/local", id: "x"))
    #expect(try imports([StreetFile.rows, StreetFile.rows], in: scratch)[1] == [0, StreetFile.rows.count, 0])
    #expect(counts(try scratch.append(crime("leicestershire/2018-10/local", id: "y"))) == [0, 0, 1])
  }

  @Test("what another feed changes of a record is changed back")
  func changedElsewhere() throws {
    let scratch = try ScratchLedger()
    _ = try imports([StreetFile.rows], in: scratch)
    let change =
      #"{"specversion":"1.0","id":"1","source":"desk","type":"crime.reclassified","subject":"leicestershire/2018-10/"#
      + StreetFile.id(3) + #"","data":{"offence":"burglary/residential"}}"#
    #expect(counts(try scratch.append(change)) == [1, 0, 0])
    #expect(try imports([StreetFile.rows], in: scratch) == [[1, StreetFile.rows.count - 1, 0]])
  }

  @Test("ids never clash with those of events that were taken over from another ledger")
  func takenIds() throws {
    let (one, other) = (try ScratchLedger(), try ScratchLedger())
    _ = try imports([StreetFile.rows], in: one)
    let month = StreetFile.rows.map { $0.replacing("2018-10", with: "2018-11") }
    _ = try one.importPolice([try one.write("2018-11-leicestershire-street.csv", StreetFile.text(month))])
    // The second month alone, so that its ids run ahead of the sequences.
    let taken = try one.ledger.texts(from: StreetFile.rows.count + StreetFile.factCount).joined(separator: "\n")
    #expect(try other.append(taken).appended == month.count + 1)
    let later = month + (100..<140).map { StreetFile.row(StreetFile.id($0), month: "2018-11") }
    let path = try other.write("2018-11-leicestershire-street.csv", StreetFile.text(later))
    #expect(counts(try other.importPolice([path])) == [41, month.count, 0])
    #expect(counts(try other.importPolice([path])) == [0, later.count, 0])
  }

  @Test("stop-and-search files are skipped, saying so, and other files of a folder too")
  func skipped() throws {
    let scratch = try ScratchLedger()
    try scratch.write("in/" + name, StreetFile.text(StreetFile.rows))
    try scratch.write("in/2018-10-leicestershire-stop-and-search.csv", "x")
    try scratch.write("in/readme.txt", "x")
    let report = try scratch.importPolice([scratch.path + "/in"])
    #expect(counts(report) == [StreetFile.rows.count + StreetFile.factCount, 0, 0])
    #expect(
      report.notes.dropLast() == [
        "Skipped 1 stop-and-search file.", "Skipped 1 file that is no street-level or outcomes CSV.",
      ])
    let error = #expect(throws: LedgerError.self) {
      try scratch.importPolice([scratch.path + "/in/2018-10-leicestershire-stop-and-search.csv"])
    }
    #expect(error?.code == .noInput)
  }

  @Test("a file of other columns is refused; the others are imported when the import keeps going")
  func otherColumns() throws {
    let scratch = try ScratchLedger()
    let paths = [
      try scratch.write("2018-09-leicestershire-street.csv", "a,b\n1,2\n"),
      try scratch.write(name, StreetFile.text(StreetFile.rows)),
    ]
    #expect(counts(try scratch.importPolice(paths)) == [0, 0, 1])
    #expect(
      counts(try scratch.importPolice(paths, keepsGoing: true))
        == [StreetFile.rows.count + StreetFile.factCount, 0, 1])
  }

  @Test("an input that cannot be read ends the import, and nothing is appended of the files before")
  func damaged() throws {
    let scratch = try ScratchLedger()
    let paths = [
      try scratch.write(name, StreetFile.text(StreetFile.rows)),
      try scratch.write("2018-11-leicestershire-street.csv.xz", "no xz"),
      try scratch.write("2018-12-leicestershire-street.csv", StreetFile.text(StreetFile.rows)),
    ]
    let error = #expect(throws: LedgerError.self) { try scratch.importPolice(paths) }
    #expect(error?.code == .refused)
    #expect(try scratch.ledger.length == 0)
  }

  @Test("a force's name that is not known and close to another's is warned of, and refused where that is asked for")
  func misspeltForce() throws {
    let scratch = try ScratchLedger()
    let rows = StreetFile.rows.map { $0.replacing("Leicestershire Police", with: "Hampshir Constabulary") }
    let path = try scratch.write(name, StreetFile.text(rows))
    let strict = try scratch.importPolice([path], isStrict: true)
    #expect(counts(strict) == [0, 0, 1] && strict.refusals.first?.mistake is StrictMistake)
    let report = try scratch.importPolice([path])
    #expect(counts(report) == [rows.count + StreetFile.factCount, 0, 0])
    let warning = try #require(report.warnings.first)
    #expect(report.warnings.count == 1 && warning.first.file.hasSuffix(name) && warning.first.line == 2)
    #expect(warning.first.field == "Reported by" && warning.first.value == "Hampshir Constabulary")
    #expect(
      warning.first.mistake as? WarningMistake == .nearForce("Hampshire Constabulary", taken: "leicestershire"))
    let renamed = rows.map { $0.replacing("Hampshir Constabulary", with: "Fosse Way Police") }
    #expect(try scratch.importPolice([try scratch.write(name, StreetFile.text(renamed))]).warnings.isEmpty)
  }

  @Test("rows in which nothing stands are left out, and a note says how many")
  func blankRows() throws {
    let scratch = try ScratchLedger()
    let path = try scratch.write(name, StreetFile.text([",,,,,,,,,,,", ""] + StreetFile.rows))
    let report = try scratch.importPolice([path])
    #expect(counts(report) == [StreetFile.rows.count + StreetFile.factCount, 0, 0])
    #expect(report.notes.first?.hasSuffix("2 blank rows were left out.") == true)
    #expect(try scratch.facts(.coverageDeclared).first?.data.contains(#""status":"complete""#) == true)
  }

  @Test("a month without rows withdraws the month")
  func emptyMonth() throws {
    let scratch = try ScratchLedger()
    #expect(
      try imports([StreetFile.rows, [], []], in: scratch, accepts: true)
        == [[StreetFile.rows.count + StreetFile.factCount, 0, 0], [StreetFile.rows.count, 0, 0], [0, 0, 0]])
  }
}
