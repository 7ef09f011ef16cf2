import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

/// What a caller might try who means ill, over a real connection.
@Suite("A hostile caller", .ownThreads)
struct HostileTests {
  private static let close = "Host: localhost\r\nConnection: close\r\n"

  private static func limits(requestSeconds: Int = 60) -> ServerLimits {
    var limits = ServerLimits()
    limits.requestSeconds = requestSeconds
    limits.bodyBytes = 100_000
    limits.headerBytes = 8_000
    return limits
  }

  /// Serves a ledger at a port for a test.
  private func serve(
    limits: ServerLimits = limits(),
    _ body: @Sendable @escaping (_ served: Served, _ token: String, _ port: Int) async throws -> Void
  ) async throws {
    let served = try Served(public: true, limits: limits)
    let token = try served.token("append")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      try await body(served, token, port)
      // Whatever was tried, the server goes on; the test's own connection may have been put out as well.
      let body = crime("after")
      let head = "POST /events HTTP/1.1\r\n\(HostileTests.close)Authorization: Bearer \(token)\r\n"
      let type = "Content-Type: application/cloudevents+json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
      #expect(try await Wire.exchange(port: port, [head + type + body]).answer.hasPrefix("HTTP/1.1 201 "))
    }
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  @Test("that sends its head or its body too slowly is put out")
  func slowness() async throws {
    try await serve(limits: HostileTests.limits(requestSeconds: 1)) { served, token, port in
      let head =
        "POST /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
        + "Content-Type: application/cloudevents+json\r\nContent-Length: 5000\r\n\r\n"
      let drops = [String](repeating: " ", count: 100)
      async let body = Wire.exchange(port: port, [head] + drops, pause: .milliseconds(100))
      async let lines = Wire.exchange(
        port: port, ["GET /health HTTP/1.1\r\n"] + [String](repeating: "X-A: b\r\n", count: 100),
        pause: .milliseconds(100))
      async let silence = Wire.exchange(port: port, [])
      for exchange in try await [body, lines, silence] {
        #expect(exchange.isClosed)
        #expect(!exchange.answer.contains(" 20"))
      }
      #expect(try served.ledger.length == 0)
    }
  }

  @Test("that sends too much is told so, whether it says how much or not")
  func size() async throws {
    try await serve { served, token, port in
      let head =
        "POST /events HTTP/1.1\r\n\(HostileTests.close)Authorization: Bearer \(token)\r\n"
        + "Content-Type: application/cloudevents+json\r\n"
      let told = try await Wire.exchange(port: port, [head + "Content-Length: 999999999999\r\n\r\n"])
      #expect(told.answer.hasPrefix("HTTP/1.1 413 "))
      let chunk = "8000\r\n" + String(repeating: " ", count: 0x8000) + "\r\n"
      let untold = try await Wire.exchange(
        port: port, [head + "Transfer-Encoding: chunked\r\n\r\n"] + [String](repeating: chunk, count: 8) + ["0\r\n\r\n"]
      )
      #expect(untold.answer.hasPrefix("HTTP/1.1 413 "))
      let long = try await Wire.exchange(
        port: port, ["GET /health HTTP/1.1\r\n\(HostileTests.close)X-A: \(String(repeating: "a", count: 9000))\r\n\r\n"]
      )
      #expect(long.isClosed && !long.answer.contains(" 200 "))
      #expect(try served.ledger.length == 0)
    }
  }

  @Test(
    "that sends what is no HTTP, or is two requests to some, gets nothing",
    arguments: [
      "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET /health HTTP/9.9\r\n\(close)\r\n",
      "POST /events HTTP/1.1\r\n\(close)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /events HTTP/1.1\r\n\(close)Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
      "POST /events HTTP/1.1\r\n\(close)Content-Length: -1\r\n\r\n",
      "POST /events HTTP/1.1\r\n\(close)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "GET /health HTTP/1.1\r\n\(close)Transfer-Encoding: foo\r\n\r\n",
      "GET /health HTTP/1.1\r\n\(close)X A: b\r\n\r\n", "GET /health HTTP/1.1\r\n\(close)X-A: b\u{0}c\r\n\r\n",
    ])
  func nonsense(text: String) async throws {
    try await serve { _, _, port in
      let exchange = try await Wire.exchange(port: port, [text])
      #expect(exchange.isClosed)
      #expect(exchange.answer.isEmpty || exchange.answer.hasPrefix("HTTP/1.1 4"), "\(exchange.answer)")
    }
  }

