import LedgerTestSupport
import TestSupport
import Testing

@Suite("Screens of what is kept of a person")
struct RetentionScreenTests {
  private static let feedFile = """
    feed: marac-cases
    version: 1
    source: marac/leicestershire
    record: marac
    statement: { of: none }
    columns: { date: D, party: P, area: A, contact: C, risk: R }
    keep: 6 years
    """

  private static func heard(_ number: Int, _ party: String, _ date: String, source: String) -> String {
    event(
      "marac.heard", "\(source)/\(number)", id: "\(number)", source: source,
      data: #"{"party":"\#(party)","date":"\#(date)","area":"E07000129","contact":["threat"],"risk":"high"}"#)
  }

  private func ledger() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write("marac.yaml", Self.feedFile)
    let events = [
      Self.heard(1, "pair-aaaa1111", "2012-01-10", source: "marac/leicestershire"),
      Self.heard(2, "pair-aaaa1111", "2013-05-10", source: "marac/leicestershire"),
      Self.heard(3, "pair-bbbb2222", "2018-03-02", source: "marac/leicestershire"),
      Self.heard(4, "pair-cccc3333", "2011-03-02", source: "elsewhere"),
      event(
        "marac.corrected", "marac/leicestershire/2", id: "5", source: "marac/leicestershire",
        data: #"{"risk":"medium"}"#),
    ]
    try scratch.write("events.jsonl", events.joined(separator: "\n"))
    for words in [["feeds", "adopt", "marac.yaml"], ["append", "events.jsonl"]] {
      let run = try scratch.run(words + ["--recorded-at", "2019-05-01T09:00:00Z"])
      try #require(run.status == 0, "\(run)")
    }
    return scratch
  }

  @Test("who is due is listed, and who is not is counted")
  func list() throws {
    let scratch = try ledger()
    #expect(
      try scratch.run("feeds", "retention", "--on", "2019-05-11").output == """
        Party          Newest record  Records  Feeds        Due since
        ─────────────  ─────────────  ───────  ───────────  ──────────
        pair-aaaa1111  2013-05-10           2  marac-cases  2019-05-11

        1 party is due on 2019-05-11. --erase erases them, for good.
        1 party is not due yet.
        1 party is never due, as they have records that no keep is said for, of sources without a feed file (elsewhere).

        """)
    #expect(
      try scratch.run("feeds", "retention", "--on", "2019-05-10").output.hasPrefix("No party is due on 2019-05-10."))
    #expect(
      try scratch.run("feeds", "retention", "--on", "2019-05-11", "--format", "json").output
        == #"{"on":"2019-05-11","due":[{"party":"pair-aaaa1111","newestRecord":"2013-05-10","records":2,"#
        + #""feeds":["marac-cases"],"dueSince":"2019-05-11"}],"notYet":1,"#
        + #""withoutKeep":{"parties":1,"feeds":[],"sources":["elsewhere"]}}"# + "\n")
    #expect(
      try scratch.run("feeds", "retention", "--on", "2019-05-11", "--format", "csv").output
        == "party,newest_record,records,feeds,due_since\r\npair-aaaa1111,2013-05-10,2,marac-cases,2019-05-11\r\n")
  }

  @Test("erasing erases them as of the day of recording, says what stays, and nothing is found by them any more")
  func erase() throws {
    let scratch = try ledger()
    let later = try scratch.run("feeds", "retention", "--erase", "--on", "9999-01-01")
    #expect(later.status == 64 && later.messages.contains("is after the day of recording"), "\(later)")
    let early = try scratch.run("feeds", "retention", "--erase", "--recorded-at", "2019-05-10T09:00:00Z")
    #expect(early.status == 0 && early.output.hasPrefix(#"{"appended":0,"#) && early.messages.contains("nobody"))
    let run = try scratch.run("feeds", "retention", "--erase", "--recorded-at", "2019-05-11T09:00:00Z")
    #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":1,"#), "\(run)")
    #expect(run.messages.contains("1 party was erased") && run.messages.contains("What stays: 2 records"))
    #expect(try scratch.run("feeds", "retention", "--on", "2019-05-11").output.hasPrefix("No party is due"))
    let events = try scratch.run("events", "--party", "pair-aaaa1111")
    #expect(events.status == 0 && events.output.isEmpty && events.messages.hasPrefix("The party was erased"))
    #expect(try !scratch.run("events").output.contains("aaaa1111"))
    #expect(try scratch.run("verify").status == 0)
  }

  @Test("a person's records are told whole, and the other options choose among them")
  func party() throws {
    let scratch = try ledger()
    func sequences(_ words: String...) throws -> [String] {
      try scratch.run(["events", "--party", "pair-aaaa1111"] + words).output.matches(of: /"sequence":(\d+)/)
        .map { String($0.1) }
    }
    #expect(try sequences() == ["1", "2", "5"])
    #expect(try sequences("--type", "marac.corrected") == ["5"])
    #expect(try sequences("--subject", "marac/leicestershire/2") == ["2", "5"])
    #expect(try sequences("--from", "2", "--to", "5") == ["2"])
    #expect(try sequences("--since", "2020-01-01T00:00:00Z") == [])
    let nobody = try scratch.run("events", "--party", "nobody")
    #expect(nobody.status == 0 && nobody.output.isEmpty && nobody.messages.hasPrefix("No record of the ledger"))
    #expect(try scratch.run("events", "--party", "").status == 64)
  }
}
