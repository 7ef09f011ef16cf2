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
}
