import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import Snapshots
import Testing

@Suite("Adopting feed files")
struct FeedFileImportTests {
  private static let yaml = """
    feed: asb-cases
    version: 1
    source: asb/leicester
    record: incident
    key: [Case]
    statement: { of: month, area: E06000016 }
    columns:
      kind: { value: asb }
      date: Reported
      area: Ward code
      category: { column: Type, codes: { /.*noise.*/: nuisance, /.*/: environmental } }
    """

  private func adopt(
    _ texts: [String], in scratch: ScratchLedger, isStrict: Bool = false
  ) throws -> FeedReport {
    try FeedFileImport(texts.map { (name: "f.yaml", bytes: Array($0.utf8)) }).append(
      Ingest(ledger: scratch.ledger, isStrict: isStrict, knownWords: { try LedgerReader(scratch.ledger).knownWords() }))
  }

  private func facts(_ scratch: ScratchLedger) throws -> Facts {
    try Projector(scratch.ledger, isStored: false).caughtUp().facts
  }

  @Test("the same words are a duplicate, and the order of codes stays that of the file")
  func sameWords() throws {
    let scratch = try ScratchLedger()
    #expect(counts(try adopt([Self.yaml], in: scratch)) == [1, 0, 0])
    #expect(counts(try adopt([Self.yaml, "# a comment\n" + Self.yaml], in: scratch)) == [0, 2, 0])
    let event = try scratch.ledger.texts()[0]
    #expect(event.contains(#""source":"incident-ledger/feeds""#) && event.contains(#""type":"feed.adopted""#))
    #expect(event.firstMatch(of: /"id":"asb-cases\/1\/[0-9a-f]{16}"/) != nil)
    let adopted = try #require(try facts(scratch).feedFiles.first).content
    let codes = try #require(adopted.file.mapping(of: "category")).codes
    #expect(codes.map(\.pattern.text) == ["/.*noise.*/", "/.*/"])
  }

  @Test("a version in other words, and a source that another feed has, are refused with their lines")
  func others() throws {
    let scratch = try ScratchLedger()
    _ = try adopt([Self.yaml], in: scratch)
    let report = try adopt(
      [
        Self.yaml.replacing("month", with: "quarter"), Self.yaml.replacing("asb-cases", with: "other"),
        Self.yaml.replacing("asb-cases", with: "third").replacing("asb/leicester", with: "asb/rutland"),
      ], in: scratch)
    let told = report.refusals.map { "\($0.line) \($0.field)" }
    #expect(told == ["2 data.feed.version", "3 data.feed.source"], "\(report.refusals)")
    #expect(try scratch.ledger.length == 1)
  }

  @Test("all faults of a file are told at once, each with its line, and nothing is appended")
  func faults() throws {
    let scratch = try ScratchLedger()
    let text = Self.yaml.replacing("incident", with: "incidents").replacing("Case]", with: "Case, case]")
    let report = try adopt([text, Self.yaml], in: scratch)
    #expect(report.refusals.flatMap(\.each).map { "\($0.file):\($0.line)" } == ["f.yaml:4", "f.yaml:5"])
    #expect(try scratch.ledger.length == 0)
  }

  @Test("a word that is close to a known one is warned of, and refused where it is asked")
  func slips() throws {
    let scratch = try ScratchLedger()
    let text = Self.yaml.replacing(": nuisance", with: ": nuisence").replacing("feed: asb-cases", with: "feed: cases")
    let report = try adopt([text], in: scratch)
    #expect(counts(report) == [1, 0, 0])
    #expect(report.warnings.map(\.first.field) == ["data.feed.columns.category.codes./.*noise.*/"])
    #expect(report.warnings.first?.first.line == 11)
    let strict = try adopt([text], in: ScratchLedger(), isStrict: true)
    #expect(strict.refusals.count == 1)
  }

  @Test("what a feed is called, and its source, are known words from then on")
  func knownWords() throws {
    let scratch = try ScratchLedger()
    _ = try adopt([Self.yaml], in: scratch)
    let words = try LedgerReader(scratch.ledger).knownWords()
    #expect(words.contains("asb-cases", .feed) && words.contains("asb/leicester", .source))
    let other = Self.yaml.replacing("asb-cases", with: "more").replacing("asb/leicester", with: "asb/liecester")
    #expect(try adopt([other], in: scratch).warnings.map(\.first.field) == ["data.feed.source"])
  }

  @Test("a version is known from its event on, and the newest is that of the greatest number")
  func known() throws {
    let scratch = try ScratchLedger()
    _ = try adopt([Self.yaml.replacing("version: 1", with: "version: 3"), Self.yaml], in: scratch)
    let projection = try Projector(scratch.ledger, isStored: false).caughtUp()
    let points = SnapshotCache()
    #expect(points.point(projection, length: 0).feedFile(of: "asb-cases") == nil)
    #expect(points.point(projection, length: 1).feedFiles.map(\.file.version) == [3])
    #expect(points.point(projection, length: 2).feedFiles.map(\.file.version) == [3, 1])
    #expect(points.point(projection, length: 2).feedFile(of: "asb-cases")?.file.version == 3)
  }

  @Test("every feed file that is shipped is adopted together with the others", arguments: [false, true])
  func shipped(isStrict: Bool) throws {
    let scratch = try ScratchLedger()
    let texts = Shipped.feedFiles.map { String(decoding: $0.yaml, as: UTF8.self) }
    #expect(texts.count == 7)
    #expect(counts(try adopt(texts, in: scratch, isStrict: isStrict)) == [7, 0, 0])
    #expect(
      Set(Shipped.feedFiles.map { Shipped.feedFile($0).row.word }) == [
        "marac", "referral", "answer", "disposal", "admission", "incident", "statistic",
      ])
  }
}
