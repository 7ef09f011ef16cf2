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
      "Safer communities performance 2019/20 Q1: Leicestershire", "Repeat MARAC referrals, 12 months to December",
      "Repeat MARAC referrals, Leicestershire: why it changed", "Referrals to UAVA, Leicestershire: why it changed",
      "Total recorded crime, Leicestershire: why it changed", "What to try next",
    ] {
      #expect(run.output.contains(line), "\(line)")
    }
    let ledger = try Ledger(at: scratch.path + "/demo", access: .readOnly)
    #expect(try ledger.length > 200_000)
    #expect(try scratch.run("verify", "--ledger", "demo").status == 0)
    #expect(try scratch.run("demo", "--ledger", "demo", "--no-serve").status == 73)
  }
}
