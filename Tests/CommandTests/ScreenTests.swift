import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Screens")
struct ScreenTests {
  private static let time = "2019-09-20T09:00:00Z"

  @Test("a ledger is made once")
  func initialize() throws {
    let scratch = Scratch()
    #expect(try scratch.run("init") == Run(status: 0, output: "", messages: "An empty ledger is in ledger.\n"))
    #expect(
      try scratch.run("init")
        == Run(
          status: 73, output: "",
          messages: "There is a ledger in ledger already: append to it, or choose another folder.\n"))
  }

  @Test("an append prints its counts, the length and the root, and the same again are duplicates")
  func append() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("cases.jsonl", crime("a") + "\n" + crime("b") + "\n")
    let first = try scratch.run("append", "cases.jsonl", "--recorded-at", Self.time)
    #expect(
      first.output.replacing(/"root":"[0-9a-f]{64}"/, with: "ROOT")
        == "{\"appended\":2,\"duplicates\":0,\"refused\":0,\"sequence\":2,ROOT}\n")
    #expect(first.status == 0 && first.messages.isEmpty)
    let second = try scratch.run("append", "cases.jsonl")
    #expect(
      second.output
        == first.output.replacing("\"appended\":2,\"duplicates\":0", with: "\"appended\":0,\"duplicates\":2"))
    let third = try scratch.run("append", "-", input: crime("a") + "\n")
    #expect(third.output == second.output.replacing("\"duplicates\":2", with: "\"duplicates\":1"))
  }

  @Test("what is refused is named with its line, field, value, rule and remedy")
  func refused() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("cases.jsonl", crime("a") + "\n" + crime("b", date: "2019-02-30") + "\n")
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let refusal =
      "cases.jsonl:2: data.date \"2019-02-30\": it is an existing date, YYYY-MM-DD or YYYY-MM. Correct the date.\n"
    #expect(
      try scratch.run("append", "cases.jsonl")
        == Run(
          status: 65,
          output: "{\"appended\":0,\"duplicates\":0,\"refused\":1,\"sequence\":0,\"root\":\"\(empty)\"}\n",
          messages: refusal + "1 item was refused; nothing was appended.\n"))
    let kept = try scratch.run("append", "cases.jsonl", "--keep-going", "--rejects", "r.jsonl")
    #expect(kept.status == 65)
    #expect(kept.messages == refusal + "1 item was refused; the rest was appended. The refused lines are in r.jsonl.\n")
    #expect(kept.output.hasPrefix("{\"appended\":1,\"duplicates\":0,\"refused\":1,\"sequence\":1,"))
    #expect(try scratch.text(of: "r.jsonl") == "# " + refusal + crime("b", date: "2019-02-30") + "\n")
  }

  @Test("events are printed as they are stored, chosen by type, subject, sequence and time")
  func events() throws {
    let scratch = try Scratch.withLedger()
    let outcome =
      #"{"specversion":"1.0","id":"o","source":"tests","type":"crime.resolved","subject":"a","data":{"outcome":"none"}}"#
    _ = try scratch.run(
      "append", "-", "--recorded-at", Self.time, input: [crime("a"), crime("b"), outcome].joined(separator: "\n"))
    func line(_ subject: String, _ sequence: Int) -> String {
      #"{"data":{"area":"E07000129","date":"2019-01-02","offence":"burglary"},"id":"\#(subject)","#
        + #""recordedtime":"2019-09-20T09:00:00.000000Z","sequence":\#(sequence),"source":"tests","specversion":"1.0","#
        + #""subject":"\#(subject)","type":"crime.recorded"}"# + "\n"
    }
    let resolved =
      #"{"data":{"outcome":"none"},"id":"o","recordedtime":"2019-09-20T09:00:00.000000Z","sequence":2,"source":"tests","#
      + #""specversion":"1.0","subject":"a","type":"crime.resolved"}"# + "\n"
    let all = line("a", 0) + line("b", 1) + resolved
    for (words, expected) in [
      ([], all), (["--type", "crime.resolved"], resolved), (["--subject", "a"], line("a", 0) + resolved),
      (["--from", "1"], line("b", 1) + resolved), (["--to", "1"], line("a", 0)), (["--from", "9"], ""),
      (["--since", "2019-09-20T09:00:00Z"], all), (["--since", "2019-09-20T09:00:01Z"], ""),
      (["--type", "crime.recorded", "--type", "crime.resolved", "--subject", "b"], line("b", 1)),
    ] {
      #expect(try scratch.run(["events"] + words) == Run(status: 0, output: expected, messages: ""), "\(words)")
    }
    // Printed, they can be appended to another ledger as they were recorded, which is then the same.
    let other = try Scratch.withLedger()
    let copy = try other.run("append", "-", "--as-recorded", input: all)
    #expect(copy.status == 0)
    #expect(try other.reopened().root(size: 3) == scratch.reopened().root(size: 3))
  }

  @Test("an erased party is printed as [erased] everywhere")
  func erased() throws {
    let scratch = try Scratch.withLedger()
    let named = crime("a", more: #","party":"p1""#)
    let erasure = #"{"specversion":"1.0","id":"e","source":"tests","type":"party.erased","subject":"p1","data":{}}"#
    #expect(try scratch.run("append", "-", input: named + "\n" + erasure).status == 0)
    let output = try scratch.run("events").output
    #expect(
      !output.contains("p1") && output.contains(#""party":"[erased]""#) && output.contains(#""subject":"[erased]""#))
  }

  @Test("definitions are listed, and their versions compared")
  func definitions() throws {
    let scratch = try Scratch.withLedger()
    #expect(
      try scratch.run("definitions")
        == Run(
          status: 0, output: "No definition is adopted: incident-ledger define --shipped adopts some.\n", messages: ""))
    let first = """
      indicator: marac-repeat
      version: 1
      title: Repeat MARAC referrals
      effective: 2014-04-01
      measure: percentage
      count: { records: marac, preceded: { records: marac, by: party, within: 12 months } }
      of: { records: marac }
      """
    let second = first.replacing("version: 1", with: "version: 2").replacing("2014", with: "2018")
      .replacing("count: { records: marac,", with: "count: { records: marac, where: { risk: high },")
    try scratch.write("d.yaml", first + "\n---\n" + second + "\n")
    let adopted = try scratch.run("define", "d.yaml")
    #expect(
      adopted.status == 0 && adopted.output.hasPrefix("{\"appended\":2,\"duplicates\":0,\"refused\":0,\"sequence\":2,"))
    let repeats = "preceded by marac records of the same party within 12 months before it"
    func version(_ number: Int, from date: String, event: Int, counts: String) -> String {
      """

      Version \(number), adopted as event #\(event)
        Title     Repeat MARAC referrals
        Judges    records dated \(date) or later
        Measure   a percentage: what it counts, of all it is out of
        Counts    \(counts)
        Out of    marac records
        Period    12 months, rolling, against the same length just before
        Decimals  1
        Better    neither higher nor lower

      """
    }
    let explained =
      "marac-repeat: Repeat MARAC referrals\n"
      + version(1, from: "2014-04-01", event: 0, counts: "marac records, \(repeats)")
      + version(
        2, from: "2018-04-01", event: 1,
        counts: "marac records where risk is high, preceded by marac records of the same party within 12\n"
          + String(repeating: " ", count: 12) + "months before it")
    #expect(try scratch.run("definitions", "marac-repeat").output == explained)
    #expect(
      try scratch.run("definitions", "diff", "marac-repeat", "1", "2").output == """
        marac-repeat

                Version 1                                    Version 2
        ──────  ───────────────────────────────────────────  ─────────────────────────────────────────────
        Judges  records dated 2014-04-01 or later            records dated 2018-04-01 or later
        Counts  marac records, preceded by marac records of  marac records where risk is high, preceded by
                the same party within 12 months before it    marac records of the same party within 12
                                                             months before it

        """)
    #expect(
      try scratch.run("definitions", "diff", "marac-repeat", "1", "1").output == "The two versions say the same.\n")
    #expect(
      try scratch.run("definitions", "diff", "marac-repeat", "1", "2", "--format", "json").output == """
        {"indicator":"marac-repeat","from":1,"to":2,"changes":[\
        {"key":"count.where","from":null,"to":{"risk":"high"}},\
        {"key":"effective","from":"2014-04-01","to":"2018-04-01"},{"key":"version","from":1,"to":2}]}

        """)
    #expect(
      // RFC 4180 ends lines with CR LF.
      try scratch.run("definitions", "--format", "csv").output.replacing("\r\n", with: "\n") == """
        indicator,version,effective,policy,measure,title
        marac-repeat,1,2014-04-01,prospective,percentage,Repeat MARAC referrals
        marac-repeat,2,2018-04-01,prospective,percentage,Repeat MARAC referrals

        """)
    #expect(
      try scratch.run("definitions", "diff", "marac-repeat", "1", "3")
        == Run(status: 65, output: "", messages: "\"3\": marac-repeat has no such version. Its versions are 1, 2.\n"))
  }

  @Test("a whole ledger is said to be so, with its length and root")
  func verify() throws {
    let scratch = try Scratch.withLedger()
    let root = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      try scratch.run("verify") == Run(status: 0, output: "0 events, all whole. Root \(root).\n", messages: ""))
    #expect(
      try scratch.run("verify", "--format", "json").output
        == "{\"events\":0,\"root\":\"\(root)\",\"damages\":[],\"oddities\":[],\"findings\":[]}\n")
    #expect(
      try scratch.run("backup", "copy")
        == Run(status: 0, output: "The copy in copy holds 0 events and was verified.\n", messages: ""))
    #expect(try scratch.run("backup", "copy").status == 73)
  }

  @Test("every command has help with an example")
  func help() throws {
    let scratch = Scratch()
    for words in [
      ["init"], ["append"], ["import", "police-uk"], ["import", "areas"], ["import", "populations"], ["define"],
      ["definitions"], ["definitions", "diff"], ["figure"], ["trend"], ["compare"], ["figures"], ["events"],
      ["verify"], ["backup"], ["demo"],
    ] {
      let run = try scratch.run(words + ["--help"])
      #expect(run.status == 0 && run.messages.isEmpty, "\(words)")
      #expect(run.output.contains("EXAMPLE") && run.output.contains("incident-ledger " + words[0]), "\(words)")
    }
  }

  @Test("the help of append")
  func appendHelp() throws {
    #expect(
      try Scratch().run("append", "--help").output == """
        OVERVIEW: Appends events: JSON Lines, or CloudEvents batches (JSON arrays).

        All files are one atomic append: all of it or nothing, unless --keep-going is
        given. An event that is there already is counted, not appended.

        A word that is new to the ledger and close to one that it or a definition knows
        (burgalry), and a date after the day of recording, are taken with a warning;
        --strict refuses them.

        EXAMPLE
          incident-ledger append cases.jsonl --ledger safer-communities
          partner-export | incident-ledger append - --keep-going --rejects refused.jsonl

        USAGE: incident-ledger append <file> ... [--ledger <dir>] [--at-least <sequence>] [--format <format>] [--recorded-at <time>] [--accept-clock] [--as-recorded] [--keep-going] [--rejects <file>] [--strict]

        ARGUMENTS:
          <file>                  Files (also .gz and .xz), or - for standard input.

        OPTIONS:
          --ledger <dir>          The ledger's folder; INCIDENT_LEDGER names it
                                  otherwise.
          --at-least <sequence>   Wait until the ledger holds so many events, as at a
                                  site of a shared journal that follows the others.
          --format <format>       How the result is printed; each command has its own
                                  usual form. (values: table, json, csv)
          --recorded-at <time>    The recorded time of the whole append, to load
                                  history in the order it became known.
          --accept-clock          Take the machine's clock as it is, once: it lies
                                  behind the last recorded time, or more than 400 days
                                  ahead of the last append's, and it is right.
          --as-recorded           Give each event the recordedtime that it carries
                                  itself.
          --keep-going            Append what is good although something is refused
                                  (exit status 65 then, too).
          --rejects <file>        Write refused lines to this file with their reasons,
                                  to be mended.
          --strict                Refuse what would only be warned of: a new word close
                                  to a known one, a date after the day of recording.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }
}
