import Ledger
import TestSupport
import Testing

@Suite("The demonstration")
struct DemoTests {
  @Test("a ledger of a made-up history is built, says that it is made up, and answers its questions")
  func demo() throws {
    let scratch = Scratch()
    let run = try scratch.run("demo", "--ledger", "demo", "--seed", "7", "--no-serve")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("MADE UP: "))
    for line in [
      "The returns of two partners came as spreadsheets", "import feed marac-cases demo-returns/marac-2016-05-",
      "… and 15 later ones of marac-cases", "Safer communities performance 2019/20 Q1: Leicestershire",
      "Repeat MARAC referrals, 12 months to December",
      "Repeat MARAC referrals, Leicestershire county: why it changed",
      "Referrals to UAVA, Leicestershire county: why it changed",
      "Total recorded crime, Leicestershire county: why it changed", "What to try next",
    ] {
      #expect(run.output.contains(line), "\(line)")
    }
    let ledger = try Ledger(at: scratch.path + "/demo", access: .readOnly)
    #expect(try ledger.length > 200_000)
    #expect(try scratch.run("verify", "--ledger", "demo").status == 0)
    #expect(try scratch.run("demo", "--ledger", "demo", "--no-serve").status == 73)
    // What it says that one may try next: the newest spreadsheet once more changes nothing.
    let tried = run.output.matches(of: /(?m)^  incident-ledger (import feed .*)$/).map { String($0.1) }
    #expect(tried.count == 2)
    for line in tried {
      let words = line.split(separator: " ").map(String.init) + ["--ledger", "demo"]
      let imported = try scratch.start(
        words, shell: #"INCIDENT_LEDGER_KEY=demo-returns/demonstration.key "$0" "$@""#
      ).finish()
      #expect(imported.status == 0 && imported.output.hasPrefix(#"{"appended":0,"#), "\(imported)")
    }
  }

  @Test("nothing is made where the folder of returns is there already")
  func inTheWay() throws {
    let scratch = Scratch()
    try scratch.write("demo-returns", "")
    let run = try scratch.run("demo", "--ledger", "demo", "--no-serve")
    #expect(run.status == 73 && run.messages.contains("demo-returns is there already"), "\(run)")
    #expect(throws: (any Error).self) { try Ledger(at: scratch.path + "/demo", access: .readOnly) }
  }
}
