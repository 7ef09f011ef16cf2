import LedgerTestSupport
import TestSupport
import Testing

/// Whole screens of the commands about feed files.
@Suite("Screens of feed files")
struct FeedScreenTests {
  private static let first = """
    feed: marac-cases
    version: 1
    source: marac/leicestershire
    record: marac
    covers: [marac]
    key: [Case reference]
    statement: { of: month, area: E10000018 }
    columns:
      date: { column: [Meeting date, Date of meeting], format: [dd/MM/yyyy, d MMM yyyy] }
      party: { pseudonym: [Victim ID, Perpetrator ID], blank: [N/A, Not known] }
      area: { column: District, names: district, within: E10000018, codes: { NW Leics: E07000134 } }
      contact: { column: Contact, split: [";", "/"], codes: { Physical: violence }, otherwise: other }
      risk: { column: DASH score, codes: { 14..: high, 10..13: medium, ..9: standard } }
      attributes.agency: { column: Referred by, words: true, required: false }
    where: { Status: { not: Test } }
    ignore: [Notes]
    keep: 6 years
    """

  private static let second = first.replacing("version: 1", with: "version: 2").replacing(
    "key: [Case reference]\n", with: ""
  )
  .replacing("record:", with: "effective: 2019-04-01\nreason: Threats are in it.\nrecord:")

  private func ledger() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write("one.yaml", Self.first)
    try scratch.write("two.yaml", Self.second)
    let run = try scratch.run("feeds", "adopt", "one.yaml", "two.yaml", "--recorded-at", "2019-05-01T09:00:00Z")
    #expect(
      run.status == 0 && run.output.hasPrefix(#"{"appended":2,"duplicates":0,"refused":0,"sequence":2,"#), "\(run)")
    return scratch
  }

