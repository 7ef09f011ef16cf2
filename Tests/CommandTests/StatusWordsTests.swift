import Events
import Ledger
import LedgerTestSupport
import Testing

@testable import incident_ledger

@Suite("An exit status")
struct StatusWordsTests {
  @Test("follows from the mistake, whatever is said of it")
  func words() async {
    await #expect(processExitsWith: .exitCode(65)) {
      ExitStatus.end(with: Refusal(.whole, MadeUpMistake()))
    }
    await #expect(processExitsWith: .exitCode(65)) {
      withoutWords { () -> Void in ExitStatus.end(with: Refusal(.whole, MadeUpMistake())) }
    }
    await #expect(processExitsWith: .exitCode(75)) {
      withoutWords { () -> Void in ExitStatus.end(with: LedgerError(.busy, "another writes")) }
    }
  }
}
