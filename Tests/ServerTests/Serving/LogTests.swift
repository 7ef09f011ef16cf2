import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Logging
import Synchronization
import Testing

@testable import Server

/// Keeps what is logged.
private struct KeptLog: LogHandler {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func append(_ line: String) { lines.withLock { $0.append(line) } }

    var text: String { lines.withLock { $0.joined(separator: "\n") } }
  }

  let lines: Lines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    lines.append("\(event.level) \(event.message) \(all)")
  }
}

@Suite("The log", .ownThreads)
struct LogTests {
  @Test("names the token that appended, and holds the secret of none, at whatever level")
  func secrets() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: Logger(label: "tests") { _ in KeptLog(lines: lines) })
    let good = try served.token("append", "disclose", name: "leicestershire feed")
    let revoked = try served.token("append", name: "gone")
    _ = try TokenFile(of: served.ledger).revoke(name: "gone", now: Ledger.now)
    let wrong = "ilt_" + String(repeating: "w", count: 43)
    try await served.server.application().test(.live) { client in
      let taken = try await client.append(crime("a"), token: good)
      #expect(taken.status == 201)
      #expect(try await client.append(crime("b", source: "\(good)"), token: revoked).status == 401)
      #expect(try await client.append(crime("b"), as: "text/plain", token: good).status == 415)
      #expect(try await client.append(crime("b", date: good), token: good).status == 422)
      #expect(try await client.get("/events?token=\(good)", token: wrong).status == 401)
      #expect(try await client.get("/events?\(good)=1", token: good).status == 400)
      #expect(try await client.get("/\(good)", token: good).status == 404)
      let basic = Data("x:\(good)".utf8).base64EncodedString()
      #expect(try await client.get("/events", ["authorization": "Basic " + basic]).status == 200)
      #expect(!lines.text.contains(basic))
    }
    let text = lines.text
    // Who appended, who saw single records, and who was not let in.
    for (word, token, route) in [
      ("info appended", "leicestershire feed", nil), ("info disclosed", "leicestershire feed", "/events"),
      ("info not allowed", "none", "/events"),
    ] {
      let line = text.split(separator: "\n").first { $0.hasPrefix(word) }
      #expect(line?.contains("token=" + token) == true, "\(text)")
      if let route { #expect(line?.contains("route=" + route) == true) }
    }
    for secret in [good, revoked, wrong] { #expect(!text.contains(secret.dropFirst(4)), "\(text)") }
  }
}
