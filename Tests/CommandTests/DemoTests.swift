import Ledger
import Testing

@Suite("The demonstration")
struct DemoTests {
  @Test("a ledger of made-up data is built by the real imports, and says that it is made up")
  func demo() throws {
    let scratch = try Scratch()
    let run = try scratch.run("demo", "--ledger", "demo")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("MADE UP") || run.output.contains("made up"))
    #expect(run.output.contains("incident-ledger"))
    let ledger = try Ledger(at: scratch.path + "/demo", access: .readOnly)
    #expect(try ledger.length > 10_000)
    #expect(try scratch.run("verify", "--ledger", "demo").status == 0)
    #expect(try scratch.run("demo", "--ledger", "demo").status == 73)
  }
}
