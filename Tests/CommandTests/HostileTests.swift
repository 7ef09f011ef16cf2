import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileTests {
  private static let good = crime("z")

  static let lines: [String] = [
    "{", "[", "nonsense", "{}", "[1,2]", "\u{0}", String(repeating: "[", count: 5000), "\u{FFFD}",
    "{\"a\":\"\\ud800\"}",
    good.replacing(#""id":"z""#, with: #""id":"z","id":"y""#),
    good.replacing("burglary", with: "Burglary"),
    good.replacing("crime.recorded", with: "crime.invented"),
    good.replacing(#""area""#, with: #""longitude":9007199254740993,"area""#),
    good.replacing(#""area""#, with: #""longitude":1e999,"area""#),
    good.replacing(#""area""#, with: #""colour":1,"area""#),
    good.replacing("burglary", with: String(repeating: "a", count: 3 << 20)),
    "[" + good + "," + good.replacing("burglary", with: "Burglary") + "]",
    "[" + good, "[" + good + "]]",
  ]

  @Test("it is refused with its place, and the ledger stays as it was", arguments: lines.indices)
  func refused(index: Int) throws {
    let scratch = try Scratch.withLedger()
    let run = try scratch.run("append", "-", input: HostileTests.lines[index] + "\n")
    #expect(run.status == 65 && run.messages.hasPrefix("-:"), "\(run.messages.prefix(300))")
    #expect(!run.messages.contains("Fatal"))
    #expect(try scratch.reopened().length == 0)
  }

  @Test("a name or a note cannot steer the terminal")
  func controlCharacters() throws {
    let scratch = try Scratch.withLedger()
    func event(_ type: String, _ subject: String, _ data: String) -> String {
      #"{"specversion":"1.0","id":"\#(type)","source":"s","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
    }
    let definition =
      #"{"indicator":"x","version":1,"title":"A\u001b[2JB\rC","effective":"2018-01-01","measure":"count","#
      + #""count":{"records":"crime"}}"#
    let events = [
      event("area.assigned", "E10000018", #"{"name":"Leic\u0007\u0000","level":"county"}"#),
      event("definition.adopted", "x", #"{"definition":\#(definition)}"#),
      event("practice.noted", "n", #"{"effective":"2018-02-01","text":"red \u001b[31m"}"#),
    ].joined(separator: "\n")
    #expect(try scratch.run("append", "-", input: events + "\n").status == 0)
    for format in ["table", "csv", "json"] {
      let run = try scratch.run(
        "figure", "x", "--area", "E10000018", "--to", "2018-12", "--format", format)
      #expect(run.status == 0 && run.output.contains("[31m"))
      #expect(!run.output.utf8.contains { $0 < 0x20 && ![0x0A, 0x0D].contains($0) })
      #expect(!run.output.replacing("\r\n", with: "\n").utf8.contains(0x0D))
    }
    let refused = try scratch.run("append", "-", input: event("crime\u{5C}u001b[31m", "c", "{}") + "\n")
    #expect(refused.status == 65 && !refused.messages.utf8.contains(0x1B))
  }

  /// Line ends, controls of Latin 1, an override of the writing direction, a table's rule, a link, a formula.
  private static let worst = #"=A1 \n| B |\u009b31m\u202eC\u2028[D](http://x)\u0085"#

  @Test("a title, a name or a note breaks no line, and steers nothing")
  func oneLine() throws {
    let scratch = try Scratch.withLedger()
    let worst = Self.worst
    func event(_ type: String, _ subject: String, _ data: String) -> String {
      #"{"specversion":"1.0","id":"\#(type) \#(subject)","source":"s","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
    }
    func events(_ text: String) -> String {
      [
        event("area.assigned", "E10000018", #"{"name":"\#(text)","level":"county"}"#),
        event("area.assigned", "E07000129", #"{"name":"\#(text)","level":"district","parent":"E10000018"}"#),
        event(
          "definition.adopted", "x",
          #"{"definition":{"indicator":"x","version":1,"title":"\#(text)","outcome":"\#(text)","unit":"\#(text)","#
            + #""source":"\#(text)","caveats":["\#(text)"],"effective":"2018-01-01","measure":"count","#
            + #""count":{"records":"crime"}}}"#),
        event("practice.noted", "n", #"{"effective":"2018-02-01","text":"\#(text)"}"#),
        event(
          "statistic.published", "x",
          #"{"area":"E10000018","start":"2018-01-01","end":"2019-01-01","value":3,"publisher":"\#(text)"}"#),
        event("crime.recorded", "c", #"{"offence":"burglary","date":"2018-12-02","area":"E07000129"}"#),
      ].joined(separator: "\n") + "\n"
    }
    #expect(try scratch.run("append", "-", input: events(worst)).status == 0)
    let plain = try Scratch.withLedger()
    #expect(try plain.run("append", "-", input: events("plain")).status == 0)

    let area = ["--area", "E10000018"]
    for words in [
      ["figure", "x", "--to", "2018-12"] + area, ["trend", "x", "--from", "2018-11", "--to", "2018-12"] + area,
      ["compare", "x", "--to", "2018-12"] + area, ["figures", "--from", "2018-09", "--to", "2018-12"] + area,
      ["report", "2018/19 Q3"] + area, ["definitions"],
      ["revisions", "x", "--from", "2018-11", "--to", "2018-12"] + area,
      ["why", "x", "--from", "2018-11", "--to", "2018-12", "--by", "area"] + area,
    ] {
      for format in ["table", "csv", "json"] {
        let run = try scratch.run(words + ["--format", format])
        #expect(run.status == 0, "\(words)")
        let rest = run.output.replacing("\r\n", with: "\n").unicodeScalars.filter { $0 != "\n" }
        #expect(
          !rest.contains { (0x00...0x1F).contains($0.value) || (0x7F...0x9F).contains($0.value) }, "\(words) \(format)")
        #expect(!rest.contains { $0 == "\u{202E}" || $0 == "\u{2028}" }, "\(words) \(format)")
        guard format == "csv" else { continue }
        let usual = try plain.run(words + ["--format", format]).output
        #expect(run.output.split(separator: "\r\n").count == usual.split(separator: "\r\n").count, "\(words)")
        #expect(!run.output.contains(",=") && !run.output.contains(",\"="))
      }
    }
    let explained = try scratch.run("definitions", "x").output
    #expect(
      explained.split(separator: "\n").count == (try plain.run("definitions", "x").output).split(separator: "\n").count)
    let paper = try scratch.run(["report", "2018/19 Q3", "--output", "paper.md"] + area)
    #expect(paper.status == 0)
    let markdown = try scratch.text(of: "paper.md")
    #expect(markdown.contains(#"\[D](http://x)"#) && !markdown.contains(" [D]"))
    #expect(markdown.contains(#"\| B \|"#) && !markdown.contains(" | B |"))
  }
}
