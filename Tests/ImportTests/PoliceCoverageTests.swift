import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import Testing

@Suite("Declaring the months of street-level files")
struct PoliceCoverageTests {
  private let name = "2018-10-leicestershire-street.csv"

  private func importRows(_ rows: [String], in scratch: ScratchLedger, accepts: Bool = false) throws -> FeedReport {
    try scratch.importPolice(
      [try scratch.write(name, StreetFile.text(rows))], keepsGoing: true, acceptsRemovals: accepts)
  }

  /// The declarations in the order in which they were made: what differs between them.
  private func declared(_ scratch: ScratchLedger) throws -> [String] {
    try scratch.facts(.coverageDeclared).map { fact in
      fact.data.replacing(#""area":"E23000021","end":"2018-11-01","feed":"police-uk","#, with: "")
        .replacing(#""start":"2018-10-01","status":"#, with: "")
    }
  }

  private func declare(
    _ status: String, start: String = "2018-01", end: String = "2019-01", feed: String = "police-uk",
    area: String = "E23000021", id: String, in scratch: ScratchLedger
  ) throws {
    let data = #"{"feed":"\#(feed)","area":"\#(area)","start":"\#(start)","end":"\#(end)","status":"\#(status)"}"#
    #expect(counts(try scratch.append(event("coverage.declared", "desk", id: id, data: data))) == [1, 0, 0])
  }

  @Test("a file declares its month complete, once, also where it changes nothing")
  func complete() throws {
    let scratch = try ScratchLedger()
    _ = try importRows(StreetFile.rows, in: scratch)
    let facts = try scratch.facts(.coverageDeclared)
    #expect(
      facts.map(\.data) == [
        #""area":"E23000021","end":"2018-11-01","feed":"police-uk","received":17,"start":"2018-10-01","status":"complete""#
      ])
    #expect(facts.first?.subject == "police-uk/E23000021/2018-10" && facts.first?.source == "police-uk/leicestershire")
    #expect(try scratch.ledger.texts().last?.contains("coverage.declared") == true, "after its rows")
    #expect(try importRows(StreetFile.rows, in: scratch).appended == 0)
    #expect(try importRows(Array(StreetFile.rows.dropLast()), in: scratch).appended == 1)
    #expect(try declared(scratch).count == 1)
  }

  @Test("one taken with refused rows declares it partial, and the whole one complete again")
  func partial() throws {
    let scratch = try ScratchLedger()
    let bad = StreetFile.rows + [StreetFile.row(StreetFile.id(50), type: "Burglarly")]
    for rows in [StreetFile.rows, bad, bad, StreetFile.rows] { _ = try importRows(rows, in: scratch) }
    #expect(
      try declared(scratch) == [
        #""received":17,"complete""#, #""received":17,"partial""#, #""received":17,"complete""#,
      ])
  }

  @Test("a row that the ledger refuses makes it partial too")
  func refusedByLedger() throws {
    let scratch = try ScratchLedger()
    _ = try scratch.append(
      crime("leicestershire/2018-10/" + StreetFile.id(1), id: "1", source: "desk"))
    let report = try importRows(StreetFile.rows, in: scratch)
    #expect(report.refused == 1)
    #expect(try declared(scratch) == [#""received":16,"partial""#])
  }

  @Test("rows refused before declare nothing, and a note says what would")
  func rejects() throws {
    let scratch = try ScratchLedger()
    let bad = StreetFile.row(StreetFile.id(50), type: "Burglarly")
    let path = try scratch.write(name, StreetFile.text(StreetFile.rows + [bad]))
    _ = try scratch.importPolice([path], keepsGoing: true, rejects: "r.csv")
    let mended = try scratch.text(of: "r.csv").replacing("Burglarly", with: "Burglary")
    let report = try scratch.importPolice([try scratch.write("r.csv", mended)])
    #expect(counts(report) == [1, 0, 0])
    #expect(try declared(scratch).count == 1)
    #expect(report.notes.contains { $0.contains("2018-10 of leicestershire stays declared partial") })
  }

