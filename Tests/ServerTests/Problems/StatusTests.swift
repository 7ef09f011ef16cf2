import Events
import Feeds
import Foundation
import Hummingbird
import Ledger
import LedgerTestSupport
import Logging
import Testing

@testable import Server

@Suite("A status")
struct StatusTests {
  /// The statuses of an answer to what was appended, and of one to a question.
  private func statuses(_ blame: Blame) throws -> [Int] {
    let message = try EventMessage(Array(batch([crime("a")]).utf8), form: .batch)
    let refusal = Refusal(line: 1, .field("id"), MadeUpMistake(blame))
    return [Problem(refusing: message, [refusal]).status.code, Problem(asking: refusal).status.code]
  }

  @Test(
    "follows from the mistake, whatever is said of it",
    arguments: [(Blame.malformed, [400, 400]), (.conflict, [409, 400]), (.rule, [422, 400])])
  func words(_ blame: Blame, _ expected: [Int]) throws {
    #expect(try statuses(blame) == expected)
    #expect(try withoutWords { try statuses(blame) } == expected)
  }

  @Test("is 503 where a site of a shared journal cannot tell what was recorded by a time, or cannot append")
  func sites() {
    for fault in [SharingFault.differentRoot(at: 1, site: nil), .notSettled, .clockAhead("12:00"), .replaced] {
      #expect(Problem(asking: LedgerError(fault)).status == .serviceUnavailable)
      let problem = Problem(unappended: LedgerError(fault), Logger(label: "tests"))
      #expect(problem.status == .serviceUnavailable)
      // The clock of the shared journal cannot be overruled.
      #expect(!problem.detail.contains("--accept-clock"))
    }
  }
}