  @Test("feed files are listed, the newest version of each, with its last return")
  func list() throws {
    let empty = try Scratch.withLedger()
    #expect(
      try empty.run("feeds").output
        == "No feed file is adopted: incident-ledger feeds example shows some to begin with.\n")
    let scratch = try ledger()
    #expect(
      try scratch.run("feeds").output == """
        Feed         Version  Source                Record  Covers  Keep     Adopted
        ───────────  ───────  ────────────────────  ──────  ──────  ───────  ──────────
        marac-cases        2  marac/leicestershire  marac   marac   6 years  2019-05-01

        """)
    let declared = """
      {"specversion":"1.0","id":"d","source":"marac/leicestershire","type":"coverage.declared","subject":"d",\
      "data":{"feed":"marac","area":"E10000018","start":"2019-04","end":"2019-05","status":"complete"}}
      """
    try scratch.write("declared.jsonl", declared)
    #expect(try scratch.run("append", "declared.jsonl", "--recorded-at", "2019-05-07T09:00:00Z").status == 0)
    #expect(
      try scratch.run("feeds", "--format", "csv").output.replacing("\r\n", with: "\n") == """
        feed,version,source,record,covers,keep,adopted,last_return
        marac-cases,2,marac/leicestershire,marac,marac,6 years,2019-05-01,2019-05-07

        """)
    let json = try scratch.run("feeds", "marac-cases", "--format", "json").output
    #expect(json.hasPrefix(#"{"feeds":[{"sequence":0,"adopted":"2019-05-01","lastReturn":"2019-05-07","feed":{"#))
    #expect(json.contains(#"{"sequence":1,"#))
  }

  @Test("a feed is explained, column by column")
  func explained() throws {
    let output = try ledger().run("feeds", "Marac-Cases").output
    #expect(
      output.hasPrefix(
        """
        marac-cases

        Version 1, adopted as event #0
          Source             marac/leicestershire
          Rows               each is a record of the kind marac
          Named by           Case reference
          Statement          all of each month that a file holds, for E10000018
          Declares           the months as complete for the feed marac
          party              a pseudonym of Victim ID and Perpetrator ID; blank is also N/A or Not known;
                             none may be blank
          date               Meeting date, else Date of meeting, written as dd/MM/yyyy or d MMM yyyy
          area               District, the name of an area of the level district within E10000018: NW Leics
                             is E07000134
          contact            Contact, parted at ; or /: Physical is violence; any other value is other
          risk               DASH score: 9 or less is standard, 10 to 13 is medium, 14 or more is high,
                             nothing else
          attributes.agency  Referred by, as a lower-case word; may be empty
          Takes              rows whose Status is not Test
          Not stored         Notes
          Kept               6 years after a party's newest record

        """), "\(output)")
  }

  @Test("two versions are compared, side by side and by their keys")
  func difference() throws {
    let scratch = try ledger()
    #expect(
      try scratch.run("feeds", "diff", "marac-cases", "1", "2").output == """
        marac-cases

                  Version 1       Version 2
        ────────  ──────────────  ───────────────────────────────────────────
        Since     —               2019-04-01: Threats are in it.
        Named by  Case reference  nothing: rows that say the same are counted

        """)
    #expect(
      try scratch.run("feeds", "diff", "marac-cases", "1", "2", "--format", "json").output == """
        {"feed":"marac-cases","from":1,"to":2,"changes":[\
        {"key":"effective","from":null,"to":"2019-04-01"},\
        {"key":"key","from":["Case reference"],"to":null},\
        {"key":"reason","from":null,"to":"Threats are in it."},{"key":"version","from":1,"to":2}]}

        """)
    #expect(
      try scratch.run("feeds", "diff", "marac-cases", "1", "3")
        == Run(status: 65, output: "", messages: "\"3\": marac-cases has no such version. Its versions are 1, 2.\n"))
    let unknown = try scratch.run("feeds", "marac-case")
    #expect(unknown.status == 65 && unknown.messages.contains("Is marac-cases meant?"))
  }

  @Test("all faults of a feed file are told at once, each with its line and where to read on, and nothing is appended")
  func faults() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "bad.yaml",
      Self.first.replacing("14..: high", with: "14..: hi").replacing("keep: 6 years", with: "keep: six")
        .replacing("party:", with: "parti:"))
    let run = try scratch.run("feeds", "adopt", "bad.yaml")
    #expect(run.status == 65)
    for text in [
      "bad.yaml:10: feed.columns.parti ", "Is party meant?", "bad.yaml:13: feed.columns.risk.codes.14.. \"hi\": ",
      "Is high meant? Correct the value: see Sources/Feeds/README.md#codes.",
      "bad.yaml:17: feed.keep \"six\": it is a number of years or months, such as 6 years.",
    ] {
      #expect(run.messages.contains(text), "\(text)\n\(run.messages)")
    }
    #expect(try scratch.run("verify").output.hasPrefix("0 events"))
  }

  @Test("the feed files that come with the program are listed, printed and can be adopted as they are")
  func examples() throws {
    let scratch = try Scratch.withLedger()
    let list = try scratch.run("feeds", "example").output
    for name in ["marac", "referrals", "survey", "first-time-entrants", "admissions", "asb", "statistics"] {
      #expect(list.contains("\n" + name + " "), "\(name)")
      let text = try scratch.run("feeds", "example", name).output
      #expect(text.hasPrefix("# "))
      try scratch.write(name + ".yaml", text)
      let run = try scratch.run("feeds", "adopt", name + ".yaml")
      #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":1,"#), "\(run)")
    }
    let unknown = try scratch.run("feeds", "example", "marak")
    #expect(unknown.status == 65 && unknown.messages.contains("Is marac meant?"), "\(unknown)")
  }

  @Test(
    "every command about feed files has help with an example",
    arguments: ["", "list", "adopt", "diff", "example", "retention"])
  func help(_ command: String) throws {
    let run = try Scratch().run(["feeds"] + (command.isEmpty ? [] : [command]) + ["--help"])
    #expect(run.status == 0 && run.messages.isEmpty && run.output.contains("EXAMPLE"))
  }
}