  @Test("a month without rows is declared too, and a file that is refused declares nothing")
  func empty() throws {
    let scratch = try ScratchLedger()
    _ = try importRows(StreetFile.rows, in: scratch)
    #expect(try importRows([], in: scratch).refused == 1)
    _ = try importRows([], in: scratch, accepts: true)
    #expect(try declared(scratch) == [#""received":17,"complete""#])
    let other = try ScratchLedger()
    _ = try importRows([], in: other)
    #expect(try declared(other) == [#""received":0,"complete""#])
  }

  @Test("the newest declaration of the feed for the area and month counts, whoever made it")
  func others() throws {
    let scratch = try ScratchLedger()
    try declare("complete", id: "1", in: scratch)
    try declare("missing", feed: "crime", id: "2", in: scratch)
    try declare("missing", area: "E10000018", id: "3", in: scratch)
    try declare("missing", start: "2018-11", id: "4", in: scratch)
    _ = try importRows(StreetFile.rows, in: scratch)
    #expect(try scratch.facts(.coverageDeclared).count == 4)
    try declare("missing", start: "2018-10", id: "5", in: scratch)
    _ = try importRows(StreetFile.rows, in: scratch)
    _ = try importRows(StreetFile.rows, in: scratch)
    #expect(try scratch.facts(.coverageDeclared).count == 6)
  }

  // MARK: Earlier imports

  private func declareEarlier(_ scratch: ScratchLedger) throws -> FeedReport {
    try PoliceCoverage.declareEarlier(forces: Shipped.forces, Ingest(ledger: scratch.ledger))
  }

  /// A ledger with the records of an import, without what it declared.
  private func undeclared(months: [String], leavingOut: [String] = []) throws -> ScratchLedger {
    let (full, scratch) = (try ScratchLedger(), try ScratchLedger())
    for month in months {
      let rows = StreetFile.rows.map { $0.replacing("2018-10", with: month) }
      _ = try full.importPolice([try full.write("\(month)-leicestershire-street.csv", StreetFile.text(rows))])
    }
    let types = leavingOut + ["coverage.declared"]
    let records = try full.ledger.texts().filter { text in
      !types.contains { text.contains(#""type":"\#($0)""#) }
    }
    #expect(counts(try scratch.append(records.joined(separator: "\n")))[2] == 0)
    return scratch
  }

  @Test("months that were imported before are declared complete, each once")
  func earlier() throws {
    let scratch = try undeclared(months: ["2018-10", "2018-12", "2019-01"])
    try declare("partial", start: "2018-12", end: "2019-01", id: "d", in: scratch)
    // Records of another feed below the same prefix, of a month that the force's files did not bring, and no month at all.
    for subject in ["leicestershire/2018-11/x", "leicestershire/2018-13/x", "leicestershire/x", "leicestershire"] {
      _ = try scratch.append(crime(subject, id: subject, source: "desk"))
    }
    let report = try declareEarlier(scratch)
    #expect(counts(report) == [2, 1, 0])
    #expect(report.notes == ["Declared 2 months of leicestershire from 2018-10 to 2019-01 complete."])
    let facts = try scratch.facts(.coverageDeclared).dropFirst()
    #expect(facts.map(\.subject) == ["police-uk/E23000021/2018-10", "police-uk/E23000021/2019-01"])
    #expect(
      facts.first?.data
        == #""area":"E23000021","end":"2018-11-01","feed":"police-uk","start":"2018-10-01","status":"complete""#)
    #expect(counts(try declareEarlier(scratch)) == [0, 3, 0])
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("a month of incidents alone, and one whose records are all closed, were imported too")
  func earlierKinds() throws {
    let scratch = try undeclared(months: ["2018-10"])
    let closings = try scratch.ledger.texts().compactMap { text -> String? in
      guard let subject = text.firstMatch(of: /"subject":"(leicestershire[^"]*)"/)?.1 else { return nil }
      let kind = text.contains("crime.recorded") ? "crime" : "incident"
      return event("\(kind).cancelled", String(subject), id: "close-" + subject)
    }
    _ = try scratch.append(closings.joined(separator: "\n"))
    #expect(try declareEarlier(scratch).appended == 1)
    let incidents = try undeclared(months: ["2018-10"], leavingOut: ["crime.recorded"])
    #expect(try declareEarlier(incidents).appended == 1)
  }

  @Test("a ledger without such records declares nothing")
  func none() throws {
    let report = try declareEarlier(try ScratchLedger())
    #expect(counts(report) == [0, 0, 0] && report.notes.isEmpty)
  }
}
