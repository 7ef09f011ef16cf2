import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("The media type of data")
struct MediaTypeTests {
  private static let attributes = [
    "ce-specversion": "1.0", "ce-id": "1", "ce-source": "tests", "ce-type": "crime.recorded", "ce-subject": "c1",
  ]
  private static let data = #"{"area":"E07000129","offence":"burglary","date":"2019-01-02"}"#

  @Test(
    "is kept as the header gives it in the binary mode",
    arguments: ["application/vnd.police+json", "Application/vnd.police+JSON; charset=utf-8", "text/json"])
  func kept(type: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(
        MediaTypeTests.data, as: type, token: token, MediaTypeTests.attributes)
      #expect(reply.status == 201, "\(reply.body)")
      let structured = crime("c1", id: "1", extra: #""datacontenttype":"\#(type)","#)
      #expect(try await client.append(structured, token: token).status == 200)
    }
    let texts = try served.ledger.texts()
    #expect(texts.count == 1 && texts[0].contains(#","datacontenttype":"\#(type)","id":"1","#), "\(texts)")
  }

  @Test(
    "goes without saying where it is the usual one",
    arguments: ["application/json", "application/json; charset=UTF-8", "Application/JSON;charset=\"utf-8\""])
  func usual(type: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(
        MediaTypeTests.data, as: type, token: token, MediaTypeTests.attributes)
      #expect(reply.status == 201, "\(reply.body)")
    }
    #expect(try served.ledger.texts().allSatisfy { !$0.contains("datacontenttype") })
  }

  @Test(
    "is refused in every mode where it is not one of JSON",
    arguments: ["application/+json", "a b/x+json", "x/y/z+json", "application/", "application/xml"])
  func refused(type: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.router) { client in
      let binary = try await client.append(
        MediaTypeTests.data, as: type, token: token, MediaTypeTests.attributes)
      #expect(binary.status == 415, "\(binary.body)")
      let structured = crime("c1", extra: #""datacontenttype":"\#(type)","#)
      for (body, form) in [(structured, "application/cloudevents+json"), (batch([structured]), batchType)] {
        let reply = try await client.append(body, as: form, token: token)
        #expect(reply.status == 422 && reply.places == ["0 /datacontenttype"], "\(reply.body)")
      }
    }
    #expect(try served.ledger.length == 0)
  }
}
