import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("Events asked for")
struct EventPageTests {
  private static let link = HTTPField.Name("Link")!

  @Test(
    "are chosen by sequence, type, subject and time",
    arguments: [
      ("", 0..<44), ("?from=0&to=3", 0..<3), ("?from=42", 42..<44), ("?from=5&to=5", 5..<5), ("?from=100", 44..<44),
      ("?to=100", 0..<44), ("?type=population.estimated", 3..<5),
      ("?type=definition.adopted,coverage.declared", 5..<8), ("?type=crime.cancelled&subject=c4", 43..<44),
      ("?type=crime.cancelled&subject=c5", 0..<0), ("?subject=v0", 32..<33), ("?subject=none", 0..<0),
      ("?since=1999-01-01T00:00:00Z&to=1", 0..<1), ("?since=2999-01-01T00:00:00Z", 0..<0),
    ])
  func choice(query: String, sequences: Range<Int>) async throws {
    let (served, token) = try await World.served()
    let texts = try served.ledger.texts()
    #expect(texts.count == 44)
    try await served.server.application().test(.router) { client in
      let reply = try await client.get("/events" + query, token: token)
      #expect(reply.status == 200 && reply.headers[.contentType] == "application/x-ndjson")
      #expect(reply.body == texts[sequences].map { $0 + "\n" }.joined(), "\(reply.body)")
      #expect(reply.headers[EventPageTests.link] == nil)
      // The pinned address has the same events once more have come, but is not immutable: a party may be erased.
      let address = try #require(reply.headers[.contentLocation])
      _ = try await client.append(crime("more"), token: token)
      let pinned = try await client.get(address, token: token)
      #expect(pinned.body == reply.body && pinned.headers[.cacheControl] == "private, no-cache")
      let tag = try #require(pinned.headers[.eTag])
      #expect(try await client.get(address, token: token, ["if-none-match": tag]).status == 304)
    }
  }

  @Test("come in pages that lead on to each other, as lines or as a CloudEvents batch", arguments: ["lines", "batch"])
  func pages(format: String) async throws {
    let (served, token) = try await World.served()
    let texts = try served.ledger.texts().filter { $0.contains(#""type":"crime."#) }
    try await served.server.application().test(.router) { client in
      let types = "crime.recorded,crime.redated,crime.reclassified,crime.cancelled"
      var path: String? = "/events?type=\(types)&limit=7&to=44&format=\(format)"
      var (found, pages): ([String], Int) = ([], 0)
      while let next = path {
        let reply = try await client.get(next, token: token)
        #expect(reply.status == 200)
        if format == "lines" {
          found += reply.body.split(separator: "\n").map(String.init)
        } else {
          #expect(reply.headers[.contentType] == batchType)
          var document = JSONDocument()
          let bytes = Array(reply.body.utf8)
          try document.read(bytes[...])
          found += document.elements(document.root).map { String(decoding: bytes[document.range($0)], as: UTF8.self) }
        }
        pages += 1
        path = reply.headers[EventPageTests.link].map { link in
          #expect(link.hasSuffix(#">; rel="next""#))
          return String(link.dropFirst().split(separator: ">")[0])
        }
      }
      #expect(found == texts && pages == (texts.count + 6) / 7)
    }
  }

  @Test("of a rare type are looked for a part of the ledger at a time")
  func looks() async throws {
    let (served, _) = try await World.served()
    var filter = EventFilter(types: [.crimeCancelled])
    let bounds = EventPage.Bounds(events: 5, bytes: 1000, looks: 10)
    var (next, pages, found) = (0, 0, [Int]())
    while next < 44 {
      let page = try EventPage(of: served.server.threads.reader, in: next..<44, matching: filter, bounds: bounds)
      #expect(page.next > next && page.next - next <= 10)
      (next, pages, found) = (page.next, pages + 1, found + page.events.map(\.sequence))
    }
    #expect(found == [43] && pages == 5)
    // A subject's events need no search.
    filter.subject = "c4"
    #expect(try EventPage(of: served.server.threads.reader, in: 0..<44, matching: filter, bounds: bounds).next == 44)
    // Long events end a page early, and the first is always there.
    let small = try EventPage(
      of: served.server.threads.reader, in: 0..<44, matching: EventFilter(),
      bounds: EventPage.Bounds(events: 5, bytes: 1, looks: 10))
    #expect(small.events.count == 1 && small.next == 1)
  }

  @Test("name no party that was erased, at an address that was asked for before, too")
  func erasure() async throws {
    let served = try Served()
    let token = try served.token("append", "disclose", "administer")
    let heard = event(
      "marac.heard", "m", id: "m",
      data: #"{"party":"p1","date":"2019-01-02","area":"E07000129","contact":["threat"],"risk":"high"}"#)
    try await served.server.application().test(.router) { client in
      _ = try await client.append(heard, token: token)
      let before = try await client.get("/events?from=0&to=1", token: token)
      #expect(before.body.contains("\"p1\""))
      let erased = event("party.erased", "p1", id: "e", data: "{}")
      #expect(try await client.append(erased, token: token).status == 201)
      let tag = try #require(before.headers[.eTag])
      let after = try await client.get("/events?from=0&to=1", token: token, ["if-none-match": tag])
      #expect(after.status == 200 && after.body.contains("[erased]") && !after.body.contains("p1"))
    }
  }

  @Test("need the scope disclose, whoever may read")
  func scope() async throws {
    let served = try Served(public: true)
    let (reader, trusted) = (try served.token("read"), try served.token("disclose"))
    try await served.server.application().test(.router) { client in
      for path in ["/events", "/events/stream"] {
        let none = try await client.get(path)
        #expect(none.status == 401)
        #expect(try await client.get(path, token: reader).status == 403)
      }
      #expect(try await client.get("/events", token: trusted).status == 200)
    }
  }
}
