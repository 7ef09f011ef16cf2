import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Synchronization
import Testing

@testable import Server

/// What came of a stream, as a browser reads it.
private struct Seen {
  var events: [(id: Int, data: String)] = []
  /// The id to come back with.
  var lastID: Int?
  var text: String

  /// - Parameter answer: the bytes of an answer in chunks (RFC 9112, section 7.1), perhaps cut short.
  init(_ answer: String) {
    var rest = Substring(answer.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")).utf8[...]
    var body: [UInt8] = []
    while let line = rest.firstRange(of: "\r\n".utf8),
      let count = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16)
    {
      let chunk = rest[line.upperBound...].prefix(count)
      body += chunk
      rest = rest[line.upperBound...].dropFirst(count + 2)
    }
    text = String(decoding: body, as: UTF8.self)
    for block in text.components(separatedBy: "\n\n").dropLast() {
      var (id, data): (Int?, String?) = (nil, nil)
      for line in block.split(separator: "\n") {
        if line.hasPrefix("id: ") { id = Int(line.dropFirst(4)) }
        if line.hasPrefix("data: ") { data = String(line.dropFirst(6)) }
      }
      lastID = id ?? lastID
      if let id, let data { events.append((id, data)) }
    }
  }
}

@Suite("A stream of events", .ownThreads)
struct StreamTests {
  private static func request(_ path: String, _ token: String, after last: Int? = nil) -> String {
    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
      + (last.map { "Last-Event-ID: \($0)\r\n" } ?? "") + "\r\n"
  }

  private static func limits() -> ServerLimits {
    var limits = ServerLimits()
    limits.streams = 2
    limits.beatSeconds = 0
    return limits
  }

