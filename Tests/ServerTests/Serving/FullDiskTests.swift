import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import NIOCore
import Testing

@testable import Server

@Suite("A server whose disk is full", .ownThreads)
struct FullDiskTests {
  private static func detail(_ reply: TestClient.Response) -> String { reply.body.map { String(buffer: $0) } ?? "" }

  @Test("says so to those who append and to those who watch, and goes on answering")
  func full() async throws {
    // A file may not grow beyond 200 KiB.
    let served = try await ServedProcess(shell: #"ulimit -f 400; exec "$0" "$@""#)
    let token = try served.token("append")
    try await served.connected { client in
      #expect(try await client.ask("/ready").status == .ok)
      #expect(try await client.append(batch([crime("a")]), token: token).status == 201)
      // The first fails in its commit; the next as the store is not written to any more.
      for events in [(0..<5000).map { crime("b\($0)") }, [crime("c")]] {
        let refused = try await client.append(batch(events), token: token)
        #expect(refused.status == 503, "\(refused.body)")
        #expect(refused.body.contains("disk was full") && refused.body.contains("started again"), "\(refused.body)")
        #expect(refused.body.contains("Nothing was appended."))
      }
      let ready = try await client.ask("/ready")
      #expect(ready.status == .serviceUnavailable && ready.headers[.retryAfter] == "60")
      #expect(FullDiskTests.detail(ready).contains("disk was full"), "\(ready)")
      #expect(try await client.ask("/health").status == .ok)
      #expect(try await client.ask("/definitions").status == .ok)
    }
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
    let ledger = try Ledger(at: served.ledgerPath, access: .readOnly)
    #expect(try ledger.length == 1 && ledger.verifyJournal().isEmpty)
  }
}
