import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("An answer that may be kept")
struct ConditionalTests {
  /// An erasure changes any answer, also one whose point is pinned.
  private static let askedAgain = "private, no-cache"

  @Test(
    "is asked for again; one that is not pinned says which pinned address it equals, which stays but for erasures",
    arguments: World.questions)
  func pinning(question: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let now = try await client.get(question, token: token)
      #expect(now.status == 200 && now.headers[.cacheControl] == ConditionalTests.askedAgain, "\(now.body)")
      let address = try #require(now.headers[.contentLocation])
      let pinned = try await client.get(address, token: token)
      #expect(pinned.status == 200 && pinned.body == now.body)
      #expect(pinned.headers[.cacheControl] == ConditionalTests.askedAgain)
      #expect(pinned.headers[.contentLocation] == nil)
      let tag = try #require(pinned.headers[.eTag])
      #expect(tag.hasPrefix("\"") && tag == now.headers[.eTag])
      #expect(pinned.headers[.vary] == "Accept, Authorization, Cookie, Accept-Encoding")
      // What is learned later changes the one and not the other.
      #expect(try await client.append(batch(ConditionalTests.more), as: batchType, token: token).status == 201)
      let later = try await client.get(address, token: token, ["if-none-match": tag])
      #expect(later.status == 304 && later.body.isEmpty && later.headers[.eTag] == tag)
      #expect(try await client.get(address, token: token).body == now.body)
      let erasure = event("party.erased", "nobody", id: "erasure")
      #expect(try await client.append(erasure, token: token).status == 201)
      let after = try await client.get(address, token: token, ["if-none-match": tag])
      #expect(after.status == 200 && after.headers[.eTag] != tag && after.body == now.body)
      let changed = try await client.get(question, token: token, ["if-none-match": tag])
      #expect(changed.status == 200 && changed.body != now.body)
    }
  }

  /// What changes the answer to every question.
  private static let more = [
    crime("late", date: "2018-11"),
    event("area.assigned", "E07000131", id: "new", data: #"{"name":"N","level":"district"}"#),
    event(
      "definition.adopted", "crimes", id: "d3",
      data: """
        {"definition":{"indicator":"crimes","version":3,"title":"All crimes","effective":"2018-08-01",\
        "policy":"restated","measure":"rate","count":{"records":"crime"}}}
        """),
    event(
      "coverage.declared", "c", id: "later",
      data: #"{"feed":"crime","area":"E10000018","start":"2018-11-01","end":"2018-12-01","status":"missing"}"#),
  ]

  @Test("a point of knowledge that more can still come to is not settled")
  func unsettled() async throws {
    let (served, token) = try await World.served()
    let last = try #require(try served.ledger.lastTime).description
    try await served.server.application().test(.router) { client in
      let path = "/figures/crimes?area=E10000018&to=2018-12&known-at="
      let open = try await client.get(path + last, token: token)
      #expect(open.headers[.cacheControl] == ConditionalTests.askedAgain)
      #expect(open.headers[.contentLocation]?.contains("known-at=%23\(World.events.count)&") == true)
      _ = try await client.append(crime("next"), token: token)
      let settled = try await client.get(path + last, token: token)
      #expect(settled.headers[.cacheControl] == ConditionalTests.askedAgain)
      #expect(settled.body == open.body)
    }
  }

  @Test("a tag is found in a list, weak or not, and an old one is not")
  func tags() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let path = "/areas?known-at=%232"
      let tag = try #require(try await client.get(path, token: token).headers[.eTag])
      for (value, status) in [
        (tag, 304), ("W/" + tag, 304), ("\"a\", " + tag, 304), ("\"a\",W/\(tag) , \"b\"", 304), ("*", 304),
        ("\"a\"", 200),
        (String(tag.dropFirst()), 200), ("", 200),
      ] {
        #expect(try await client.get(path, token: token, ["if-none-match": value]).status == status, "\(value)")
      }
      // Another form is another representation.
      #expect(try await client.get(path + "&format=csv", token: token).headers[.eTag] != tag)
    }
  }

  @Test("what is of the ledger is shared by no cache, whoever asks; what is not, by any")
  func sharing() async throws {
    let served = try Served(public: true)
    let token = try served.token("read")
    try await served.server.application().test(.router) { client in
      let open = try await client.get("/areas?known-at=%230")
      #expect(open.headers[.cacheControl] == "private, no-cache")
      #expect(try await client.get("/openapi.yaml").headers[.cacheControl] == "public, no-cache")
      #expect(try await client.get("/areas", token: token).headers[.cacheControl] == "private, no-cache")
    }
  }
}
