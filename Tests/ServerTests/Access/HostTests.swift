import Foundation
import HTTPTypes
import HummingbirdTesting
import LedgerTestSupport
import Pages
import Testing

@testable import Server

@Suite("A server's names", .ownThreads)
struct HostTests {
  private static let close = "Connection: close\r\n\r\n"

  /// The status of each request, sent as it is.
  private func statuses(
    listeningAt host: String = "127.0.0.1", publicAddresses: [String] = [], _ requests: [String]
  ) async throws -> [String] {
    let served = try Served(public: true, publicAddresses: publicAddresses)
    return try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      var statuses: [String] = []
      for request in requests {
        let exchange = try await Wire.exchange(
          port: port, [request.replacing("PORT", with: String(port)) + HostTests.close])
        let status = exchange.answer.split(separator: " ").dropFirst().first ?? ""
        statuses.append(String(status))
      }
      return statuses
    }
  }

  @Test("one name that is its own is answered, on the machine itself with any port")
  func own() async throws {
    let names = [
      "localhost", "localhost:PORT", "127.0.0.1", "127.0.0.1:PORT", "[::1]", "[::1]:PORT", "LOCALHOST:9999",
    ]
    let found = try await statuses(names.map { "GET /openapi.yaml HTTP/1.1\r\nHost: \($0)\r\n" })
    #expect(found == names.map { _ in "200" })
  }

  @Test("another name, as one that was made to lead to this machine, is answered with 421 and nothing else")
  func other() async throws {
    let names = [
      "evil.example", "evil.example:PORT", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5", "0.0.0.0",
      "127.0.0.2", "[::]", "[::2]:PORT", "localhost.", "ledger.example.org",
    ]
    for path in ["/", "/openapi.yaml", "/figures/x", "/nowhere", "/sign-in", "/style.css", "/metrics"] {
      let found = try await statuses(names.map { "GET \(path) HTTP/1.1\r\nHost: \($0)\r\n" })
      #expect(found == names.map { _ in "421" }, "\(path)")
    }
    let posted = try await statuses(["POST /events HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n"])
    #expect(posted == ["421"])
  }

  @Test("none, several, or what is no name is answered with 400, whatever version it is")
  func faults() async throws {
    let heads = [
      "", "Host:\r\n", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost\r\nHost: evil.example\r\n",
      "Host: evil.example\r\nhost: localhost\r\n", "Host: a@localhost\r\n", "Host: localhost:x\r\n",
      "Host: localhost:0\r\n", "Host: localhost:99999\r\n", "Host: localhost, evil.example\r\n",
      "Host: http://localhost\r\n", "Host: localhost/\r\n", "Host: [::1\r\n", "Host: [localhost]\r\n", "Host: ::1\r\n",
      "Host: lo calhost\r\n",
    ]
    for path in ["/openapi.yaml", "/health"] {
      for version in ["1.0", "1.1"] {
        let found = try await statuses(heads.map { "GET \(path) HTTP/\(version)\r\n\($0)" })
        #expect(found == heads.map { _ in "400" }, "\(path) \(version)")
      }
    }
    #expect(try await statuses(["GET /openapi.yaml HTTP/1.0\r\nHost: localhost\r\n"]) == ["200"])
  }

  @Test("an absolute target is no way around")
  func absolute() async throws {
    let found = try await statuses([
      "GET http://localhost/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n",
      "GET http://evil.example/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n",
      "GET http://localhost/openapi.yaml HTTP/1.1\r\nHost: evil.example\r\n",
      "GET http://evil.example/openapi.yaml HTTP/1.1\r\nHost: evil.example\r\n",
      "GET http://localhost/openapi.yaml HTTP/1.1\r\n",
      "GET http://evil.example@localhost/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n",
      "GET openapi.yaml HTTP/1.1\r\nHost: localhost\r\n",
    ])
    #expect(found.map { $0 == "200" } == [true, false, false, false, true, false, false], "\(found)")
    #expect(Array(found[1...3]) == ["400", "400", "421"], "\(found)")
  }

  @Test("whoever watches it may call it as they like, once")
  func watchers() async throws {
    for path in ["/health", "/ready"] {
      let found = try await statuses([
        "GET \(path) HTTP/1.1\r\nHost: 10.1.2.3:8080\r\n", "GET \(path) HTTP/1.1\r\nHost: monitor\r\n",
        "GET \(path) HTTP/1.1\r\nHost: a\r\nHost: a\r\n",
      ])
      #expect(found == ["200", "200", "400"])
    }
  }

  @Test("are those it is given, and those of where it listens")
  func rules() throws {
    func known(_ host: String, _ name: String, _ addresses: [String] = []) -> Bool {
      KnownHosts(listeningAt: host, publicAddresses: addresses.map { WebOrigin($0)! }).knows(ServerName(name)!)
    }
    let address = ["https://ledger.example.org"]
    for host in ["127.0.0.1", "localhost", "::1", "0.0.0.0", "::", "10.0.0.5"] {
      #expect(known(host, "ledger.example.org", address) && known(host, "LEDGER.example.org:443", address))
      #expect(!known(host, "ledger.example.org") && !known(host, "example.org", address))
    }
    for host in ["0.0.0.0", "::"] {
      #expect(known(host, "localhost") && known(host, "10.9.8.7:1") && known(host, "[2001:db8::1]"))
      #expect(!known(host, "10.9.8.7.evil.example") && !known(host, "ledger"))
    }
    #expect(known("10.0.0.5", "10.0.0.5:80") && !known("10.0.0.5", "localhost") && !known("10.0.0.5", "10.0.0.6"))
    #expect(known("ledger.internal", "ledger.internal:8080") && !known("ledger.internal", "localhost"))
  }

  @Test("a token is typed into a page only where nobody on the way reads it")
  func signingIn() throws {
    func hosts(_ host: String, _ addresses: String...) -> KnownHosts {
      KnownHosts(listeningAt: host, publicAddresses: addresses.map { WebOrigin($0)! })
    }
    func isOwn(_ hosts: KnownHosts, _ origin: String, _ host: String) -> Bool {
      hosts.isOwn(WebOrigin(origin)!, at: ServerName(host)!)
    }
    let open = hosts("0.0.0.0")
    #expect(open.takesSignIn(at: ServerName("localhost:8080")!) && !open.takesSignIn(at: ServerName("10.0.0.5")!))
    #expect(isOwn(open, "http://localhost:8080", "localhost:8080") && !isOwn(open, "http://10.0.0.5", "10.0.0.5"))
    #expect(!isOwn(open, "http://localhost:8081", "localhost:8080") && isOwn(open, "http://localhost", "localhost:80"))
    let two = hosts("127.0.0.1", "https://a.example", "https://b.example:8443")
    #expect(isOwn(two, "https://a.example", "a.example") && isOwn(two, "https://a.example:443", "127.0.0.1:8080"))
    #expect(!isOwn(two, "https://a.example", "b.example:8443") && !isOwn(two, "http://a.example", "a.example"))
    #expect(isOwn(two, "https://b.example:8443", "b.example:8443") && !isOwn(two, "https://b.example", "b.example"))
    #expect(two.origin(at: ServerName("b.example")!) == WebOrigin("https://b.example:8443"))
    #expect(two.origin(at: ServerName("127.0.0.1")!) == nil)
  }

  @Test("a page elsewhere says why it takes no token")
  func elsewhere() async throws {
    let served = try Served(host: "localhost")
    let page = served.server.pages.dashboard.page("/sign-in", viewer: Viewer(mayDisclose: false, maySignIn: false))
    #expect(!page.body.contains("<form") && page.body.contains("serve --public-address"))
  }
}