  @Test("that is cut again and again has every event once, in order, while two feeds append")
  func cuts() async throws {
    let served = try Served()
    let token = try served.token("append", "disclose")
    let (batches, size) = (40, 3)
    let events = try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      return try await withThrowingTaskGroup(of: Void.self) { group in
        for feed in 0..<2 {
          group.addTask {
            try await TestClient.connected(port: port) { connection in
              for number in 0..<batches {
                let events = (0..<size).map { crime("f\(feed)-\(number)-\($0)", source: "feed/\(feed)") }
                #expect(try await connection.append(batch(events), token: token).status == 201)
                try await Task.sleep(for: .milliseconds(10))
              }
            }
          }
        }
        var (found, cuts): ([(id: Int, data: String)], Int) = ([], 0)
        var last: Int?
        while found.count < 2 * batches * size, cuts < 200 {
          let wanted = 1 + cuts * 7 % 23
          let exchange = try await Wire.exchange(
            port: port, [StreamTests.request("/events/stream?from=0", token, after: last)]
          ) { Seen($0).events.count >= wanted }
          let seen = Seen(exchange.answer)
          found += seen.events
          last = seen.lastID ?? last
          cuts += 1
        }
        #expect(cuts > 5)
        try await group.waitForAll()
        return found
      }
    }
    #expect(events.map(\.id) == Array(0..<2 * batches * size))
    let texts = try served.ledger.texts()
    #expect(events.map(\.data) == texts)
  }

  @Test("that a filter keeps empty beats, and is gone on with from there")
  func beats() async throws {
    let served = try Served(limits: StreamTests.limits())
    let token = try served.token("append", "disclose", "administer")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      let path = "/events/stream?type=party.erased"
      // There is nothing to come back to before the first event.
      let empty = try await Wire.exchange(port: port, [StreamTests.request(path + "&from=0", token)]) {
        Seen($0).text.contains("\n\n:\n\n")
      }
      #expect(Seen(empty.answer).lastID == nil)
      _ = try await client.append(batch((0..<9).map { crime("c\($0)") }), as: batchType, token: token)
      let quiet = try await Wire.exchange(port: port, [StreamTests.request(path + "&from=0", token)]) {
        Seen($0).lastID != nil
      }
      #expect(Seen(quiet.answer).lastID == 8 && Seen(quiet.answer).events.isEmpty)
      _ = try await client.append(event("party.erased", "p", id: "e", data: "{}"), token: token)
      let next = try await Wire.exchange(port: port, [StreamTests.request(path, token, after: 8)]) {
        !Seen($0).events.isEmpty
      }
      #expect(Seen(next.answer).events.map(\.id) == [9])
      #expect(Seen(next.answer).events[0].data.contains("[erased]"))
    }
  }

  @Test("ends with its token: nothing that is appended after that is seen")
  func revoked() async throws {
    let served = try Served(limits: StreamTests.limits())
    let (feed, reader) = (try served.token("append"), try served.token("disclose"))
    let file = TokenFile(of: served.ledger)
    let name = try #require(file.tokens().last?.name)
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      _ = try await client.append(crime("before"), token: feed)
      async let stream = Wire.exchange(port: port, [StreamTests.request("/events/stream?from=0", reader)]) {
        $0.contains("after")
      }
      try await Task.sleep(for: EventStream.lookInterval * 3)
      _ = try file.revoke(name: name, now: Ledger.now)
      _ = try await client.append(crime("after"), token: feed)
      let seen = Seen(try await stream.answer)
      #expect(seen.events.map(\.id) == [0])
    }
  }

  @Test("from beyond the end waits for the sequence that was asked for, and gives nothing before it")
  func beyond() async throws {
    var limits = StreamTests.limits()
    limits.streams = 3
    let served = try Served(limits: limits)
    let token = try served.token("append", "disclose")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      _ = try await client.append(batch((0..<3).map { crime("a\($0)") }), as: batchType, token: token)
      async let waiting = Wire.exchange(port: port, [StreamTests.request("/events/stream?from=8", token)]) {
        Seen($0).events.count >= 3
      }
      // A client that has seen more than this copy of the ledger holds, and one that has seen all of it.
      async let ahead = Wire.exchange(port: port, [StreamTests.request("/events/stream?from=0", token, after: 7)]) {
        Seen($0).events.count >= 3
      }
      async let level = Wire.exchange(port: port, [StreamTests.request("/events/stream", token, after: 2)]) {
        Seen($0).events.count >= 8
      }
      for part in ["b", "c"] {
        _ = try await client.append(batch((0..<4).map { crime("\(part)\($0)") }), as: batchType, token: token)
      }
      #expect(Seen(try await waiting.answer).events.map(\.id) == [8, 9, 10])
      #expect(Seen(try await ahead.answer).events.map(\.id) == [8, 9, 10])
      #expect(Seen(try await level.answer).events.map(\.id) == Array(3...10))
    }
  }

  @Test("begins after the last id, at the sequence named, or with the next event")
  func beginnings() async throws {
    let served = try Served(limits: StreamTests.limits())
    let token = try served.token("append", "disclose")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      _ = try await client.append(batch((0..<5).map { crime("c\($0)") }), as: batchType, token: token)
      for (path, last, ids) in [
        ("?from=3", nil, [3, 4]), ("?from=0", 1, [2, 3, 4]), ("?from=0&subject=c3", nil, [3]),
        ("?from=0&type=crime.recorded", 3, [4]),
      ] as [(String, Int?, [Int])] {
        let exchange = try await Wire.exchange(
          port: port, [StreamTests.request("/events/stream" + path, token, after: last)]
        ) { Seen($0).events.count >= ids.count }
        #expect(Seen(exchange.answer).events.map(\.id) == ids, "\(path)")
        #expect(exchange.answer.contains("text/event-stream") && exchange.answer.contains("no-store"))
      }
      let new = try await Wire.exchange(port: port, [StreamTests.request("/events/stream", token)]) {
        Seen($0).lastID != nil
      }
      #expect(Seen(new.answer).events.isEmpty && Seen(new.answer).lastID == 4)
      for last in ["-1", "x", "9223372036854775807", "99999999999999999999"] {
        #expect(try await client.get("/events/stream", token: token, ["last-event-id": last]).status == 400)
      }
    }
  }

  @Test("has a place, of which there are only so many, and gives it back when the client goes")
  func places() async throws {
    let served = try Served(limits: StreamTests.limits())
    let token = try served.token("disclose")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            _ = try await Wire.exchange(
              port: port, [StreamTests.request("/events/stream", token)], for: .seconds(60))
          }
        }
        try await StreamTests.waits { served.server.streams.count == 2 }
        let reply = try await client.get("/events/stream", token: token)
        #expect(reply.status == 503 && reply.headers[.retryAfter] == "30")
        group.cancelAll()
      }
      try await StreamTests.waits { served.server.streams.count == 0 }
      let again = try await Wire.exchange(port: port, [StreamTests.request("/events/stream", token)]) {
        $0.contains("retry:")
      }
      #expect(again.answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  /// Waits until something is so; long before it gives up.
  private static func waits(until condition: () -> Bool) async throws {
    for _ in 0..<1000 where !condition() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(condition())
  }

  @Test("ends when the server stops, and is gone on with later")
  func stop() async throws {
    let served = try await ServedProcess()
    let token = try served.token("append", "disclose")
    async let exchange = Wire.exchange(
      port: served.port, [StreamTests.request("/events/stream?from=0", token)], for: .seconds(10))
    #expect(try await served.connected { try await $0.append(batch([crime("a")]), token: token) }.status == 201)
    try await Task.sleep(for: .milliseconds(500))
    served.signal(SIGTERM)
    let ended = try await exchange
    #expect(ended.isClosed && Seen(ended.answer).lastID == 0)
    #expect(ended.answer.hasSuffix("0\r\n\r\n"))
    #expect(try await served.end() == 0)
  }
}