  @Test(
    "that asks for other files gets none of them",
    arguments: [
      "/../tokens.json", "/%2e%2e/tokens.json", "//tokens.json", "/events/../../tokens.json",
      "/figures/..%2f..%2ftokens.json",
      "/figures/%00", "/tokens.json", "/.git/config", "/%2fetc%2fpasswd", "/figures/%ff%fe?area=E07000129&to=2019-01",
      "/journal/data.mdb",
    ])
  func paths(path: String) async throws {
    try await serve { _, token, port in
      let exchange = try await Wire.exchange(
        port: port, ["GET \(path) HTTP/1.1\r\n\(HostileTests.close)Authorization: Bearer \(token)\r\n\r\n"])
      #expect(exchange.answer.hasPrefix("HTTP/1.1 4"), "\(exchange.answer)")
      #expect(!exchange.answer.contains("incident-ledger tokens") && !exchange.answer.contains("root:"))
    }
  }

  @Test("that puts line breaks, markup or secrets into its text finds none of it in a header or a page")
  func injection() async throws {
    try await serve { served, token, port in
      let head =
        "POST /events HTTP/1.1\r\n\(HostileTests.close)Authorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
        + "ce-specversion: 1.0\r\nce-source: tests\r\n"
      for (type, value) in [("crime.recorded", "a%0D%0ASet-Cookie:%20x=1"), ("%0D%0ASet-Cookie:%20x=1", "b")] {
        let data = #"{"offence":"<script>alert(1)</script>","date":"2019-01","area":"E07000129"}"#
        let exchange = try await Wire.exchange(
          port: port,
          [
            head + "ce-type: \(type)\r\nce-id: \(value)\r\nce-subject: s\r\nContent-Length: \(data.utf8.count)\r\n\r\n"
              + data
          ])
        let parts = exchange.answer.components(separatedBy: "\r\n\r\n")
        #expect(parts[0].hasPrefix("HTTP/1.1 422 ") && parts.count == 2)
        #expect(!parts[0].lowercased().contains("set-cookie"))
        #expect(parts[0].contains("application/problem+json") && parts[0].contains("nosniff"))
        #expect(!parts[1].contains(token))
      }
      // The name of a source is no part of a header either.
      let other = try served.token("append:tests")
      let body = crime("x", source: #"e\r\nSet-Cookie: y=\u000d\u000a"#)
      let refused = try await Wire.exchange(
        port: port,
        [
          "POST /events HTTP/1.1\r\n\(HostileTests.close)Authorization: Bearer \(other)\r\n"
            + "Content-Type: application/cloudevents+json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
        ])
      #expect(refused.answer.hasPrefix("HTTP/1.1 403 "))
      #expect(!refused.answer.components(separatedBy: "\r\n\r\n")[0].contains("Cookie"))
      #expect(try served.ledger.length == 0)
    }
  }

  @Test("that holds connections keeps nobody out: of those that wait for a request the oldest goes")
  func connections() async throws {
    var limits = HostileTests.limits()
    (limits.connections, limits.connectionsOfAddress) = (40, 8)
    let served = try Served(limits: limits)
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      try await withThrowingTaskGroup(of: Wire.Exchange?.self) { group in
        for _ in 0..<24 {
          group.addTask { try await Wire.exchange(port: port, ["GET /health HTTP/1.1\r\nX-A:"]) }
        }
        group.addTask {
          try await Task.sleep(for: .milliseconds(200))
          for _ in 0..<6 {
            let request = "GET /health HTTP/1.1\r\n\(HostileTests.close)\r\n"
            let exchange = try await Wire.exchange(port: port, [request], for: .seconds(3))
            #expect(exchange.answer.hasPrefix("HTTP/1.1 200 "))
            #expect(served.server.connections.count <= 8)
          }
          return nil
        }
        // Those that were put out for others end; the rest are given up.
        var closedCount = 0
        while let exchange = try await group.next() {
          guard let exchange else { break }
          closedCount += exchange.isClosed ? 1 : 0
        }
        #expect(closedCount >= 16)
        group.cancelAll()
      }
    }
  }
}
