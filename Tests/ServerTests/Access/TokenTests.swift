import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Logging
import Testing

@testable import Server

@Suite("A token")
struct TokenTests {
  let now = Ledger.now

  private func after(_ seconds: Int64) -> RecordedTime {
    RecordedTime(microseconds: now.microseconds + seconds * 1_000_000)
  }

  @Test("is known again by its secret, and by nothing near it")
  func secret() throws {
    let served = try Served()
    let (file, keeper) = (TokenFile(of: served.ledger), TokenCache(TokenFile(of: served.ledger)))
    let made = try file.create(name: "a", scopes: [.read], now: now)
    _ = try file.create(name: "b", scopes: [.append(source: nil)], now: now)
    #expect(made.secret.hasPrefix("ilt_") && made.secret.utf8.count == 4 + 43)
    #expect(try keeper.token(of: made.secret)?.name == "a")
    for wrong in [
      "", "ilt_", String(made.secret.dropLast()), made.secret + "x", made.secret.uppercased(), made.token.hash,
    ] {
      #expect(try keeper.token(of: wrong) == nil)
    }
  }

  @Test("leaves only a hash in a file that the owner alone may read")
  func file() throws {
    let served = try Served()
    let file = TokenFile(of: served.ledger)
    #expect(try file.tokens().isEmpty)
    let made = try file.create(name: "a", scopes: [.read, .append(source: "a:b/ü")], now: now)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file.path)), as: UTF8.self)
    #expect(!text.contains(made.secret.dropFirst(4)))
    #expect(text.contains(Digest.hex(Digest.sha256(Array(made.secret.utf8)))))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(try file.tokens() == [made.token])
    #expect(try file.tokens()[0].allows == [.read, .append(source: "a:b/ü")])
  }

  @Test("allows nothing from the moment it is revoked or has expired, in a server that runs")
  func end() throws {
    let served = try Served()
    let (file, keeper) = (TokenFile(of: served.ledger), TokenCache(TokenFile(of: served.ledger)))
    let kept = try file.create(name: "kept", scopes: [.read], now: now)
    let brief = try file.create(name: "brief", scopes: [.read], expires: after(60), now: now)
    #expect(try keeper.token(of: brief.secret, at: after(59))?.name == "brief")
    #expect(try keeper.token(of: brief.secret, at: after(60)) == nil)
    #expect(try keeper.token(of: kept.secret)?.name == "kept")
    _ = try file.revoke(name: "kept", now: now)
    #expect(try keeper.token(of: kept.secret) == nil)
    #expect(try file.tokens().map { $0.state(at: after(61)) } == [.revoked, .expired])
    #expect(throws: Refusal.self) { try file.revoke(name: "kept", now: now) }
    // The name is free again; the new token is another one.
    let new = try file.create(name: "kept", scopes: [.read], now: now)
    #expect(try keeper.token(of: new.secret)?.name == "kept" && keeper.token(of: kept.secret) == nil)
    #expect(throws: Refusal.self) { try file.create(name: "kept", scopes: [.read], now: now) }
    try FileManager.default.removeItem(atPath: file.path)
    #expect(try keeper.token(of: new.secret) == nil)
  }

  @Test("is kept when several are made at once")
  func together() async throws {
    let served = try Served()
    let file = TokenFile(of: served.ledger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 { group.addTask { _ = try file.create(name: "\(number)", scopes: [.read], now: now) } }
      try await group.waitForAll()
    }
    #expect(try Set(file.tokens().map(\.name)) == Set((0..<12).map(String.init)))
  }

  @Test("lets nobody in where the file is damaged")
  func damage() throws {
    let served = try Served()
    let (file, keeper) = (TokenFile(of: served.ledger), TokenCache(TokenFile(of: served.ledger)))
    let made = try file.create(name: "a", scopes: [.read], now: now)
    #expect(try keeper.token(of: made.secret) != nil)
    for damage in ["", "{}", #"{"format":"another","tokens":[]}"#, #"{"format":"incident-ledger tokens 1"}"#] {
      try Data(damage.utf8).write(to: URL(fileURLWithPath: file.path))
      #expect(throws: LedgerError(.damaged, "")) { try keeper.token(of: made.secret) }
      #expect(throws: LedgerError(.damaged, "")) { try file.create(name: "b", scopes: [.read], now: now) }
    }
  }

  @Test("is not believed from a file that others may read or change", arguments: [0o640, 0o604, 0o620, 0o602, 0o601])
  func exposed(mode: Int) async throws {
    let served = try Served(public: true)
    let file = TokenFile(of: served.ledger)
    let secret = try file.create(name: "a", scopes: [.read], now: now).secret
    try await served.server.application().test(.router) { client in
      #expect(try await client.get("/definitions", token: secret).status == 200)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      let refused = try await client.get("/definitions", token: secret)
      #expect(refused.status == 503 && refused.headers[.retryAfter] == "60")
      #expect(!refused.body.contains(file.path) && !refused.body.contains("chmod"))
      #expect(try await client.get("/definitions").status == 200)
      #expect(throws: LedgerError(.exposed, "")) { try file.create(name: "b", scopes: [.read], now: now) }
      #expect(throws: LedgerError(.exposed, "")) { try file.revoke(name: "a", now: now) }
      #expect(throws: LedgerError(.exposed, "")) {
        try Server(served.ledger, options: ServerOptions(), logger: .init(label: "tests"))
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      #expect(try await client.get("/definitions", token: secret).status == 200)
    }
  }

  @Test(
    "has scopes that are read as they are written",
    arguments: [
      "append", "append:police-uk/leicestershire", "append:a:b", "succeeds:a", "coverage:marac@E10000018", "reference",
      "annotate", "define", "publish", "erase", "administer", "read", "disclose", "disclose:marac-repeat",
    ])
  func scopes(text: String) { #expect(Scope(text)?.description == text) }

  @Test(
    "has no other scopes",
    arguments: [
      "", "append:", "Read", "write", "read ", "append/x", "succeeds", "coverage", "coverage:marac", "coverage:@E1",
      "coverage:marac@", "read:x", "administer:x", "disclose:",
    ])
  func noScopes(text: String) { #expect(Scope(text) == nil) }
}
