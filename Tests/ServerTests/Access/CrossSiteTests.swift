import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("What another site makes a browser send")
struct CrossSiteTests {
  /// What a browser says of where a form comes from, none of it the server itself.
  private static let foreign: [[String: String]] = [
    ["origin": "https://evil.example"], ["origin": "null"], ["origin": ""], ["origin": "http://localhost:3000"],
    ["origin": "https://localhost"], ["origin": "http://127.0.0.1"], ["origin": "http://localhost.evil.example"],
    ["origin": "http://localhost/"], ["origin": "http://localhost@evil.example"], ["origin": "file://"],
    ["origin": "", "sec-fetch-site": "cross-site"], ["origin": "", "sec-fetch-site": "same-site"],
    ["origin": "", "sec-fetch-site": "none"], ["origin": "", "referer": "http://localhost/"],
    ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["origin": "HTTP://LOCALHOST, http://localhost"],
  ]

  private func signedIn(
    _ body:
      @Sendable @escaping (
        _ served: Served, _ browser: Browser, _ client: any TestClientProtocol
      ) async throws -> Void
  ) async throws {
    let served = try Served()
    try await served.server.application().test(.router) { client in
      let browser = Browser(client)
      let token = try served.token("append", "disclose", "administer")
      #expect(try await browser.signIn(token).status == 303)
      try await body(served, browser, client)
    }
  }

  @Test("does not sign it in: whose session that is would be the other site's choice", arguments: foreign)
  func signIn(marks: [String: String]) async throws {
    let served = try Served()
    try await served.server.application().test(.router) { client in
      let browser = Browser(client)
      let reply = try await browser.post("/sign-in", [("token", try served.token("read"))], marks)
      #expect(reply.status == 403 && browser.cookies.isEmpty)
      #expect(reply.headers[.contentType]?.hasPrefix("text/html") == true)
      #expect(served.server.signedIn.sessions.count == 0)
    }
  }

  @Test("does not sign it out, with its cookie and even its form token", arguments: foreign)
  func signOut(marks: [String: String]) async throws {
    try await signedIn { served, browser, _ in
      let form = [("form-token", try await browser.formToken())]
      #expect(try await browser.post("/sign-out", form, marks).status == 403)
      #expect(try await browser.get("/feeds").status == 200)
      #expect(try await browser.post("/sign-out", form).status == 303)
    }
  }

  @Test("where the browser names no origin, but says that it is the same, the form is taken")
  func sameOrigin() async throws {
    try await signedIn { _, browser, _ in
      let form = [("form-token", try await browser.formToken())]
      #expect(try await browser.post("/sign-out", form, ["origin": "", "sec-fetch-site": "same-origin"]).status == 303)
    }
  }

  @Test("a form token that is missing, guessed, of another session, or replayed is refused")
  func formTokens() async throws {
    try await signedIn { served, browser, client in
      let own = try await browser.formToken()
      let thief = Browser(client)
      _ = try await thief.signIn(try served.token("read"))
      let stolen = try await thief.formToken()
      #expect(!own.isEmpty && !stolen.isEmpty && own != stolen)
      for wrong in ["", "x", stolen, String(own.dropLast()), own + "A", own.uppercased()] {
        #expect(try await browser.post("/sign-out", [("form-token", wrong)]).status == 403, "\(wrong)")
      }
      #expect(try await browser.post("/sign-out", []).status == 403)
      #expect(try await browser.post("/sign-out", [("form-token", own), ("form-token", own)]).status == 403)
      #expect(try await thief.post("/sign-out", [("form-token", own)]).status == 403)
      let cookies = browser.cookies
      #expect(try await browser.post("/sign-out", [("form-token", own)]).status == 303)
      browser.cookies = cookies
      let replayed = try await browser.post("/sign-out", [("form-token", own)])
      #expect(replayed.status == 403 && replayed.body.contains("Nobody is signed in here"))
      // A new session of the same token has another.
      _ = try await browser.signIn(try served.token("read"))
      #expect(try await browser.post("/sign-out", [("form-token", own)]).status == 403)
    }
  }

  @Test("appends nothing by a cookie, from whatever page and with whatever form token")
  func append() async throws {
    try await signedIn { served, browser, client in
      let cookie = browser.cookies.map { "\($0.key)=\($0.value)" }.joined()
      let form = try await browser.formToken()
      for marks in CrossSiteTests.foreign + [["origin": "http://localhost"]] {
        var headers = marks.filter { !$0.value.isEmpty }
        headers["cookie"] = cookie
        headers["form-token"] = form
        #expect(try await client.append(crime("a"), headers).status == 403, "\(marks)")
      }
      #expect(try await browser.post("/events", [("form-token", form)]).status == 403)
      #expect(try served.ledger.length == 0)
      // A program's token is enough by itself, whatever a cookie beside it says.
      let token = try served.token("append")
      #expect(try await client.append(crime("a"), token: token, ["cookie": cookie]).status == 201)
    }
  }

  @Test("nothing is taken from another site beside a cookie of whoever's")
  func anyCookie() async throws {
    let served = try Served(public: true)
    try await served.server.application().test(.router) { client in
      for site in ["cross-site", "same-site"] {
        let reply = try await client.append(crime("a"), ["cookie": "theme=dark", "sec-fetch-site": site])
        #expect(reply.status == 403)
      }
      #expect(try await client.append(crime("a"), ["cookie": "theme=dark"]).status == 401)
    }
  }
}
