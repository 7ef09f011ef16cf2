import Foundation
import HTTPTypes
import HummingbirdTesting
import LedgerTestSupport
import Testing

@testable import Server

@Suite("Pages over HTTP")
struct PageRouteTests {
  /// As a browser says it.
  private static let browser = ["accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]

  private static let definition = event(
    "definition.adopted", "crimes", id: "d",
    data: """
      {"definition":{"indicator":"crimes","version":1,"title":"Crimes","effective":"2018-01-01","measure":"count","disclosure":{"none":"Made up"},\
      "count":{"records":"crime"}}}
      """)

  /// A server of a few crimes, and their pages.
  private static func served(public isPublic: Bool = false) async throws -> Served {
    let served = try Served(public: isPublic)
    let token = try served.token("append", "administer")
    try await served.server.application().test(.router) { client in
      let crimes = (0..<7).map { crime("c\($0)") }
      let reply = try await client.append(batch([definition] + crimes), as: batchType, token: token)
      #expect(reply.status == 201, "\(reply.body)")
    }
    return served
  }

  private static let addresses = [
    "/", "/indicators/crimes", "/records/crimes?area=E07000129&to=2019-01", "/record?subject=c1",
    "/why/crimes?area=E07000129&from=2018-12&to=2019-01", "/then-and-now/crimes", "/feeds", "/definitions",
    "/definitions/crimes", "/report", "/report/2018-19-Q4",
  ]

  @Test("every page answers a browser, with headers that let nothing else in")
  func headers() async throws {
    let served = try await PageRouteTests.served(public: true)
    try await served.server.application().test(.router) { client in
      for address in PageRouteTests.addresses {
        let reply = try await client.get(address, PageRouteTests.browser)
        #expect(reply.status == 200, "\(address): \(reply.body)")
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8", "\(address)")
        #expect(
          reply.headers[.contentSecurityPolicy]
            == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'", "\(address)")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff", "\(address)")
        #expect(reply.headers[HTTPField.Name("Referrer-Policy")!] == "same-origin", "\(address)")
        #expect(reply.headers[.vary] == "Accept, Authorization, Cookie, Accept-Encoding", "\(address)")
        #expect(reply.body.hasPrefix("<!DOCTYPE html>") && reply.body.contains("</html>"), "\(address)")
      }
      let style = try await client.get("/style.css")
      #expect(style.status == 200 && style.headers[.contentType] == "text/css; charset=utf-8")
      #expect(try await client.get("/icon.svg").headers[.contentType] == "image/svg+xml")
    }
  }

  @Test("without a token a page is a 401 that asks for one and says how, and its style is there all the same")
  func unauthorized() async throws {
    let served = try await PageRouteTests.served()
    let (reader, feed) = (try served.token("read"), try served.token("append"))
    try await served.server.application().test(.router) { client in
      for address in PageRouteTests.addresses {
        let reply = try await client.get(address, PageRouteTests.browser)
        #expect(reply.status == 401, "\(address)")
        // No window of the browser's own: the page takes the token.
        #expect(reply.headers[values: .wwwAuthenticate].allSatisfy { $0.hasPrefix("Bearer ") }, "\(address)")
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8", "\(address)")
        #expect(reply.headers[.cacheControl] == "no-store", "\(address)")
        #expect(reply.body.contains(#"<form class="choices" action="/sign-in" method="post""#), "\(address)")
        #expect(!reply.body.contains("crimes</"), "\(address)")

        let basic = "Basic " + Data("anybody:\(reader)".utf8).base64EncodedString()
        let known = try await client.get(
          address, PageRouteTests.browser.merging(["authorization": basic]) { $1 })
        #expect(known.status == 200, "\(address)")
        #expect(known.headers[.cacheControl]?.hasPrefix("private") == true, "\(address)")
        #expect(try await client.get(address, token: reader, PageRouteTests.browser).body == known.body, "\(address)")

        let other = try await client.get(address, token: feed, PageRouteTests.browser)
        #expect(other.status == 403 && other.body.contains("does not have the scope read"), "\(address)")
      }
      let wrong = "Basic " + Data("anybody:ilt_wrong".utf8).base64EncodedString()
      let refused = try await client.get("/", PageRouteTests.browser.merging(["authorization": wrong]) { $1 })
      #expect(refused.status == 401 && refused.body.contains("not one that is in force"))
      #expect(try await client.get("/style.css").status == 200)
      #expect(try await client.get("/icon.svg").status == 200)
    }
  }

  @Test("where it goes wrong a browser gets a page, a program a problem")
  func failures() async throws {
    let served = try await PageRouteTests.served(public: true)
    try await served.server.application().test(.router) { client in
      for (address, status) in [
        ("/nowhere", 404), ("/indicators", 404), ("/indicators/none", 404), ("/indicators/crimes/more", 404),
        ("/record?subject=none", 404), ("/?quarter=soon", 400), ("/?area=%FF", 400), ("/?area=%zz", 400),
        ("/?known-at=%23999", 400), ("/?nothing=1", 400), ("/report/never", 400), ("/?disclose=1", 401),
        ("/definitions/none", 404), ("//", 404), ("/%2e%2e/%2e%2e/etc/passwd", 404), ("/why/crimes", 400),
      ] {
        let page = try await client.get(address, PageRouteTests.browser)
        #expect(page.status == status, "\(address)")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8", "\(address)")
        #expect(page.body.contains("<h1>"), "\(address)")
        #expect(page.headers[.contentSecurityPolicy]?.contains("style-src 'self'") == true, "\(address)")
      }
      for address in ["/nowhere", "/nowhere/at-all"] {
        for accept in [[:], ["accept": "*/*"], ["accept": "application/json"]] {
          let problem = try await client.get(address, accept)
          #expect(problem.status == 404 && problem.headers[.contentType] == "application/problem+json", "\(address)")
        }
      }
      // The interface keeps its problems, whoever asks.
      for address in ["/figures/none?area=E07000129&to=2019-01", "/figures/crimes?area=E07000129", "/events"] {
        let problem = try await client.get(address, PageRouteTests.browser)
        #expect(problem.headers[.contentType] == "application/problem+json", "\(address): \(problem.body)")
      }
    }
  }

  @Test("an address that the interface has too is answered in the form that the caller likes best")
  func shared() async throws {
    let served = try await PageRouteTests.served(public: true)
    try await served.server.application().test(.router) { client in
      for address in ["/definitions", "/definitions/crimes"] {
        let page = try await client.get(address, PageRouteTests.browser)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        for accept in [[:], ["accept": "*/*"], ["accept": "application/json, text/html;q=0.5"]] {
          let data = try await client.get(address, accept)
          #expect(data.headers[.contentType] == "application/json", "\(accept)")
        }
        let asked = try await client.get(address + "?format=json", PageRouteTests.browser)
        #expect(asked.headers[.contentType] == "application/json")
      }
    }
  }

  @Test("a page is kept by nobody without asking, and is not sent twice")
  func caching() async throws {
    let served = try await PageRouteTests.served(public: true)
    try await served.server.application().test(.router) { client in
      let address = "/indicators/crimes?known-at=%238"
      let first = try await client.get(address, PageRouteTests.browser)
      #expect(first.headers[.cacheControl] == "private, no-cache")
      let tag = try #require(first.headers[.eTag])
      let again = try await client.get(
        address, PageRouteTests.browser.merging(["if-none-match": tag]) { $1 })
      #expect(again.status == 304 && again.body.isEmpty)
      let open = try await client.get("/indicators/crimes", PageRouteTests.browser)
      #expect(open.headers[.cacheControl] == "private, no-cache")
      #expect(try await client.get("/style.css").headers[.cacheControl] == "public, no-cache")
      #expect(try await client.get("/style.css?v=other").headers[.cacheControl] == "public, no-cache")
      let page = try await client.get("/sign-in", PageRouteTests.browser).body
      let named = try #require(page.firstMatch(of: /href="(\/style\.css\?v=[0-9a-f]+)"/)).1
      #expect(
        try await client.get(String(named)).headers[.cacheControl] == "public, max-age=31536000, immutable")
    }
  }
}
