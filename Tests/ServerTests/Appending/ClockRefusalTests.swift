import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Logging
import TestSupport
import Testing

@testable import Server

@Suite("A served ledger beside which the clock cannot be right")
struct ClockRefusalTests {
  @Test("refuses appends with 503 and what to do, answers everything else, and goes on once the clock was accepted")
  func refused() async throws {
    let scratch = Scratch()
    try Ledger.create(at: scratch("ledger"))
    let ahead = RecordedTime(microseconds: Ledger.now.microseconds + 3652 * 86_400_000_000)
    try Ledger(at: scratch("ledger"), clock: { ahead }).add(crime("c1"))
    let ledger = try scratch.reopened(access: .readWrite)
    var options = ServerOptions()
    options.port = 0
    let server = try Server(ledger, options: options, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    let token = try TokenFile(of: ledger).create(
      name: "a", scopes: ["append", "read"].map { try #require(Scope($0)) }, now: Ledger.now
    ).secret
    try await server.application().test(.router) { client in
      let refused = try await client.append(crime("c2"), token: token)
      #expect(refused.status == 503 && refused.headers[.retryAfter] == "60", "\(refused)")
      #expect(refused.body.contains("--accept-clock") && refused.body.contains("Nothing was appended."), "\(refused)")
      #expect(try await client.append("[]", as: batchType, token: token).status == 503)
      ledger.acceptClock()
      #expect(try await client.append(crime("c2"), token: token).status == 201)
      #expect(try await client.append(crime("c3"), token: token).status == 201)
    }
    #expect(try ledger.length == 3 && ledger.recordedTime(of: 2) == ahead)
  }
}
