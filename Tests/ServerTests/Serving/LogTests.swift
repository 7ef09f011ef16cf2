import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Logging
import Testing

@testable import Server

@Suite("The log", .ownThreads)
struct LogTests {
  @Test("names the token that appended, and holds the secret of none, at whatever level")
  func secrets() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: KeptLog.logger(lines))
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
      ("info appended", "leicestershire feed", "/events"), ("info disclosed", "leicestershire feed", "/events"),
      ("info not allowed", "none", "/events"),
    ] {
      let line = lines.entries(word).first
      #expect(line?.contains("token=" + token) == true && line?.contains("route=" + route) == true, "\(text)")
    }
    for secret in [good, revoked, wrong] { #expect(!text.contains(secret.dropFirst(4)), "\(text)") }
  }

  @Test("says of each append who sent how many events of which types, and where they stand; nothing that they say")
  func appends() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: KeptLog.logger(lines))
    let token = try served.token("append:tests", name: "feed")
    try await served.server.application().test(.router) { client in
      let events = [
        crime("SUBJECT-1", more: #","party":"PARTY","location":"PLACE""#), crime("SUBJECT-2"),
        event("crime.cancelled", "SUBJECT-1", id: "c", data: #"{"reason":"REASON","note":"NOTE"}"#),
      ]
      #expect(try await client.append(batch(events), as: batchType, token: token).status == 201)
      #expect(try await client.append(batch(events + [crime("SUBJECT-3")]), as: batchType, token: token).status == 201)
      #expect(try await client.append(events[0], token: token).status == 200)
      let refused = [
        (crime("SUBJECT-4", source: "SOURCE"), 403), (event("practice.noted", "SUBJECT-5"), 403),
        (crime("SUBJECT-2", id: "other"), 422), (crime("SUBJECT-9", id: "c"), 409), ("{", 400),
        (crime("SUBJECT-6", source: "SOURCE") + crime("SUBJECT-7"), 400),
      ]
      for (body, status) in refused {
        let reply = try await client.append(body, token: token)
        #expect(reply.status == status, "\(reply.body)")
      }
      #expect(try await client.append(crime("SUBJECT-8")).status == 401)
    }
    #expect(
      lines.entries("info appended") == [
        "info appended appended=3 duplicates=0 from=0 route=/events to=3 token=feed "
          + "types=crime.recorded:2 crime.cancelled:1",
        "info appended appended=1 duplicates=3 from=3 route=/events to=4 token=feed types=crime.recorded:1",
        "info appended appended=0 duplicates=1 route=/events token=feed",
      ])
    #expect(
      lines.entries("info not appended") == [
        "info not appended faults=1 lacking=append route=/events status=403 token=feed",
        "info not appended faults=1 lacking=annotate route=/events status=403 token=feed",
        "info not appended faults=1 route=/events status=422 token=feed",
        "info not appended faults=1 route=/events status=409 token=feed",
        "info not appended faults=1 route=/events status=400 token=feed",
        "info not appended faults=1 route=/events status=400 token=feed",
        "info not appended faults=0 route=/events status=401 token=none",
      ])
    for word in ["SUBJECT", "PARTY", "PLACE", "REASON", "NOTE", "SOURCE"] { #expect(!lines.text.contains(word)) }
  }

  @Test("says who saw what is kept back from others, by the interface and on pages, and of which indicator")
  func disclosures() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: KeptLog.logger(lines))
    try served.ledger.add(World.events)
    let token = try served.token("disclose", name: "analyst")
    let question = "area=E10000018&to=2018-12"
    try await served.server.application().test(.router) { client in
      for path in [
        "/figures/crimes?\(question)", "/figures/crimes?\(question)&disclose=1", "/events", "/areas/unplaced",
        "/indicators/crimes?quarter=2018-19-Q3", "/indicators/crimes?quarter=2018-19-Q3&disclose=1",
        "/?disclose=1", "/figures/PERSON%0A?\(question)&disclose=1",
      ] { _ = try await client.get(path, token: token) }
      _ = try await client.get("/areas", token: token, ["accept": "text/html"])
      _ = try await client.get("/events")
    }
    #expect(
      lines.entries("info disclosed") == [
        "info disclosed indicator=crimes route=/figures/{indicator} token=analyst",
        "info disclosed route=/events token=analyst", "info disclosed route=/areas/unplaced token=analyst",
        "info disclosed indicator=crimes route=/indicators/{indicator} token=analyst",
        "info disclosed route=/ token=analyst", "info disclosed route=/figures/{indicator} token=analyst",
        "info disclosed route=/areas token=analyst",
      ], "\(lines.text)")
  }

  @Test("keeps an entry on one line, whatever a token is called or a caller sends")
  func forged() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: KeptLog.logger(lines))
    let name = "a\ninfo appended appended=9 token=b\u{2028}x\u{1B}[2J"
    let token = try served.token("append", "disclose", name: name)
    try await served.server.application().test(.router) { client in
      #expect(try await client.append(crime("a"), token: token).status == 201)
      _ = try await client.get("/events?from=%0Ainfo%20appended", token: token)
      _ = try await client.get("/figures/%0Ainfo%20appended?disclose=1", token: token)
      _ = try await client.get("/%0Ainfo%20appended", token: token)
      _ = try await client.append(crime("b"), as: "text/\tplain", token: token)
    }
    #expect(lines.entries("info appended").count == 1)
    for line in lines.all {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x1B }, "\(line)")
    }
    #expect(
      lines.entries("info appended")[0].contains(
        "token=\"a info appended appended=9 token=b x\u{FFFD}[2J\""), "\(lines.text)")
  }

  @Test("quotes what could be taken for another member of an entry")
  func quotes() {
    let lines = KeptLog.Lines()
    var logger = KeptLog.logger(lines)
    logger.handler = OneLineLog(logger.handler)
    logger[metadataKey: "kept"] = "a=\"b\"\n"
    logger.info("m\r\nn", metadata: ["list": ["x=1", "y"], "plain": "a b"])
    #expect(lines.all == [#"info m  n kept="a=\"b\" " list=["\"x=1\"", "y"] plain=a b"#], "\(lines.all)")
  }
}
