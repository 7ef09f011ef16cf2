import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Pages
import TestSupport
import Testing

@testable import Server

@Suite("Files that are held", .serialized)
struct HeldReturnsTests {
  private func looked(_ served: Served) throws -> LookedReturn {
    let json = try FeedFileText.read(Array(Returns.feed.utf8))[0]
    var document = JSONDocument()
    try document.read(json[...])
    let feed = try FeedFile(document, document.root, path: "feed")
    let report = try FeedReport(refusing: Refusal(value: "x", ReturnParameterMistake.notMonth), at: served.ledger)
    return LookedReturn(feed: feed, file: "f.csv", months: nil, report: report, unusual: [])
  }

  private func held(_ scratch: Scratch, _ served: Served, _ change: (inout HeldReturns.Bounds) -> Void = { _ in })
    -> HeldReturns
  {
    var bounds = HeldReturns.Bounds()
    change(&bounds)
    return HeldReturns(
      HoldingFolder(ledger: served.path, temporary: scratch("")), bounds: bounds, clock: { Ledger.now })
  }

  private func files(_ scratch: Scratch) -> Int {
    let all = FileManager.default.enumerator(atPath: scratch(""))?.compactMap { $0 as? String } ?? []
    return all.filter { $0.split(separator: "/").count == 3 && !$0.hasSuffix("/lock") }.count
  }

  @Test("are bounded, in number and together, and one of each owner")
  func bounds() throws {
    let (scratch, served) = (Scratch(), try Served())
    let held = held(scratch, served) { bounds in (bounds.count, bounds.bytes) = (3, 100) }
    let looked = try looked(served)
    func hold(_ owner: Int, _ count: Int) throws {
      try held.hold(
        ReturnUpload(name: "f", bytes: [UInt8](repeating: 1, count: count)), looked,
        of: ReturnOwner(key: "\(owner)", ends: nil))
    }
    for _ in 0..<5 { try hold(1, 40) }
    try hold(2, 40)
    #expect(throws: HeldReturns.Full.self) { try hold(3, 21) }
    try hold(3, 20)
    #expect(throws: HeldReturns.Full.self) { try hold(4, 0) }
    #expect(held.count == 3 && files(scratch) == 3)
    held.forget(ReturnOwner(key: "1", ends: nil))
    try hold(4, 40)
    #expect(held.count == 3 && files(scratch) == 3)
  }

  @Test("are given out once, under their token, and to their owner")
  func tokens() throws {
    let (scratch, served) = (Scratch(), try Served())
    let held = held(scratch, served)
    let (owner, other) = (ReturnOwner(key: "a", ends: nil), ReturnOwner(key: "b", ends: nil))
    try held.hold(ReturnUpload(name: "f", bytes: [1, 2, 3]), try looked(served), of: owner)
    let stage = try #require(held.stage(of: owner))
    guard case .waits(let question) = stage.step else { preconditionFailure("It waits.") }
    #expect(question.token.utf8.count == 43)
    #expect(try held.take(question.token, of: other) == nil)
    #expect(try held.take("", of: owner) == nil)
    #expect(try held.take(question.token, of: owner)?.upload.bytes == [1, 2, 3])
    #expect(try held.take(question.token, of: owner) == nil)
    #expect(held.stage(of: owner) == nil && files(scratch) == 0)
  }

  @Test("of a server that runs no more are removed by the next, and those of one that runs stay")
  func leftovers() throws {
    let (scratch, served) = (Scratch(), try Served())
    let running = held(scratch, served)
    try running.hold(
      ReturnUpload(name: "f", bytes: [1]), try looked(served), of: ReturnOwner(key: "a", ends: nil))
    let shared = try #require(try FileManager.default.contentsOfDirectory(atPath: scratch("")).first)
    // What is left where nobody holds the lock.
    try FileManager.default.createDirectory(atPath: scratch(shared + "/dead"), withIntermediateDirectories: false)
    try scratch.write(shared + "/dead/file", "x")
    #expect(files(scratch) == 2)
    let next = held(scratch, served)
    #expect(files(scratch) == 1 && next.count == 0 && running.count == 1)
  }

  @Test("lie in no folder that others may write, and in none inside the ledger")
  func folders() throws {
    let (scratch, served) = (Scratch(), try Served())
    let inside = HeldReturns(
      HoldingFolder(ledger: served.path, temporary: served.path), clock: { Ledger.now })
    let looked = try looked(served)
    let (upload, owner) = (ReturnUpload(name: "f", bytes: [1]), ReturnOwner(key: "a", ends: nil))
    #expect(throws: LedgerError(.io, "")) { try inside.hold(upload, looked, of: owner) }
    let first = held(scratch, served)
    try first.hold(upload, looked, of: owner)
    let shared = try #require(try FileManager.default.contentsOfDirectory(atPath: scratch("")).first)
    first.removeAll()
    try FileManager.default.createDirectory(
      atPath: scratch(shared), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: scratch(shared))
    let exposed = held(scratch, served)
    #expect(throws: (any Error).self) { try exposed.hold(upload, looked, of: owner) }
    #expect(exposed.count == 0)
  }
}
