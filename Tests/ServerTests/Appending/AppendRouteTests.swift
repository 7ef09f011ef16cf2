import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("POST /events")
struct AppendRouteTests {
  @Test("answers 201 with what append prints, and 200 where all of it was there already")
  func answers() async throws {
    let served = try Served()
    let token = try served.token("append:tests")
    try await served.server.application().test(.router) { client in
      let first = try await client.append(crime("c1"), token: token)
      let root = Digest.hex(try served.ledger.root(size: 1))
      #expect(first.status == 201)
      #expect(first.headers[.contentType] == "application/json")
      #expect(first.headers[.location] == "/events?from=0&to=1")
      #expect(first.body == #"{"appended":1,"duplicates":0,"refused":0,"sequence":1,"root":"\#(root)"}"# + "\n")
      let again = try await client.append(crime("c1"), token: token)
      #expect(again.status == 200)
      #expect(again.headers[.location] == nil)
      #expect(again.body == #"{"appended":0,"duplicates":1,"refused":0,"sequence":1,"root":"\#(root)"}"# + "\n")
      let both = try await client.append(batch([crime("c1"), crime("c2")]), as: batchType, token: token)
      #expect(both.status == 201)
      #expect(both.json["appended"] as? Int == 1 && both.json["duplicates"] as? Int == 1)
      #expect(try await client.append("[]", as: batchType, token: token).status == 200)
    }
    #expect(try served.ledger.length == 2)
  }

  @Test("takes the same event in each mode as the same event")
  func modes() async throws {
    let served = try Served()
    let token = try served.token("append")
    let headers = [
      "ce-specversion": "1.0", "ce-id": "1", "CE-Source": "tests", "ce-type": "crime.recorded", "ce-subject": "c1",
    ]
    let data = #"{"area":"E07000129","offence":"burglary","date":"2019-01-02"}"#
    try await served.server.application().test(.router) { client in
      let binary = try await client.append(data, as: "application/json; charset=UTF-8", token: token, headers)
      #expect(binary.status == 201, "\(binary.body)")
      for (body, type) in [
        (crime("c1", id: "1"), "application/cloudevents+json; charset=\"utf-8\""),
        (batch([crime("c1", id: "1")]), "Application/CloudEvents-Batch+JSON"),
        ("# a comment\n\n" + crime("c1", id: "1") + "\r\n", "application/x-ndjson"),
      ] {
        let reply = try await client.append(body, as: type, token: token)
        #expect(reply.status == 200 && reply.json["duplicates"] as? Int == 1, "\(type): \(reply.body)")
      }
      let vendor = try await client.append(data, as: "application/vnd.police+json", token: token, headers)
      #expect(vendor.status == 200)
    }
    #expect(
      try served.ledger.texts().first?.hasSuffix(
        #""sequence":0,"source":"tests","specversion":"1.0","subject":"c1","type":"crime.recorded"}"#) == true)
  }

  @Test("decodes the headers of the binary mode, and refuses those that are not encoded rightly")
  func headers() async throws {
    let served = try Served()
    let token = try served.token("append")
    let attributes = ["ce-specversion": "1.0", "ce-source": "tests", "ce-type": "crime.recorded"]
    let data = #"{"area":"E07000129","offence":"burglary","date":"2019-01-02"}"#
    try await served.server.application().test(.router) { client in
      func send(_ more: [String: String], body: String = data) async throws -> ServedReply {
        let headers = attributes.merging(more) { $1 }
        return try await client.append(body, as: "application/json", token: token, headers)
      }
      // The example of the binding, section 3.1.3.2.
      let spelled = try await send(["ce-id": "1", "ce-subject": "Euro%20%E2%82%AC%20%F0%9F%98%80"])
      #expect(spelled.status == 201, "\(spelled.body)")
      #expect(try served.ledger.texts()[0].contains(#""subject":"Euro € 😀""#))
      for wrong in ["%C0%A0", "%ED%A0%80", "%E2%82", "100%", "%zz", "é", "\"open"] {
        let reply = try await send(["ce-id": "2", "ce-subject": wrong])
        if wrong == "\"open" {
          #expect(reply.status == 201, "a quote that closes nothing stands for itself")
        } else {
          #expect(reply.status == 400 && reply.places == ["0 /subject"], "\(wrong): \(reply.body)")
        }
      }
      let content = try await send(["ce-id": "3", "ce-subject": "s", "ce-datacontenttype": "application/json"])
      #expect(content.status == 400 && content.places == ["0 /datacontenttype"])
      let smuggled = try await send(["ce-id": "3", "ce-subject": "s"], body: data + #","id":"other""#)
      #expect(smuggled.status == 400 && smuggled.places == ["0 /data"])
      let missing = try await send(["ce-subject": "s"])
      #expect(missing.status == 422 && missing.places == ["0 /id"])
      let name = try await send(["ce-id": "4", "ce-subject": "t", "ce-my-thing": "x"])
      #expect(name.status == 422 && name.places == ["0 /my-thing"])
    }
    #expect(try served.ledger.length == 2)
  }

  @Test("names each event that is refused, and appends nothing of its batch")
  func refusals() async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      #expect(try await client.append(crime("c1"), token: token).status == 201)
      let broken = try await client.append(
        batch([
          crime("c2"), crime("c3", date: "2019-02-30"), crime("c1", id: "other"), #"{"id":"x","source":"tests"}"#,
          event("crime.flagged", "c1", id: "f", data: #"{"flags":["x"],"a/b":1}"#),
        ]), as: batchType, token: token)
      #expect(broken.status == 422)
      #expect(broken.headers[.contentType] == "application/problem+json")
      #expect(
        broken.places == [
          "1 /data/date", "2 /subject", "3 /specversion", "3 /type", "3 /subject", "3 /data", "4 /data/a~1b",
        ])
      let entry = (broken.json["errors"] as? [[String: Any]])?.first
      #expect(entry?["value"] as? String == "2019-02-30")
      #expect((entry?["rule"] as? String)?.isEmpty == false && (entry?["remedy"] as? String)?.isEmpty == false)
      let conflict = try await client.append(crime("c1", offence: "robbery"), token: token)
      #expect(conflict.status == 409 && conflict.places == ["0 /id"])
      let mixed = try await client.append(
        batch([crime("c1", offence: "robbery"), crime("c4", date: "x")]), as: batchType, token: token)
      #expect(mixed.status == 422 && mixed.places == ["0 /id", "1 /data/date"])
    }
    #expect(try served.ledger.length == 1)
  }

