import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Server

@Suite("An account that a proxy signed in", .ownThreads)
struct ProxyAccountTests {
  private static func accounts(from addresses: String) throws -> ProxyAccounts {
    try ProxyAccounts(
      text: """
        header: X-Forwarded-User
        from: [\(addresses)]
        accounts:
          alice@example.org: [disclose]
          feed: ["append:tests"]
        """, file: "accounts.yaml")
  }

  /// The status of each request, sent as it is from this machine.
  private func statuses(
    public isPublic: Bool = false, from addresses: String = "127.0.0.0/8", _ requests: [String]
  ) async throws -> [String] {
    let served = try Served(
      public: isPublic, publicAddresses: ["https://ledger.example.org"],
      accounts: ProxyAccountTests.accounts(from: addresses))
    return try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      var statuses: [String] = []
      for request in requests {
        let exchange = try await Wire.exchange(port: port, [request])
        statuses.append(String(exchange.answer.split(separator: " ").dropFirst().first ?? ""))
      }
      return statuses
    }
  }

  private static func get(_ path: String, _ headers: String) -> String {
    "GET \(path) HTTP/1.1\r\nHost: ledger.example.org\r\n\(headers)Connection: close\r\n\r\n"
  }

  private static func append(_ headers: String, type: String = "application/cloudevents+json") -> String {
    let body = crime("a")
    return "POST /events HTTP/1.1\r\nHost: ledger.example.org\r\nX-Forwarded-User: feed\r\nContent-Type: \(type)\r\n"
      + "\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  @Test("may do what the file says; one that is not in it, what everybody may")
  func scopes() async throws {
    let requests = [
      ("/events", "X-Forwarded-User: alice@example.org\r\n"), ("/events", "X-Forwarded-User: feed\r\n"),
      ("/events", "X-Forwarded-User: mallory\r\n"), ("/events", "X-Forwarded-User: Alice@example.org\r\n"),
      ("/events", "X-Forwarded-User:\r\n"), ("/events", ""), ("/areas", "X-Forwarded-User: mallory\r\n"),
    ].map { ProxyAccountTests.get($0.0, $0.1) }
    #expect(try await statuses(requests) == ["200", "403", "403", "403", "401", "401", "403"])
    #expect(try await statuses(public: true, requests) == ["200", "403", "403", "403", "401", "401", "200"])
  }

  @Test("is believed of the proxy alone, once")
  func proxies() async throws {
    let (one, none) = ("X-Forwarded-User: alice@example.org\r\n", "")
    let two = one + "x-forwarded-user: alice@example.org\r\n"
    let requests = [one, none, two].map { ProxyAccountTests.get("/events", $0) }
    #expect(try await statuses(requests) == ["200", "401", "400"])
    #expect(try await statuses(from: "10.0.0.5, \"::1\"", requests) == ["403", "401", "403"])
    // Whoever watches needs no account, and a header of anybody's does not keep them from it.
    #expect(try await statuses(from: "10.0.0.5", [ProxyAccountTests.get("/health", one)]) == ["200"])
  }

  @Test("appends as a program, or from a page of the server, and never from another site's")
  func crossSite() async throws {
    let taken = [
      "", "Origin: https://ledger.example.org\r\n", "Sec-Fetch-Site: none\r\n", "Sec-Fetch-Site: same-origin\r\n",
      "Origin: https://ledger.example.org\r\nSec-Fetch-Site: same-origin\r\n",
    ]
    #expect(
      Set(try await statuses(taken.map { ProxyAccountTests.append($0) })) == ["201", "200"])
    let refused = [
      "Origin: https://evil.example\r\n", "Origin: null\r\n", "Origin: http://ledger.example.org\r\n",
      "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n", "Referer: https://evil.example/\r\n",
      "Origin: https://ledger.example.org\r\nSec-Fetch-Site: cross-site\r\n",
      "Origin: https://ledger.example.org\r\nOrigin: https://evil.example\r\n",
      "Referer: https://ledger.example.org/\r\n",
    ]
    #expect(try await statuses(refused.map { ProxyAccountTests.append($0) }) == refused.map { _ in "403" })
  }

  @Test("its forms carry a token of its own")
  func forms() throws {
    let (key, other) = (FormToken.Key(), FormToken.Key())
    let host = ServerName("ledger.example.org")!
    let token = key.token(ofAccount: "alice", at: host)
    #expect(token.matches(token.text))
    for wrong in [
      other.token(ofAccount: "alice", at: host), key.token(ofAccount: "bob", at: host),
      key.token(ofAccount: "alice", at: ServerName("localhost")!),
    ] {
      #expect(!token.matches(wrong.text))
    }
  }

  // MARK: Addresses

  @Test(
    "addresses are compared by their bits",
    arguments: [
      ("10.0.0.5", "10.0.0.5", true), ("10.0.0.5", "10.0.0.6", false), ("10.0.0.0/24", "10.0.0.255", true),
      ("10.0.0.0/24", "10.0.1.0", false), ("10.0.0.8/29", "10.0.0.15", true), ("10.0.0.8/29", "10.0.0.16", false),
      ("10.0.0.5", "::ffff:10.0.0.5", true), ("::1", "0:0:0:0:0:0:0:1", true), ("::1", "127.0.0.1", false),
      ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
      ("fe80::/10", "febf::1", true), ("fe80::/10", "fec0::1", false), ("0.0.0.0/1", "127.255.255.255", true),
      ("128.0.0.0/1", "127.255.255.255", false), ("::/1", "10.0.0.5", false),
    ])
  func ranges(range: String, address: String, isIn: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(NetworkAddress(address))) == isIn)
  }

  @Test(
    "what is no address is none",
    arguments: [
      "", "10.0.0", "10.0.0.256", "10.0.0.05", "10.0.0.0/0", "10.0.0.0/33", "::/0", "::/129", "10.0.0.0/", "10.0.0.0/x",
      "1::2::3", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::g", "::1%eth0", "[::1]", "localhost",
      "10.0.0.0/-1", "1.2.3.4::", "::1.2.3", "10.0.0.0/24/8", "１0.0.0.1",
    ])
  func noRanges(text: String) { #expect(AddressRange(text) == nil) }

  // MARK: The file

  @Test("everything that is wrong with the file is said at once, with lines and what to do")
  func faults() throws {
    let text = """
      header: Cookie
      from: [10.0.0.5, 10.0.0.0/0, proxy.example.org]
      acounts: {}
      accounts:
        alice: [read, write]
        bob: []
        eve: read
      """
    let refusal = #expect(throws: Refusal.self) { try ProxyAccounts(text: text, file: "a.yaml") }
    #expect(
      try #require(refusal).description == """
        a.yaml:3: acounts: there is no such key. Its keys are header, from and accounts.
        a.yaml:1: header "Cookie": it is the name of a header that means nothing else. Write the one that the proxy \
        sets, such as X-Forwarded-User.
        a.yaml:2: from "10.0.0.0/0": it is an address or a range of addresses, and not that of all. Write such as \
        10.0.0.5, 10.0.0.0/24 or 2001:db8::/32, in quotes where it has colons.
        a.yaml:2: from "proxy.example.org": it is an address or a range of addresses, and not that of all. Write such \
        as 10.0.0.5, 10.0.0.0/24 or 2001:db8::/32, in quotes where it has colons.
        a.yaml:5: accounts.alice "write": there is no such scope. Write one as incident-ledger tokens create --help \
        lists them.
        a.yaml:6: accounts.bob: an account has a list of scopes. Write such as [read, disclose], or leave the account \
        out.
        a.yaml:7: accounts.eve "read": an account has a list of scopes. Write such as [read, disclose], or leave the \
        account out.
        """)
    for (text, count) in [("", 1), ("[]", 1), ("header: [", 1), ("header: A\nheader: B\n", 1), ("{}", 3)] {
      let refusal = #expect(throws: Refusal.self, "\(text)") { try ProxyAccounts(text: text, file: "a.yaml") }
      #expect(refusal?.each.count == count, "\(text): \(String(describing: refusal))")
    }
  }

  @Test("a file that others may write to is refused with what to type, and one that is not there is said to be missing")
  func mode() throws {
    let scratch = Scratch()
    let path = scratch("accounts.yaml")
    try Data("header: X-User\nfrom: [10.0.0.5]\naccounts: { a: [read] }\n".utf8).write(to: URL(fileURLWithPath: path))
    let modes = [(0o600, true), (0o644, true), (0o400, true), (0o664, false), (0o646, false), (0o666, false)]
    for (mode, isTaken) in modes {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      if isTaken {
        #expect(try ProxyAccounts(file: path).scopes == [ExactText("a"): [.read]])
      } else {
        let refusal = #expect(throws: Refusal.self) { try ProxyAccounts(file: path) }
        #expect(refusal?.remedy == "Type chmod go-w \(path)")
      }
    }
    #expect(throws: LedgerError(.noInput, "")) { try ProxyAccounts(file: scratch("none")) }
  }
}
