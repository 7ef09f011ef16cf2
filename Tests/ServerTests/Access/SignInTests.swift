import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("Signing in")
struct SignInTests {
  /// What `body` finds of a server with one event.
  private func serve(
    public isPublic: Bool = false, publicAddresses: [String] = [],
    _ body: @Sendable @escaping (_ served: Served, _ client: any TestClientProtocol) async throws -> Void
  ) async throws {
    let served = try Served(public: isPublic, publicAddresses: publicAddresses)
    try await served.server.application().test(.router) { client in
      let token = try served.token("append", "administer")
      #expect(try await client.append(crime("a"), token: token).status == 201)
      try await body(served, client)
    }
  }

  @Test("takes a token once, and then a cookie that is not the token")
  func life() async throws {
    try await serve { served, client in
      let (browser, token) = (Browser(client), try served.token("disclose", name: "analysts"))
      let page = try await browser.get("/feeds?area=E07000129")
      #expect(page.status == 401)
      #expect(page.body.contains(#"name="return" value="/feeds?area=E07000129""#), "\(page.body)")
      let reply = try await browser.signIn(token, returningTo: "/feeds?area=E07000129")
      #expect(reply.status == 303 && reply.headers[.location] == "/feeds?area=E07000129" && reply.body.isEmpty)
      #expect(reply.headers[.cacheControl] == "no-store")
      let cookie = try #require(reply.headers[.setCookie])
      #expect(
        cookie.wholeMatch(
          of: /incident-ledger-80=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict/) != nil,
        "\(cookie)")
      #expect(!cookie.contains(token))
      let seen = try await browser.get("/feeds?area=E07000129")
      #expect(seen.status == 200 && seen.headers[.cacheControl] == "no-store")
      #expect(seen.headers[.vary] == "Accept, Authorization, Cookie, Accept-Encoding")
      #expect(seen.body.contains("Signed in as <b>analysts</b>") && !seen.body.contains(token))
      // Data too, and small numbers.
      #expect(try await browser.get("/events").status == 200)
      #expect(try await browser.get("/events").headers[.cacheControl]?.hasPrefix("private") == true)

      let out = try await browser.post("/sign-out", [("form-token", Browser.formToken(in: seen.body))])
      #expect(out.status == 303 && out.headers[.location] == "/sign-in?signed-out=1")
      #expect(
        out.headers[.setCookie] == "incident-ledger-80=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
      #expect(browser.cookies.isEmpty)
      #expect(try await browser.get("/feeds").status == 401)
      #expect(try await browser.get("/sign-in?signed-out=1").body.contains("You are signed out."))
      #expect(served.server.signedIn.sessions.count == 0)
      #expect(try served.ledger.length == 1)
    }
  }

  @Test("the page is one form that a keyboard and a screen reader can fill in")
  func page() async throws {
    try await serve { _, client in
      let page = try await Browser(client).get("/sign-in?return=%2Ffeeds")
      #expect(page.status == 200 && page.headers[.contentSecurityPolicy]?.contains("form-action 'self'") == true)
      let main = page.body.components(separatedBy: "<main id=\"main\" tabindex=\"-1\">\n").last?
        .components(separatedBy: "</main>").first
      #expect(
        main == """
          <h1>Sign in</h1>
          <p class="lead">With a token you see what it allows: figures, small numbers, single records.</p>
          <form class="choices" action="/sign-in" method="post" aria-label="Sign in">
          <input type="hidden" name="return" value="/feeds"/>
          <div class="field wide"><label for="token">Token</label>
          <input id="token" name="token" type="password" autocomplete="current-password" required="required" \
          spellcheck="false" aria-describedby="token-hint"/>
          <span class="hint" id="token-hint">It begins with ilt_ and was shown once, when it was made.</span></div>
          <div class="field"><button type="submit">Sign in</button></div>
          </form>
          <p>Who runs the ledger makes tokens with <code>incident-ledger tokens create</code>. The browser keeps a sign \
          that you are signed in, never the token; it ends after eight hours, or when you sign out.</p>

          """, "\(page.body)")
    }
  }

  @Test("a token that is not in force is refused with the form again, whatever is wrong with it")
  func refusals() async throws {
    try await serve { served, client in
      let file = TokenFile(of: served.ledger)
      let revoked = try file.create(name: "a", scopes: [.read], now: Ledger.now).secret
      _ = try file.revoke(name: "a", now: Ledger.now)
      let expired = try file.create(name: "b", scopes: [.read], expires: Ledger.now, now: Ledger.now).secret
      var pages: Set<String> = []
      for token in [revoked, expired, "ilt_wrong", "", String(repeating: "x", count: 4000)] {
        let browser = Browser(client)
        let reply = try await browser.signIn(token, returningTo: "/feeds")
        #expect(reply.status == 403 && browser.cookies.isEmpty && reply.headers[.cacheControl] == "no-store")
        #expect(reply.body.contains("not one that is in force"))
        #expect(reply.body.contains(#"name="return" value="/feeds""#))
        pages.insert(reply.body)
      }
      #expect(pages.count == 1)
      let browser = Browser(client)
      #expect(try await browser.post("/sign-in", [("token", String(repeating: "x", count: 9000))]).status == 413)
      #expect(try await browser.post("/sign-in", [("token", "x")], ["content-type": "text/plain"]).status == 415)
      #expect(try await browser.post("/sign-in", [("token", "x"), ("token", "y")]).status == 403)
      #expect(served.server.signedIn.sessions.count == 0)
    }
  }

  @Test(
    "leads only to a page of this server",
    arguments: [
      "//evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example", "evil.example",
      "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b", " /", "/a b", "/é",
      "@evil.example",
      "/" + String(repeating: "a", count: 2000), "http:/evil.example",
    ])
  func returnAddress(address: String) async throws {
    try await serve { served, client in
      let (browser, token) = (Browser(client), try served.token("read"))
      let reply = try await browser.signIn(token, returningTo: address)
      #expect(reply.status == 400 && browser.cookies.isEmpty && !reply.headers.contains(.location))
      let query = address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let page = try await browser.get("/sign-in?return=\(query)")
      #expect(page.status == 400 && !page.body.contains("<form class=\"choices\""))
    }
  }

  @Test("by https the cookie is secure, and named so that no other host can set it")
  func secure() async throws {
    try await serve(publicAddresses: ["https://ledger.example.org"]) { served, client in
      let token = try served.token("read")
      // A proxy that passes on to the machine itself, with its own name in Host.
      let browser = Browser(client, origin: "https://ledger.example.org")
      let reply = try await browser.signIn(token)
      #expect(
        reply.headers[.setCookie]?.wholeMatch(
          of: /__Host-incident-ledger=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure/)
          != nil)
      #expect(try await browser.get("/feeds").status == 200)
      let secret = try #require(browser.cookies["__Host-incident-ledger"])
      // The same secret in a cookie that another host could have set.
      browser.cookies = ["incident-ledger-80": secret]
      #expect(try await browser.get("/feeds").status == 401)
      browser.cookies = ["__Host-incident-ledger": secret]
      #expect(try await browser.get("/feeds").status == 200)
      // On the machine itself it goes on as it does.
      let local = Browser(client)
      #expect(try await local.signIn(token).headers[.setCookie]?.hasPrefix("incident-ledger-80=") == true)
    }
  }

  @Test("lasts for eight hours, and never longer than the token; a revoked one ends it at once")
  func ends() async throws {
    try await serve { served, client in
      let (signedIn, file) = (served.server.signedIn, TokenFile(of: served.ledger))
      func after(_ seconds: Int64) -> RecordedTime {
        RecordedTime(microseconds: Ledger.now.microseconds + seconds * 1_000_000)
      }
      let brief = try file.create(name: "brief", scopes: [.read], expires: after(600), now: Ledger.now)
      let origin = try #require(WebOrigin("http://localhost"))
      let (session, secret) = signedIn.sessions.begin(with: brief.token, at: origin, now: Ledger.now)
      #expect(session.ends == RecordedTime(try #require(brief.token.expiresAt)))
      #expect(signedIn.sessions.session(of: secret, now: after(590)) != nil)
      #expect(signedIn.sessions.session(of: secret, now: after(610)) == nil)
      let long = try file.create(name: "long", scopes: [.read], now: Ledger.now)
      let kept = signedIn.sessions.begin(with: long.token, at: origin, now: Ledger.now)
      #expect(signedIn.sessions.session(of: kept.secret, now: after(8 * 3600 - 10)) != nil)
      #expect(signedIn.sessions.session(of: kept.secret, now: after(8 * 3600 + 10)) == nil)

      let browser = Browser(client)
      let reply = try await browser.signIn(try served.token("read", name: "gone"))
      #expect(reply.status == 303)
      #expect(try await browser.get("/feeds").status == 200)
      _ = try file.revoke(name: "gone", now: Ledger.now)
      let count = signedIn.sessions.count
      let page = try await browser.get("/feeds")
      #expect(page.status == 401 && page.body.contains("action=\"/sign-in\""))
      #expect(signedIn.sessions.count == count - 1)
    }
  }

  @Test("keeps no more sessions than it has room for: the oldest of a token goes first")
  func bounds() throws {
    let served = try Served()
    let (store, file) = (SessionStore(), TokenFile(of: served.ledger))
    let token = try file.create(name: "t", scopes: [.read], now: Ledger.now).token
    let other = try file.create(name: "o", scopes: [.read], now: Ledger.now).token
    let origin = try #require(WebOrigin("http://localhost"))
    let now = Ledger.now
    func time(_ number: Int) -> RecordedTime { RecordedTime(microseconds: now.microseconds + Int64(number)) }
    let kept = store.begin(with: other, at: origin, now: now).secret
    let secrets = (0..<100).map { store.begin(with: token, at: origin, now: time($0)).secret }
    #expect(store.count == 65 && Set(secrets).count == 100)
    #expect(secrets.map { store.session(of: $0, now: time(100)) != nil } == (0..<100).map { $0 >= 36 })
    #expect(store.session(of: kept, now: time(100)) != nil)
  }

  @Test("a token in Authorization stands above a cookie, and a second cookie of the name beside it counts as none")
  func precedence() async throws {
    try await serve { served, client in
      let (browser, reader) = (Browser(client), try served.token("read"))
      _ = try await browser.signIn(try served.token("disclose"))
      #expect(try await browser.get("/events").status == 200)
      #expect(try await browser.get("/events", ["authorization": "Bearer " + reader]).status == 403)
      #expect(try await browser.get("/events", ["authorization": "Bearer wrong"]).status == 401)
      let secret = try #require(browser.cookies["incident-ledger-80"])
      browser.cookies = [:]
      let twice = "incident-ledger-80=\(secret); incident-ledger-80=x"
      #expect(try await browser.get("/events", ["cookie": twice]).status == 401)
      #expect(try await browser.get("/events", ["cookie": "a=b; incident-ledger-80=\(secret)"]).status == 200)
      for wrong in ["", "x", String(secret.dropLast()), secret + "x"] {
        #expect(try await browser.get("/events", ["cookie": "incident-ledger-80=\(wrong)"]).status == 401)
      }
    }
  }

  @Test("whoever signs in anew is signed in once")
  func anew() async throws {
    try await serve { served, client in
      let browser = Browser(client)
      _ = try await browser.signIn(try served.token("read", name: "first"))
      let first = browser.cookies
      _ = try await browser.signIn(try served.token("read", name: "second"))
      #expect(try await browser.get("/feeds").body.contains("Signed in as <b>second</b>"))
      #expect(try await browser.get("/sign-in").body.contains("You are signed in as <b>second</b>"))
      browser.cookies = first
      #expect(try await browser.get("/feeds").status == 401)
    }
  }

  @Test("every page says who reads it, or how to sign in, and where small numbers are kept back the way is beside it")
  func frame() async throws {
    let (served, _) = try await World.served()
    let (reader, trusted) = (try served.token("read", name: "<b>&"), try served.token("disclose"))
    try await served.server.application().test(.router) { client in
      let addresses = ["/", "/indicators/crimes", "/feeds", "/areas", "/definitions", "/report", "/record?subject=c1"]
      for address in addresses {
        let page = try await client.get(address, token: reader, ["accept": Browser.accept])
        #expect(page.status == 200 && page.body.contains("Signed in as <b>&lt;b&gt;&amp;</b>"), "\(address)")
        #expect(!page.body.contains("Sign out") && !page.body.contains(">Sign in</a>"), "\(address)")
      }
      let browser = Browser(client)
      _ = try await browser.signIn(trusted)
      let record = try await browser.get("/record?subject=c1")
      #expect(record.body.contains(#"<a href="/record?subject=c1&amp;disclose=1">Show small numbers</a>"#))
      #expect(record.body.contains("Sign out</button>"))
      let missing = try await browser.get("/nowhere")
      #expect(missing.status == 404 && missing.body.contains("Sign out</button>"))
    }
    let open = try Served(public: true)
    let token = try open.token("append", "administer")
    try await open.server.application().test(.router) { client in
      #expect(try await client.append(batch(World.events), as: batchType, token: token).status == 201)
      let browser = Browser(client)
      let page = try await browser.get("/record?subject=c1")
      #expect(page.body.contains(#"<a href="/sign-in?return=%2Frecord%3Fsubject%3Dc1">Sign in</a>"#))
      #expect(page.body.contains(#"?return=%2Frecord%3Fsubject%3Dc1%26disclose%3D1">Sign in</a> with"#))
      let refused = try await browser.get("/record?subject=c1&disclose=1")
      #expect(refused.status == 401 && refused.body.contains(#"value="/record?subject=c1&amp;disclose=1""#))
      _ = try await browser.signIn(try open.token("read"))
      let lacking = try await browser.get("/record?subject=c1&disclose=1")
      #expect(lacking.status == 403 && lacking.body.contains(">Sign in with another token</a>"))
    }
  }
}
