import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import NIOCore
import Synchronization
import Testing

@testable import Server

/// A value that several tasks change.
private final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }

  func withLock<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
    value.withLock { body(&$0) }
  }
}

/// The program as it is served to many at once.
@Suite("Many clients at once", .serialized, .ownThreads)
struct ManyClientsTests {
  @Test("two feeds that send the same batch get one copy of it")
  func sameBatch() async throws {
    let served = try await ServedProcess()
    let token = try served.token("append")
    let rounds = 20
    for round in 0..<rounds {
      let body = batch((0..<5).map { crime("r\(round)-\($0)") })
      async let first = served.connected { try await $0.append(body, token: token) }
      async let second = served.connected { try await $0.append(body, token: token) }
      let statuses = try await [first.status, second.status]
      #expect(statuses.sorted() == [200, 201])
    }
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
    let ledger = try Ledger(at: served.ledgerPath, access: .readOnly)
    #expect(try ledger.length == rounds * 5)
    #expect(try ledger.verifyJournal().isEmpty)
  }

  @Test("what was acknowledged is there after a stop in the middle, asked for or not", arguments: [SIGTERM, SIGKILL])
  func stop(signal: Int32) async throws {
    let served = try await ServedProcess()
    let token = try served.token("append")
    let acknowledged = Shared<[String]>([])
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<6 {
        group.addTask {
          // A connection that ends is what this is about.
          try? await served.connected { connection in
            for number in 0..<100_000 {
              let name = "c\(client)-\(number)"
              let reply = try await connection.append(batch([crime(name), crime(name + "-b")]), token: token)
              guard reply.status == 201 else {
                #expect(reply.status == 503)
                return
              }
              acknowledged.withLock { $0.append(name) }
            }
          }
        }
      }
      while acknowledged.withLock({ $0.count }) < 100 { try? await Task.sleep(for: .milliseconds(5)) }
      served.signal(signal)
    }
    #expect(try await served.end() == (signal == SIGTERM ? 0 : SIGKILL))
    let ledger = try Ledger(at: served.ledgerPath)
    var there: Set<String> = []
    try ledger.forEachEvent(in: 0..<ledger.length) { _, _, json in
      let event = (try? JSONSerialization.jsonObject(with: Data(json))) as? [String: Any]
      there.insert(event?["subject"] as? String ?? "")
      return true
    }
    for name in acknowledged.withLock({ $0 }) {
      #expect(there.contains(name) && there.contains(name + "-b"), "\(name) was acknowledged")
    }
    // Batches are whole, and the ledger goes on.
    #expect(there.allSatisfy { there.contains($0.hasSuffix("-b") ? String($0.dropLast(2)) : $0 + "-b") })
    #expect(try ledger.verifyJournal().isEmpty)
    #expect(try appendOne("after", to: ledger) == 1)
  }

  /// An append blocks its thread, so it stays outside of asynchronous code.
  private func appendOne(_ subject: String, to ledger: Ledger) throws -> Int {
    try ledger.append { batch in _ = try batch.add(Array(crime(subject).utf8)) }.result.appended
  }

  @Test("figures asked for while events come are those of the command, and no event is lost")
  func load() async throws {
    let served = try await ServedProcess()
    let (token, admin) = (try served.token("append"), try served.token("append", "administer"))
    let definition = event(
      "definition.adopted", "crimes", id: "definition",
      data: """
        {"definition":{"indicator":"crimes","version":1,"title":"Crimes","effective":"2018-01-01","disclosure":{"none":"Made up"},"measure":"count",\
        "count":{"records":"crime"}}}
        """)
    let area = event("area.assigned", "E07000129", id: "area", data: #"{"name":"Blaby","level":"district"}"#)
    #expect(try await served.connected { try await $0.append(batch([definition, area]), token: admin) }.status == 201)
    let (feeds, batches, size) = (4, 40, 5)
    let path = "/figures/crimes?area=E07000129&to=2019-01"
    let answers = Shared<[String: String]>([:])
    let isOver = Shared(false)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          try await served.connected { connection in
            while !isOver.withLock({ $0 }) {
              let reply = try await connection.ask(path)
              #expect(reply.status == .ok)
              let pinned = try #require(reply.headers[.contentLocation])
              let point = try #require(
                URLComponents(string: pinned)?.queryItems?.first { $0.name == "known-at" }?.value)
              let body = reply.body.map { String(buffer: $0) }
              answers.withLock { $0[point] = body }
            }
          }
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { writers in
        for feed in 0..<feeds {
          writers.addTask {
            try await served.connected { connection in
              for number in 0..<batches {
                let events = (0..<size).map { crime("f\(feed)-\(number)-\($0)", source: "feed/\(feed)") }
                let reply = try await connection.append(batch(events), token: token)
                #expect(reply.status == 201)
              }
            }
          }
        }
        try await writers.waitForAll()
      }
      isOver.withLock { $0 = true }
      try await group.waitForAll()
    }
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
    #expect(try !served.messages.contains(token))
    let found = answers.withLock { $0 }
    #expect(found.count > 3)
    for (point, answer) in found.sorted(by: { $0.key < $1.key }).prefix(12) {
      let printed = try await served.run(
        ["figure", "crimes", "--area", "E07000129", "--to", "2019-01", "--known-at", point, "--format", "json"])
      #expect(answer == printed)
    }
    let ledger = try Ledger(at: served.ledgerPath, access: .readOnly)
    #expect(try ledger.length == 2 + feeds * batches * size)
    #expect(try ledger.verifyJournal().isEmpty)
  }
}
