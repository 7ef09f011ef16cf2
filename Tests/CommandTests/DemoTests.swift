import Foundation
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
    try printsShortPaper(scratch)
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

  /// The paper that is read before a meeting has four pages of A4 at most; it is looked at where a browser prints it.
  private func printsShortPaper(_ scratch: Scratch) throws {
    let paper = [
      "report", "2019/20 Q1", "--area", "E10000018", "--known-at", "2019-09-20", "--short", "--ledger", "demo",
    ]
    let run = try scratch.run(paper + ["--output", "short.pdf"])
    guard run.status != 73 || !run.messages.contains("apt-get install chromium") else { return }
    #expect(run.status == 0, "\(run)")
    let pdf = String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch("short.pdf"))), as: Unicode.ASCII.self)
    let counts = pdf.matches(of: /\/Type ?\/Pages[^>]*?\/Count ([0-9]+)|\/Count ([0-9]+)[^>]*?\/Type ?\/Pages/)
    let count = counts.compactMap { Int($0.1 ?? $0.2 ?? "") }.max()
    #expect(count.map { (1...4).contains($0) } == true, "\(String(describing: count)) pages")
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
