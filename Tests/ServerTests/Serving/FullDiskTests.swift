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

  @Test("says so to those who append and who watch, goes on answering, and takes events again when there is room")
  func full() async throws {
    // A file may not grow beyond 200 KiB.
    let served = try await ServedProcess(shell: #"ulimit -S -f 400; exec "$0" "$@""#)
    let token = try served.token("append")
    try await served.connected { client in
      #expect(try await client.ask("/ready").status == .ok)
      #expect(try await client.append(batch([crime("a")]), token: token).status == 201)
      for events in ["b", "c"].map({ name in (0..<5000).map { crime("\(name)\($0)") } }) {
        let refused = try await client.append(batch(events), token: token)
        #expect(refused.status == 503, "\(refused.body)")
        #expect(refused.body.contains("disk was full") && refused.body.contains("made room"), "\(refused.body)")
        #expect(refused.body.contains("Nothing was appended."))
      }
      let ready = try await client.ask("/ready")
      #expect(ready.status == .serviceUnavailable && ready.headers[.retryAfter] == "10")
      #expect(FullDiskTests.detail(ready).contains("disk was full"), "\(ready)")
      #expect(try await client.ask("/health").status == .ok)
      #expect(try await client.ask("/definitions").status == .ok)
      try served.giveRoom()
      var isReady = false
      for _ in 0..<100 where !isReady {
        try await Task.sleep(for: .milliseconds(50))
        isReady = try await client.ask("/ready").status == .ok
      }
      #expect(isReady)
      #expect(try await client.append(batch([crime("d")]), token: token).status == 201)
    }
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
    let ledger = try Ledger(at: served.ledgerPath, access: .readOnly)
    #expect(try ledger.length == 2 && ledger.verifyJournal().isEmpty)
  }
}