  @Test(
    "answers 400 to what is no JSON",
    arguments: [
      ("application/cloudevents+json", ""), ("application/cloudevents+json", "{"),
      ("application/cloudevents+json", "{}{}"), (batchType, ""), (batchType, "{}"), (batchType, "[{}"),
      (batchType, "[{}]]"), (batchType, "[nothing]"), ("application/x-ndjson", "{]"),
      ("application/cloudevents+json", "{\"a\":\"\u{1}\"}"),
    ])
  func malformed(type: String, body: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(body, as: type, token: token)
      #expect(reply.status == 400 && reply.places.count == 1, "\(reply.body)")
    }
    #expect(try served.ledger.length == 0)
  }

  @Test(
    "answers 415 to what it does not take, and says what it takes",
    arguments: [
      "", "text/plain", "application/json", "application/cloudevents+xml",
      "application/cloudevents+json; charset=latin1",
      "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ";", "json",
    ])
  func types(type: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(crime("c"), as: type, token: token)
      #expect(reply.status == 415)
      #expect(reply.headers[.accept]?.contains("application/cloudevents-batch+json") == true)
      let coded = try await client.append(crime("c"), token: token, ["content-encoding": "br"])
      #expect(coded.status == 415 && coded.headers[.acceptEncoding] == "gzip, identity")
    }
  }

  @Test("answers 413 to a body, a batch or an event that is too large")
  func sizes() async throws {
    var limits = ServerLimits()
    limits.bodyBytes = 3 << 20
    limits.batchEvents = 3
    let served = try Served(limits: limits)
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let long = try await client.append(String(repeating: " ", count: (3 << 20) + 1), token: token)
      #expect(long.status == 413)
      let full = try await client.append(batch((0..<3).map { crime("c\($0)") }), as: batchType, token: token)
      #expect(full.status == 201)
      let many = try await client.append(batch((0..<4).map { crime("d\($0)") }), as: batchType, token: token)
      #expect(many.status == 413)
      let lines = try await client.append(
        (0..<4).map { crime("d\($0)") + "\n" }.joined(), as: "application/x-ndjson", token: token)
      #expect(lines.status == 413)
      let large = crime("e", offence: String(repeating: "a", count: 1 << 20))
      for (body, type) in [(large, "application/cloudevents+json"), (batch([crime("f"), large]), batchType)] {
        let reply = try await client.append(body, as: type, token: token)
        #expect(reply.status == 422 && reply.body.utf8.count < 2000, "\(reply.body.prefix(300))")
      }
    }
    #expect(try served.ledger.length == 3)
  }
}
