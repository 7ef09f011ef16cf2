import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("Who may")
struct AccessTests {
  private static let definition = event(
    "definition.adopted", "crimes", id: "d",
    data: """
      {"definition":{"indicator":"crimes","version":1,"title":"Crimes","effective":"2018-01-01","measure":"count",\
      "count":{"records":"crime"},"disclosure":{"suppressBelow":5}}}
      """)

  @Test(
    "append is settled by the source and the type of each event",
    arguments: [
      (["append:tests"], 201, 403, 403), (["append:other"], 403, 201, 403),
      (["append:tests", "append:other"], 201, 201, 403),
      (["append"], 201, 201, 403), (["append", "administer"], 201, 201, 201), (["administer"], 403, 403, 201),
      (["append:tes"], 403, 403, 403), (["append:tests/"], 403, 403, 403), (["read", "disclose"], 403, 403, 403),
    ])
  func append(scopes: [String], own: Int, other: Int, definition: Int) async throws {
    let served = try Served()
    let token = try TokenFile(of: served.ledger).create(
      name: "t", scopes: scopes.map { Scope($0)! }, now: Ledger.now
    ).secret
    try await served.server.application().test(.router) { client in
      #expect(try await client.append(crime("a"), token: token).status == own)
      #expect(try await client.append(crime("b", source: "other"), token: token).status == other)
      #expect(try await client.append(AccessTests.definition, token: token).status == definition)
      // One that is not allowed keeps the whole batch out, and is named.
      let mixed = try await client.append(
        batch([crime("c"), crime("d", source: "other")]), as: batchType, token: token)
      #expect(mixed.status == (own == 201 && other == 201 ? 201 : 403))
      if own == 201 && other == 403 { #expect(mixed.places == ["1 /source"]) }
    }
    let length = try served.ledger.length
    #expect(length == [own, other, definition].count { $0 == 201 } + (own == 201 && other == 201 ? 2 : 0))
  }

  @Test("no name of a source or type slips past by escapes, nulls or doubles")
  func disguises() async throws {
    let served = try Served()
    let token = try served.token("append:tests")
    try await served.server.application().test(.router) { client in
      for (from, to) in [
        (#""source":"tests""#, #""source":"tests","source":"other""#),
        (#""source":"tests""#, #""so\u0075rce":"other""#),
        (#""source":"tests""#, #""source":"\u006fther""#), (#""source":"tests""#, #""source":null"#),
        (#""source":"tests""#, #""source":["tests"]"#), (#""source":"tests""#, #""Source":"tests""#),
        (#""type":"crime.recorded""#, #""type":"party.er\u0061sed""#),
      ] {
        let reply = try await client.append(crime("a").replacing(from, with: to), token: token)
        #expect(reply.status == 403 || reply.status == 422, "\(to): \(reply.status)")
      }
    }
    #expect(try served.ledger.length == 0)
  }

  @Test("a request without a token, or with one that is not in force, is told how to show one")
  func challenges() async throws {
    let served = try Served()
    let file = TokenFile(of: served.ledger)
    let revoked = try file.create(name: "a", scopes: [.read, .append(source: nil)], now: Ledger.now).secret
    _ = try file.revoke(name: "a", now: Ledger.now)
    let good = try served.token("append")
    try await served.server.application().test(.router) { client in
      let none = try await client.append(crime("a"))
      #expect(none.status == 401)
      #expect(none.headers[.wwwAuthenticate] == #"Bearer realm="incident ledger", scope="append""#)
      for value in [
        "Bearer " + revoked, "Bearer", "Bearer ", "bearer x", "Basic " + Data("x:\(good)".utf8).base64EncodedString(),
        good, "Token " + good, "Bearer \(good), Bearer \(good)",
      ] {
        let reply = try await client.append(crime("a"), ["authorization": value])
        #expect(reply.status == 401, "\(value)")
        #expect(reply.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
        #expect(!reply.body.contains(good) && !reply.body.contains(revoked))
      }
      #expect(try await client.append(crime("a"), ["authorization": "bEARER  \(good) "]).status == 201)
    }
    #expect(try served.ledger.length == 1)
  }

  @Test("reading needs a token, or a server that is public; whoever watches it needs none")
  func reading() async throws {
    let figure = "/figures/crimes?area=E07000129&to=2019-03"
    for isPublic in [false, true] {
      let served = try Served(public: isPublic)
      let (reader, feed) = (try served.token("read"), try served.token("append"))
      let admin = try served.token("administer", "append")
      try await served.server.application().test(.router) { client in
        _ = try await client.append(
          batch([AccessTests.definition, crime("a"), crime("b")]), as: batchType, token: admin)
        #expect(try await client.get(figure).status == (isPublic ? 200 : 401))
        #expect(try await client.get(figure, token: feed).status == (isPublic ? 200 : 403))
        #expect(try await client.get(figure, token: reader).status == 200)
        #expect(try await client.get(figure, token: "wrong").status == 401)
        let basic = ["authorization": "Basic " + Data("anyone:\(reader)".utf8).base64EncodedString()]
        #expect(try await client.get(figure, basic).status == 200)
        #expect(try await client.get("/metrics").status == (isPublic ? 200 : 401))
        let metrics = try await client.get("/metrics", token: reader)
        #expect(metrics.body.contains("\nincident_ledger_events 3\n"))
        #expect(
          metrics.body.contains(#"http_requests_total{method="POST",route="/events",status="201"} 1"#),
          "\(metrics.body)")
        for path in ["/health", "/ready"] {
          #expect(try await client.get(path).status == 200)
          #expect(try await client.get(path, token: "wrong").status == 200)
        }
      }
    }
  }

  @Test("nobody is asked for a token as a password; whoever sends it so may read")
  func browsers() async throws {
    let served = try Served()
    try await served.server.application().test(.router) { client in
      let figure = "/figures/crimes?area=E07000129&to=2019-03"
      let page = try await client.get(figure, ["accept": "text/html,application/json;q=0.5"])
      #expect(page.status == 401)
      let program = try await client.get(figure)
      for reply in [page, program] {
        #expect(reply.headers[values: .wwwAuthenticate].allSatisfy { $0.hasPrefix("Bearer ") })
      }
    }
  }

  @Test("small numbers are kept from everyone without the scope")
  func disclosure() async throws {
    let served = try Served(public: true)
    let (reader, trusted) = (try served.token("read"), try served.token("disclose"))
    let admin = try served.token("administer", "append")
    let figure = "/figures/crimes?area=E07000129&to=2019-03"
    try await served.server.application().test(.router) { client in
      _ = try await client.append(
        batch([AccessTests.definition, crime("a"), crime("b")]), as: batchType, token: admin)
      for token in [nil, reader, trusted] {
        let reply = try await client.get(figure, token: token)
        // Whoever shows no token is told what was published, and nothing was.
        let shown = token == nil ? "[x]" : "[c]"
        #expect(reply.json["display"] as? String == shown && reply.json["value"] is NSNull, "\(reply.body)")
      }
      #expect(try await client.get(figure + "&disclose=1").status == 401)
      #expect(try await client.get(figure + "&disclose=1", token: reader).status == 403)
      let whole = try await client.get(figure + "&disclose=1", token: trusted)
      #expect(whole.status == 200 && whole.json["value"] as? Double == 2)
    }
  }
}
