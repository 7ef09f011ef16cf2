import Events
import Foundation
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Logging
import Testing

@testable import Server

@Suite("The last use of a token")
struct TokenUseTests {
  private func mode(_ path: String) throws -> Int? {
    try (FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test("is written beside the tokens, when it is time to, and never to them")
  func written() async throws {
    let served = try Served()
    let (file, uses) = (TokenFile(of: served.ledger), TokenUseFile(of: served.ledger))
    let made = try file.create(name: "a", scopes: [.append(source: nil)], now: Ledger.now)
    let other = try file.create(name: "b", scopes: [.read], now: Ledger.now).token
    let before = try Data(contentsOf: URL(fileURLWithPath: file.path))
    try await served.server.application().test(.router) { client in
      for subject in ["x", "y"] {
        let status = try await client.append(crime(subject), token: made.secret).status
        #expect(status == 201)
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == before)
    #expect(!FileManager.default.fileExists(atPath: uses.path))
    served.server.tokenUses.write()
    #expect(try mode(uses.path) == 0o600)
    let last = try #require(try uses.lastUse(of: made.token).flatMap { RecordedTime($0) })
    #expect(last <= Ledger.now && last.description > made.token.createdAt)
    #expect(try uses.lastUses(of: [other, made.token]) == [nil, last.description])
    // Nothing new is nothing to write.
    try FileManager.default.removeItem(atPath: uses.path)
    served.server.tokenUses.write()
    #expect(!FileManager.default.fileExists(atPath: uses.path))
  }

  @Test("is that of whichever server saw it last; a token that is not in force has none")
  func merged() throws {
    let served = try Served()
    let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    let file = TokenUseFile(of: served.ledger)
    let (one, two) = (TokenUses(file, logger: logger), TokenUses(file, logger: logger))
    let now = Ledger.now
    let later = RecordedTime(microseconds: now.microseconds + 1)
    one.note("x", at: later)
    two.note("x", at: now)
    two.note("y", at: now)
    one.write()
    two.write()
    #expect(try file.uses() == ["x": later.description, "y": now.description])

    let tokens = TokenFile(of: served.ledger)
    let made = try tokens.create(name: "a", scopes: [.read], now: now)
    _ = try tokens.revoke(name: "a", now: now)
    let cache = TokenCache(tokens, uses: one)
    #expect(try cache.token(of: made.secret) == nil)
    one.write()
    #expect(try file.lastUse(of: made.token) == nil)
  }

  @Test("is kept for the next time where it cannot be written, which is logged once and keeps nobody out")
  func unwritten() async throws {
    let lines = KeptLog.Lines()
    let served = try Served(logger: KeptLog.logger(lines))
    let path = TokenUseFile(of: served.ledger).path
    let made = try TokenFile(of: served.ledger).create(name: "a", scopes: [.read], now: Ledger.now)
    // A folder in its place cannot be replaced, whoever runs the tests.
    try FileManager.default.createDirectory(atPath: path + "/x", withIntermediateDirectories: true)
    try await served.server.application().test(.router) { client in
      for _ in 0..<3 {
        let status = try await client.get("/definitions", token: made.secret).status
        #expect(status == 200)
        served.server.tokenUses.write()
      }
    }
    #expect(lines.entries("error the last uses of tokens cannot be written").count == 1)
    try FileManager.default.removeItem(atPath: path)
    served.server.tokenUses.write()
    #expect(try TokenUseFile(of: served.ledger).lastUse(of: made.token) != nil)
  }

  @Test("is written by a server that is told to stop")
  func stopped() async throws {
    let served = try await ServedProcess()
    let secret = try served.token("append")
    let status = try await served.connected { client in
      try await client.append(batch([crime("a")]), token: secret).status
    }
    #expect(status == 201)
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
    let ledger = try Ledger(at: served.ledgerPath, access: .readOnly)
    let token = try TokenFile(of: ledger).tokens()[0]
    #expect(try TokenUseFile(of: ledger).lastUse(of: token) != nil)
    #expect(try mode(TokenUseFile(of: ledger).path) == 0o600)
  }
}
