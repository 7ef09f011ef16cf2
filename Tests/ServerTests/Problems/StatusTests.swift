import Events
import Feeds
import Foundation
import Hummingbird
import Ledger
import LedgerTestSupport
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
}
