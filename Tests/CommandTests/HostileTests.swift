import Ledger
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
    #expect(try scratch.ledger().length == 0)
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
}
