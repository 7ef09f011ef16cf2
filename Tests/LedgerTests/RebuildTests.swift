import Bytes
import Events
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Rebuilding a damaged ledger")
struct RebuildTests {
  private let scratch = Scratch()

  /// Three batches, of which a backup holds two.
  private func make() throws -> (events: [String], root: [UInt8]) {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<300))
    try ledger.add([flagged("0000005", id: "flag"), cancelled("0000005")])
    _ = try ledger.backup(to: scratch("backup"))
    try ledger.add([crime("0000005", id: "again"), crime("new")])
    return (try ledger.texts(), try ledger.root(size: 304))
  }

  private func rebuild(withBackup: Bool, leavesOut: Bool = false) throws -> Rebuilding {
    let backup = withBackup ? try Ledger(at: scratch("backup"), access: .readOnly) : nil
    return try Ledger(at: scratch.folder, access: .readOnly).rebuild(
      to: scratch("rebuilt"), with: backup, leavesOut: leavesOut)
  }

  private func check(_ told: (events: [String], root: [UInt8])) throws {
    let made = try Ledger(at: scratch("rebuilt"))
    #expect(try made.texts() == told.events)
    #expect(try made.root(size: told.events.count) == told.root)
    #expect(try made.verification().damages == [])
    try made.add(crime("later"))
    #expect(try made.verifyJournal() == [])
  }

  @Test("gives the same ledger, byte for byte, where nothing is damaged")
  func sound() throws {
    let told = try make()
    let before = try Ledger(at: scratch.folder).dump()
    #expect(try rebuild(withBackup: false) == Rebuilding(length: 304, leftOut: [], fromBackup: 0))
    #expect(try Ledger(at: scratch("rebuilt")).dump() == before)
    try check(told)
  }

  @Test(
    "makes each table again that is damaged beside the events",
    arguments: ["keys", "subjects", "tree", "sources", "meta"])
  func tables(name: String) throws {
    let told = try make()
    let table = try #require(Layout.tables.first { $0.name == name })
    try scratch.tamper { transaction in
      var keys: [[UInt8]] = []
      do {
        var cursor = try transaction.cursor(in: table)
        while try cursor.next() { keys.append(cursor.key.bytes()) }
      }
      for key in keys where key != Layout.formatKey { try transaction.delete(key: key, in: table) }
    }
    #expect(!scratch.damages().isEmpty)
    #expect(try rebuild(withBackup: false).leftOut == [])
    try check(told)
  }

  @Test(
    "finds the length where the head tells of fewer or more, and where the last batch is gone",
    arguments: [302, 310, nil])
  func lengths(head: Int?) throws {
    let told = try make()
    try scratch.tamper { transaction in
      guard let head else {
        try transaction.delete(key: 302, in: Layout.batches)
        return
      }
      let key = Layout.headKey
      var value = try #require(try transaction.value(for: key.rawBytes, in: Layout.meta)?.bytes())
      (value[0], value[1]) = (UInt8(head % 256), UInt8(head / 256))
      try transaction.put(key: Layout.headKey, value: value, in: Layout.meta)
    }
    // Until then nobody is told of fewer events, and no append cuts any off.
    #expect(failure { _ = try Ledger(at: scratch.folder).length } == "damaged")
    #expect(failure { try Ledger(at: scratch.folder).add(crime("x")) } == "damaged")
    #expect(try rebuild(withBackup: false).length == 304)
    try check(told)
  }

  @Test("takes a damaged event from the backup, and names it where there is none")
  func events() throws {
    let told = try make()
    try scratch.tamper { transaction in
      var value = try #require(try transaction.value(for: 17, in: Layout.events)?.bytes())
      value[20] ^= 4
      try transaction.put(key: 17, value: value, in: Layout.events)
      try transaction.delete(key: 301, in: Layout.events)
    }
    #expect(failure { _ = try rebuild(withBackup: false) } == "damaged")
    #expect(try rebuild(withBackup: true).fromBackup == 2)
    try check(told)
  }

  @Test("leaves out what neither has, and what cannot be without it, where that is wanted")
  func leavingOut() throws {
    let told = try make()
    try scratch.tamper { transaction in
      try transaction.delete(key: 5, in: Layout.events)
      try transaction.delete(key: 303, in: Layout.events)
    }
    let made = try rebuild(withBackup: false, leavesOut: true)
    #expect(made.leftOut == [5, 300, 301, 303] && made.length == 300)
    let ledger = try Ledger(at: scratch("rebuilt"))
    #expect(try ledger.verifyJournal() == [])
    // Sent again they are there again.
    try ledger.add(crime("new"))
    #expect(try ledger.length == 301 && told.events.count == 304)
  }

  @Test("refuses the backup of another ledger")
  func others() throws {
    _ = try make()
    let other = try scratch.ledger("other")
    try other.add(crime("z"))
    try scratch.tamper { try $0.delete(key: 5, in: Layout.events) }
    #expect(
      failure {
        _ = try Ledger(at: scratch.folder, access: .readOnly).rebuild(to: scratch("rebuilt"), with: other)
      } == "no input")
  }

  @Test("batches that share a transaction and are larger than a part leave head and batches agreed")
  func parts() throws {
    let ledger = try scratch.ledger()
    let results = try ledger.appendTogether(
      limits: PartLimits(eventCount: 8, byteCount: 1 << 20),
      [
        { batch in for event in crimes(0..<5) { try batch.add(event) } },
        { batch in
          for event in crimes(5..<30) { try batch.add(event) }
          throw CancellationError()
        },
        { batch in for event in crimes(30..<60) { try batch.add(event) } },
      ])
    #expect(results.map { (try? $0.get().sequence) ?? 0 } == [5, 0, 35])
    #expect(try ledger.length == 35 && ledger.verifyJournal() == [])
  }
}
