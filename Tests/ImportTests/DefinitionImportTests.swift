import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import Testing

@Suite("Adopting definitions")
struct DefinitionImportTests {
  private static let yaml = """
    indicator: burglary
    version: 1
    title: Burglary
    effective: 2018-04-01
    measure: count
    count: { records: crime, where: { offence: burglary } }
    """

  private func adopt(_ texts: [String], in scratch: ScratchLedger) throws -> FeedReport {
    try DefinitionImport(texts.map { (name: "d.yaml", bytes: Array($0.utf8)) }).append(Ingest(ledger: scratch.ledger))
  }

  @Test("the same words are a duplicate, however they are written")
  func sameWords() throws {
    let scratch = try ScratchLedger()
    #expect(counts(try adopt([Self.yaml], in: scratch)) == [1, 0, 0])
    let json = """
      {"version":1,"indicator":"burglary","title":"Burglary","effective":"2018-04-01","measure":"count",
       "count":{"where":{"offence":"burglary"},"records":"crime"}}
      """
    #expect(counts(try adopt([Self.yaml, json, "# a comment\n" + Self.yaml], in: scratch)) == [0, 3, 0])
    let event = try scratch.ledger.texts()[0]
    #expect(event.contains(#""source":"incident-ledger/define""#))
    #expect(event.firstMatch(of: /"id":"burglary\/1\/[0-9a-f]{16}"/) != nil)
  }

  @Test("a definition that another source adopted in the same words is a duplicate")
  func otherSource() throws {
    let scratch = try ScratchLedger()
    _ = try adopt([Self.yaml], in: scratch)
    let other = try ScratchLedger()
    let event = try scratch.ledger.texts()[0].replacing("incident-ledger/define", with: "board")
    #expect(counts(try other.append(event)) == [1, 0, 0])
    #expect(counts(try adopt([Self.yaml], in: other)) == [0, 1, 0])
  }

  @Test("a version that exists in other words is refused, in the ledger and within one run")
  func otherWords() throws {
    let scratch = try ScratchLedger()
    let changed = Self.yaml.replacing("title: Burglary", with: "title: Break-ins")
    #expect(counts(try adopt([Self.yaml, changed], in: scratch)) == [0, 0, 1])
    #expect(counts(try adopt([Self.yaml], in: scratch)) == [1, 0, 0])
    let report = try adopt([changed], in: scratch)
    #expect(counts(report) == [0, 0, 1])
    #expect(report.refusals[0].rule == "version 1 of burglary exists already")
    #expect(counts(try adopt([changed.replacing("version: 1", with: "version: 2")], in: scratch)) == [1, 0, 0])
  }

  @Test("an unknown key is refused with the file and the key, and nothing is adopted")
  func unknownKey() throws {
    let scratch = try ScratchLedger()
    let report = try adopt([Self.yaml, Self.yaml.replacing("title:", with: "titel:")], in: scratch)
    #expect(counts(report) == [0, 0, 1])
    #expect(
      report.refusals[0].file == "d.yaml" && report.refusals[0].field == "definition.titel"
        && report.refusals[0].line > 0)
    #expect(try scratch.ledger.length == 0)
  }

  @Test("the shipped definitions are adopted once")
  func shipped() throws {
    let scratch = try ScratchLedger()
    let files = Shipped.definitions.map { (name: $0.name, bytes: $0.yaml) }
    let first = try DefinitionImport(files).append(Ingest(ledger: scratch.ledger))
    // A file may hold several versions.
    #expect(first.appended >= files.count && first.duplicates == 0 && first.refused == 0)
    let second = try DefinitionImport(files).append(Ingest(ledger: scratch.ledger))
    #expect(counts(second) == [0, first.appended, 0])
  }
}
