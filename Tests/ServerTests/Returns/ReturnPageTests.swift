import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Server

@Suite("Returns sent by a page", .serialized)
struct ReturnPageTests {
  /// A clock that a test moves on.
  private final class Clock: Sendable {
    private let now = Mutex(Ledger.now)
    var time: RecordedTime { now.withLock { $0 } }
    func move(seconds: Int64) {
      now.withLock { $0 = RecordedTime(microseconds: $0.microseconds + seconds * 1_000_000) }
    }
  }

  private struct World: Sendable {
    let served: Served
    let client: any TestClientProtocol
    let scratch: Scratch
    let clock: Clock

    /// The files that are held, each with its mode.
    var files: [String] {
      get throws {
        let all = FileManager.default.enumerator(atPath: scratch(""))?.compactMap { $0 as? String } ?? []
        return try all.filter { !$0.hasSuffix("/lock") }.compactMap { path in
          let attributes = try FileManager.default.attributesOfItem(atPath: scratch(path))
          guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
          return String((attributes[.posixPermissions] as? Int) ?? 0, radix: 8)
        }
      }
    }

    func browser(_ scopes: String...) async throws -> Browser {
      let token = try TokenFile(of: served.ledger).create(
        name: UUID().uuidString, scopes: scopes.map { Scope($0)! }, now: Ledger.now
      ).secret
      let browser = Browser(client)
      #expect(try await browser.signIn(token).status == 303)
      return browser
    }
  }

  private func serve(
    _ feeds: [String] = [Returns.feed], _ body: @Sendable @escaping (_ world: World) async throws -> Void
  ) async throws {
    let (scratch, clock) = (Scratch(), Clock())
    let served = try Returns.served(feeds) { options in
      (options.temporaryFolder, options.clock) = (scratch(""), { clock.time })
    }
    try await served.server.application().test(.router) { client in
      try await body(World(served: served, client: client, scratch: scratch, clock: clock))
    }
  }

  /// Sends a file by the form, and gives the page that it leads to.
  private func upload(
    _ file: String, by browser: Browser, _ more: [(String, String)] = []
  ) async throws -> ServedReply {
    let fields = [("form-token", try await browser.formToken(at: "/returns")), ("feed", "marac-test")] + more
    let reply = try await browser.post("/returns", Returns.form(Array(file.utf8), named: "q1.csv", fields))
    #expect(reply.status == 303 && reply.headers[.location] == "/returns", "\(reply.body)")
    return try await browser.get("/returns")
  }

