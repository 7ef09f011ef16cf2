import Bytes
import Events
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

/// Journals whose events `verify` looks at in two halves. `Scratch.damages` compares what is found with one pass over all.
@Suite("A journal looked at in halves")
struct EventHalvesTests {
  let scratch = Scratch()

  /// 1,030 events, so that the second half begins with 512. A batch is in both, and records of the first half are changed,
  /// closed and opened again in the second.
  private func make() throws {
    let names = (0..<150).map { number in (number < 10 ? "000000" : number < 100 ? "00000" : "0000") + String(number) }
    try scratch.make(
      crimes(0..<200), crimes(200..<700), names[..<120].map { flagged($0, id: "flag-" + $0) },
      names.map { cancelled($0) }, names[90...].map { crime($0, id: "again-" + $0) })
    #expect(try scratch.ledgerLength() == 1030)
  }

  private static let places = [0, 199, 200, 255, 256, 511, 512, 513, 767, 768, 969, 1029]

  private func change(_ key: UInt64, in table: Table, _ body: (inout [UInt8]) -> Void) throws {
    try scratch.tamper { transaction in
      var value = try #require(try transaction.value(for: key, in: table)?.bytes())
      body(&value)
      try transaction.put(key: key, value: value, in: table)
    }
  }

  @Test("is sound where a look from one end to the other finds it so, and tells how far it is")
  func sound() throws {
    try make()
    #expect(scratch.damages() == [])
    var steps: [Int] = []
    _ = try Ledger(at: scratch.folder).verifyJournal { done, total in
      #expect(total == 3 * 1030)
      steps.append(done)
    }
    #expect(steps == steps.sorted() && steps.last == 3090)
  }

  @Test("has its middle at any length", arguments: [1, 255, 256, 511, 512, 513, 767, 768, 1023, 1025])
  func lengths(count: Int) throws {
    try scratch.make(crimes(0..<count))
    #expect(scratch.damages() == [])
  }

  @Test("has the damages of its events found, wherever they are", arguments: places)
  func events(sequence: Int) throws {
    try make()
    let key = UInt64(sequence)
    try change(key, in: Layout.events) { $0[1] ^= 8 }
    #expect(scratch.damages() == ["events \(sequence)"])
    try change(key, in: Layout.events) {
      $0[1] ^= 8
      $0[$0.count - 3] ^= 1
    }
    #expect(scratch.damages() == ["events \(sequence)"])
    try scratch.tamper { try $0.delete(key: key, in: Layout.events) }
    #expect(scratch.damages().contains("events \(sequence)"))
  }

  @Test("has any number in front of a fact found, which is under no hash", arguments: [0, 8, 31])
  func facts(bit: Int) throws {
    let fact = event("area.assigned", "E07000129", data: #"{"name":"Blaby","level":"district","parent":null}"#)
    try scratch.make([fact], crimes(0..<1029))
    #expect(scratch.damages() == [])
    try change(0, in: Layout.events) { $0[bit / 8] ^= 1 << UInt8(bit % 8) }
    #expect(scratch.damages() == ["events 0"])
  }

  @Test("has the damages of its tree and of its batches found, also of those that the second half begins with")
  func tree() throws {
    try make()
    for hash in 0..<4 {
      try change(Layout.tile(level: 1, index: 0), in: Layout.tree) { $0[32 * hash] ^= 1 }
      #expect(scratch.damages() == ["tree \(256 * hash)"])
      try change(Layout.tile(level: 1, index: 0), in: Layout.tree) { $0[32 * hash] ^= 1 }
    }
    for start in [0, 200, 700, 820, 970] {
      try change(UInt64(start), in: Layout.batches) { $0[20] ^= 1 }
      #expect(scratch.damages() == ["batches \(start)"])
      try change(UInt64(start), in: Layout.batches) { $0[20] ^= 1 }
    }
    try scratch.tamper { try $0.delete(key: 200, in: Layout.batches) }
    #expect(scratch.damages().contains("batches 200"))
    try scratch.tamper { try $0.delete(key: Layout.tile(level: 1, index: 0), in: Layout.tree) }
    #expect(scratch.damages().contains("tree 0"))
  }

  @Test("has a record number found that no record had before, though event and entry agree", arguments: [511, 512])
  func numbers(sequence: Int) throws {
    try make()
    var subject: [UInt8] = []
    Layout.subject(kind: .record(.crime), "0000" + String(sequence), into: &subject)
    subject.appendBigEndian(UInt64(sequence))
    try scratch.tamper { transaction in
      var entry: [UInt8] = []
      SubjectEntry(status: .open, record: 5000).write(to: &entry)
      try transaction.put(key: subject, value: entry, in: Layout.subjects)
      var event = try #require(try transaction.value(for: UInt64(sequence), in: Layout.events)?.bytes())
      event.replaceSubrange(0..<4, with: entry[1...])
      try transaction.put(key: UInt64(sequence), value: event, in: Layout.events)
    }
    #expect(scratch.damages().contains("events \(sequence)"))
  }
}

extension Scratch {
  fileprivate func ledgerLength() throws -> Int { try Ledger(at: folder, access: .readOnly).length }
}
