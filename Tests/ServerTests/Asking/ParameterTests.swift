import HTTPTypes
import HummingbirdTesting
import Questions
import Testing

@testable import Server

@Suite("A parameter")
struct ParameterTests {
  @Test(
    "that is unknown, doubled, missing or nonsense is named in the refusal",
    arguments: [
      ("/areas?x=1", "x"), ("/areas?x=", "x"), ("/areas?Known-At=%231", "Known-At"),
      ("/areas?known-at=%231&known-at=%231", "known-at"), ("/areas?known-at=&known-at=", "known-at"),
      ("/areas?known-at=%2399", "known-at"), ("/areas?known-at=%23-1", "known-at"),
      ("/areas?known-at=%2399999999999999999999", "known-at"), ("/areas?known-at=2019-02-30", "known-at"),
      ("/areas?known-at=2999-01-01", "known-at"),
      ("/figures/crimes?to=2018-12", "area"), ("/figures/crimes?area=E10000018", "to"),
      ("/figures/crimes?area=E10000018&to=2018-13", "to"), ("/figures/crimes?area=E10000018&to=0000-01", "to"),
      ("/figures/crimes?area=E10000018&to=9999-12", "to"),
      ("/figures/crimes?area=E10000018&to=2018-12&definition=0", "definition"),
      ("/figures/crimes?area=E10000018&to=2018-12&definition=9223372036854775807", "definition"),
      ("/figures/crimes?area=E10000018&to=2018-12&definition=9223372036854775808", "definition"),
      ("/figures/crimes?area=E10000018&to=2018-12&definition=%D9%A1", "definition"),
      ("/figures/crimes?area=E10000018&to=2018-12&disclose=yes", "disclose"),
      ("/figures?from=2018-03&to=2018-12", "area"), ("/figures?area=E10000018&to=2018-12", "from"),
      ("/figures?area=E10000018&from=2018-03", "to"),
      ("/figures?area=E10000018&from=1000-01&to=2018-12&every=month", "from"),
      ("/figures?area=E10000018&level=ward&from=2018-03&to=2018-12", "level"),
      ("/figures?areas=E07000129&level=district&from=2018-03&to=2018-12", "area"),
      ("/trends/crimes?area=E10000018&from=1000-01&to=2018-12", "from"),
      ("/trends/crimes?area=E10000018&from=2019-01&to=2018-12", "from"),
      ("/trends/crimes?area=E10000018&from=2018-01&to=2018-12&every=week", "every"),
      ("/comparisons/crimes?area=E10000018&areas=E07000129&to=2018-12", "area"),
      ("/comparisons/crimes?areas=,&to=2018-12", "areas"),
      ("/explanations/crimes?area=E10000018&from=2018-12@%2399&to=2018-12", "from"),
      ("/explanations/crimes?area=E10000018&from=2018-12&to=2018", "to"),
      ("/explanations/crimes?area=E10000018&from=2018-12&to=2018-12&evidence=some", "evidence"),
      ("/explanations/crimes?area=E10000018&from=2018-12&to=2018-12&by=party", "by"),
      ("/revisions/crimes?area=E10000018&from=1000-01&to=9998-12", "from"),
      ("/events?from=-1", "from"), ("/events?from=2&to=1", "to"), ("/events?limit=0", "limit"),
      ("/events?limit=10001", "limit"), ("/events?type=crime", "type"), ("/events?type=crime.recorded,", "type"),
      ("/events?since=yesterday", "since"), ("/events/stream?to=3", "to"), ("/events/stream?from=x", "from"),
    ])
  func refusals(path: String, name: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get(path, token: token)
      #expect(reply.status == 400 && reply.headers[.contentType] == "application/problem+json", "\(reply.body)")
      #expect(reply.places == ["- " + name], "\(reply.body)")
      let entry = (reply.json["errors"] as? [[String: Any]])?.first
      #expect((entry?["rule"] as? String)?.isEmpty == false && (entry?["remedy"] as? String)?.isEmpty == false)
    }
  }

  @Test(
    "in an encoding that is not whole is refused",
    arguments: [
      "/areas?known-at=%", "/areas?known-at=%2", "/areas?known-at=%zz", "/areas?%ff=1", "/figures/%ff?area=a",
    ])
  func encodings(path: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get(path, token: token)
      #expect(reply.status == 400)
    }
  }

  @Test("and the path are decoded once, and encoded in what is answered")
  func decoding() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let known = try await client.get("/figures/cr%69mes?area=E10000018&to=2018%2D12", token: token)
      #expect(known.status == 200)
      #expect(known.headers[.contentLocation]?.hasPrefix("/figures/cr%69mes?area=E10000018&to=2018-12&") == true)
      // Two slashes at the beginning of a related address would name another server.
      let slashes = try await client.get("//figures//crimes/?area=E10000018&to=2018-12&format=csv", token: token)
      #expect(slashes.status == 200 && slashes.headers[.contentLocation]?.hasPrefix("/figures/crimes?") == true)
      #expect(slashes.headers[HTTPField.Name("Link")!]?.hasPrefix("</figures/crimes?") == true)
      #expect(try await client.get("/figures/cr%2569mes?area=E10000018&to=2018-12", token: token).status == 404)
    }
    #expect(URLCoding.path("/a%20b<c>\"d\u{7f}é;,") == "/a%20b%3Cc%3E%22d%7F%C3%A9%3B%2C")
    #expect(URLCoding.query([("a b", "c&d=#\r\n")], keeping: URLCoding.readable) == "a%20b=c%26d%3D%23%0D%0A")
  }
}