  /// What the form of a page says yes with.
  private func answer(_ page: ServedReply, _ more: [(String, String)] = []) -> [(String, String)] {
    let token = page.body.firstMatch(of: /name="return" value="([^"]*)"/).map { String($0.1) } ?? ""
    return [("form-token", Browser.formToken(in: page.body)), ("return", token)] + more
  }

  @Test("what it would change is shown first, and is imported when its sender says so, once")
  func life() async throws {
    try await serve { world in
      let browser = try await world.browser("append:marac/test", "read")
      #expect(try await browser.get("/feeds").body.contains(#"<option value="marac-test" selected="selected">"#))
      let asked = try await upload(Returns.first, by: browser)
      #expect(asked.status == 200 && asked.headers[.cacheControl] == "no-store")
      #expect(asked.body.contains("<h1>Is this what you mean?</h1>") && asked.body.contains("would append 5 events"))
      #expect(try world.files == ["600"] && world.served.ledger.length == 4)
      #expect(asked.body.contains("held for 15 minutes at most"))

      let yes = answer(asked)
      let reply = try await browser.post("/returns/confirm", yes)
      #expect(reply.status == 303 && reply.headers[.location] == "/returns")
      let done = try await browser.get("/returns")
      #expect(done.body.contains("<h1>The return is in the ledger</h1>") && done.body.contains("5 events appended"))
      #expect(try world.files.isEmpty && world.served.ledger.length == 9)

      let again = try await browser.post("/returns/confirm", yes)
      #expect(again.status == 410 && again.body.contains("not held any more"))
      #expect(try world.served.ledger.length == 9)
      // The same file says nothing new, so there is nothing to say yes to.
      let same = try await upload(Returns.first, by: browser)
      #expect(same.body.contains("changed nothing") && !same.body.contains("/returns/confirm"))
      #expect(try world.files.isEmpty)
    }
  }

  @Test("where something is at fault there is nothing to say yes to, and nothing is held")
  func faults() async throws {
    try await serve { world in
      let browser = try await world.browser("append:marac/test")
      let page = try await upload(Returns.first.replacing(",H\n", with: ",<X>\n"), by: browser)
      #expect(page.body.contains("<h1>The return has to be mended</h1>") && !page.body.contains("/returns/confirm"))
      #expect(page.body.contains("<code>&lt;X&gt;</code>") && page.body.contains("1 fault."))
      #expect(try world.files.isEmpty && world.served.ledger.length == 4)
    }
  }

  @Test("what is unusual is asked for by its name, and not imported without")
  func unusual() async throws {
    try await serve { world in
      let browser = try await world.browser("append:marac/test")
      let rows = (0..<14).map { "B\($0),03/01/2019,p\($0),Blaby,H\n" }
      let head = "Case reference,Heard on,Pair,District,Risk\n"
      let first = try await upload(head + rows.joined(), by: browser)
      #expect(try await browser.post("/returns/confirm", answer(first)).status == 303)
      let length = try world.served.ledger.length
      let asked = try await upload(head + rows.prefix(9).joined(), by: browser)
      #expect(asked.body.contains(#"name="accept-removals""#) && asked.body.contains("5 of 14 in 2019-01"))
      #expect(try await browser.post("/returns/confirm", answer(asked)).status == 303)
      #expect(try world.served.ledger.length == length)
      let still = try await browser.get("/returns")
      #expect(still.body.contains(#"name="accept-removals""#))
      #expect(try world.files == ["600"])
      #expect(try await browser.post("/returns/confirm", answer(still, [("accept-removals", "1")])).status == 303)
      #expect(try world.served.ledger.length == length + 5 && world.files.isEmpty)
    }
  }

  @Test("a file is held for a quarter of an hour at most, in a folder for the server alone")
  func expiry() async throws {
    try await serve { world in
      let browser = try await world.browser("append:marac/test")
      let asked = try await upload(Returns.first, by: browser)
      let folders = try FileManager.default.contentsOfDirectory(atPath: world.scratch(""))
      for folder in folders {
        let attributes = try FileManager.default.attributesOfItem(atPath: world.scratch(folder))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
      }
      #expect(folders.count == 1)
      world.clock.move(seconds: 14 * 60)
      world.served.server.heldReturns.sweep()
      #expect(try world.files == ["600"])
      #expect(try await browser.get("/returns").body.contains("held for 1 minute at most"))
      world.clock.move(seconds: 60)
      #expect(try await browser.get("/returns").body.contains("No return of yours waits here"))
      #expect(try await browser.post("/returns/confirm", answer(asked)).status == 410)
      #expect(try world.files.isEmpty && world.served.ledger.length == 4)
      _ = try await upload(Returns.first, by: browser)
      world.clock.move(seconds: 15 * 60)
      world.served.server.heldReturns.sweep()
      #expect(try world.files.isEmpty)
    }
  }

  @Test("is deleted when another takes its place, when its sender gives it up or signs out, and when the server stops")
  func deleted() async throws {
    try await serve { world in
      let browser = try await world.browser("append:marac/test")
      let first = try await upload(Returns.first, by: browser)
      let second = try await upload(Returns.first, by: browser)
      #expect(try world.files.count == 1)
      #expect(try await browser.post("/returns/confirm", answer(first)).status == 410)
      #expect(try await browser.post("/returns/discard", answer(second)).status == 303)
      #expect(try world.files.isEmpty)
      let third = try await upload(Returns.first, by: browser)
      #expect(try world.files.count == 1)
      #expect(try await browser.post("/sign-out", [("form-token", Browser.formToken(in: third.body))]).status == 303)
      #expect(try world.files.isEmpty)
      _ = try await upload(Returns.first, by: try await world.browser("append:marac/test"))
      #expect(try world.files.count == 1)
      world.served.server.heldReturns.removeAll()
      #expect(try FileManager.default.contentsOfDirectory(atPath: world.scratch("")).isEmpty)
      #expect(try world.served.ledger.length == 4)
    }
  }

  @Test("belongs to one sign-in: no other says yes to it, nor a page of another site, nor a program")
  func bound() async throws {
    try await serve { world in
      let (browser, other) = (
        try await world.browser("append:marac/test"), try await world.browser("append:marac/test")
      )
      let asked = try await upload(Returns.first, by: browser)
      let token = answer(asked)[1]
      let theirs = [("form-token", try await other.formToken(at: "/returns")), token]
      #expect(try await other.post("/returns/confirm", theirs).status == 410)
      #expect(try await other.post("/returns/discard", theirs).status == 303)
      #expect(try await other.get("/returns").body.contains("No return of yours waits here"))
      #expect(try await browser.post("/returns/confirm", [token]).status == 403)
      #expect(try await browser.post("/returns/confirm", [("form-token", theirs[0].1), token]).status == 403)
      #expect(
        try await browser.post("/returns/confirm", answer(asked), ["origin": "https://evil.example"]).status == 403)
      let form = Returns.form(Array(Returns.first.utf8), [("form-token", "x"), ("feed", "marac-test")])
      #expect(try await browser.post("/returns", form).status == 403)
      let program = try world.served.token("append")
      for address in ["/returns/confirm", "/returns/discard", "/returns"] {
        #expect(try await world.client.send(.post, address, token: program).status == 403)
        #expect(try await world.client.send(.post, address).status == 401)
      }
      #expect(try await world.client.get("/returns").status == 401)
      #expect(try world.files == ["600"] && world.served.ledger.length == 4)
      #expect(try await browser.post("/returns/confirm", answer(asked)).status == 303)
      #expect(try world.served.ledger.length == 9)
      // The cookie of a page is not for programs' addresses.
      let reply = try await browser.post("/feeds/marac-test", Returns.form(Array(Returns.first.utf8)))
      #expect(reply.status == 403)
    }
  }

  @Test("the form lists the feeds that its reader may send, and is not there for others")
  func form() async throws {
    try await serve([Returns.feed, Returns.keyed]) { world in
      let own = try await world.browser("append:marac/test", "read")
      let page = try await own.get("/feeds").body
      #expect(page.contains(#"<option value="marac-test""#) && !page.contains("marac-keyed"))
      let all = try await world.browser("append", "read")
      #expect(try await all.get("/feeds").body.contains(#"<option value="marac-keyed""#))
      for scopes in [["read"], ["read", "append:police/a"], ["read", "administer"]] {
        let token = try TokenFile(of: world.served.ledger).create(
          name: scopes.joined(), scopes: scopes.map { Scope($0)! }, now: Ledger.now
        ).secret
        let browser = Browser(world.client)
        _ = try await browser.signIn(token)
        #expect(try await !browser.get("/feeds").body.contains("return-file"), "\(scopes)")
        let form = Returns.form(
          Array(Returns.first.utf8),
          [("form-token", try await browser.formToken(at: "/returns")), ("feed", "marac-test")])
        #expect(try await browser.post("/returns", form).status == 403, "\(scopes)")
      }
      // Who may send returns and read nothing is led to the form.
      let sender = try await world.browser("append:marac/test")
      #expect(try await sender.get("/feeds").body.contains(#"<a href="/returns">"#))
      #expect(try await sender.get("/returns").body.contains("return-file"))
      let keyless = Returns.form(
        Array(Returns.first.utf8), [("form-token", try await all.formToken(at: "/returns")), ("feed", "marac-keyed")])
      #expect(try await all.post("/returns", keyless).status == 503)
    }
  }

  @Test("an account that a proxy has signed in sends returns too")
  func accounts() async throws {
    let scratch = Scratch()
    let accounts = try ProxyAccounts(
      text: "header: X-Forwarded-User\nfrom: [127.0.0.0/8, \"::1\"]\naccounts:\n  alice: [\"append:marac/test\"]\n",
      file: "accounts.yaml")
    let served = try Returns.served { options in
      (options.temporaryFolder, options.accounts) = (scratch(""), accounts)
    }
    try await served.server.application().test(.live) { client in
      let browser = Browser(client)
      let page = try await browser.get("/returns", ["X-Forwarded-User": "alice"])
      #expect(page.status == 200 && page.body.contains("return-file"))
    }
  }
}
