import Bytes
import Events
import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

/// What `verify` sums up in place of looking it up. `Scratch.damages` compares the two.
@Suite("Sums of entries")
struct EntrySumTests {
  let scratch = Scratch()

  private typealias Entry = (key: [UInt8], value: [UInt8])

  private func isNothing(_ added: [Entry], less taken: [Entry]) -> Bool {
    var sum = EntrySum()
    for entry in added { sum.add(key: entry.key.rawBytes, value: entry.value.rawBytes) }
    for entry in taken { sum.takeAway(key: entry.key.rawBytes, value: entry.value.rawBytes) }
    return sum.isNothing
  }

  @Test("are nothing for the same entries in any order, and for no others")
  func sums() {
    let entries: [Entry] = [([1], [2]), ([2], [1]), ([1, 2], []), ([], [1, 2]), ([7, 7], [0])]
    #expect(isNothing([], less: []))
    #expect(isNothing(entries, less: entries.reversed()))
    for index in entries.indices {
      var others = entries
      let entry = others.remove(at: index)
      #expect(!isNothing(entries, less: others))
      #expect(!isNothing(others, less: entries))
      #expect(!isNothing(entries, less: others + [(entry.key, entry.value + [0])]))
      #expect(!isNothing(entries, less: others + [(entry.key + [0], entry.value)]))
      #expect(!isNothing(entries, less: others + [others[0]]))
    }
    // What a sum of sums would miss: values that changed places, and bytes that moved from one to the other.
    #expect(!isNothing([([1], [1]), ([2], [2])], less: [([1], [2]), ([2], [1])]))
    #expect(!isNothing([([1, 2], [3])], less: [([1], [2, 3])]))
  }

  /// Every entry of a table.
  private func entries(of table: Table) throws -> [Entry] {
    let store = try Store(at: Ledger.journalFolder(of: scratch.folder), tables: Layout.tables, access: .readOnly)
    return try store.read { transaction in
      var entries: [Entry] = []
      var cursor = try transaction.cursor(in: table)
      while try cursor.next() { entries.append((cursor.key.bytes(), cursor.value.bytes())) }
      return entries
    }
  }

  private func replace(_ old: Entry, by new: Entry, in table: Table) throws {
    try scratch.tamper { transaction in
      try transaction.delete(key: old.key, in: table)
      try transaction.put(key: new.key, value: new.value, in: table)
    }
  }

  @Test(
    "find each flipped bit of the tables that lead to events",
    arguments: [Layout.keys, Layout.subjects, Layout.sources])
  func flips(table: Table) throws {
    try scratch.make(
      [crime("a"), crime("b"), crime("c", source: "other")],
      [flagged("a", id: "1"), cancelled("b"), event("area.assigned", "E07000001", data: #"{"name":"n","level":"l"}"#)])
    #expect(scratch.damages() == [])
    for entry in try entries(of: table) {
      for byte in 0..<entry.key.count + entry.value.count {
        var changed = entry
        let bit: UInt8 = 1 << (byte % 8)
        if byte < entry.key.count { changed.key[byte] ^= bit } else { changed.value[byte - entry.key.count] ^= bit }
        try replace(entry, by: changed, in: table)
        #expect(scratch.damages() != [], "\(table.name) \(entry), byte \(byte)")
        try replace(changed, by: entry, in: table)
      }
    }
    #expect(scratch.damages() == [])
  }

  @Test("leave out what a batch under way has put behind the length")
  func unpublished() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<10))
    let journal = Ledger.journalFolder(of: scratch.folder)
    _ = try? ledger.append(limits: PartLimits(eventCount: 4, byteCount: 1 << 20)) { batch in
      for event in crimes(10..<17) { try batch.add(Array(event.utf8)) }
      // Its parts are in the file, and not published.
      try FileManager.default.copyItem(atPath: journal, toPath: scratch("copy"))
      throw CancellationError()
    }
    try FileManager.default.createDirectory(atPath: scratch("other"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: scratch("copy"), toPath: scratch("other/journal"))
    let copy = try Ledger(at: scratch("other"), access: .readOnly)
    #expect(try copy.store.read { try $0.count(in: Layout.keys) } > 10)
    #expect(try copy.store.read { try $0.count(in: Layout.subjects) } > 10)
    let check = try JournalCheck.look(at: copy.store, maximumDamageCount: 9, now: Ledger.now) { _, _ in }
    #expect(check.sums != nil && check.isSound && check.length == 10)
  }

  /// Changes the keys above the pages of the table `keys` that lead look-ups down, each by a step of its last byte.
  private func lead(astray step: Int) throws -> Int {
    let url = URL(fileURLWithPath: scratch.folder + "/journal/data.mdb")
    var file = [UInt8](try Data(contentsOf: url))
    func number(_ offset: Int) -> Int { Int(file[offset]) + Int(file[offset + 1]) << 8 }
    // mdb.c 0.9: a page has its kind at 10 (1: a branch), the end of its list of nodes at 12, the list at 16; a node
    // has the size of its key at 6, and the key at 8.
    var count = 0
    for page in stride(from: 2 * 4096, to: file.count, by: 4096) where number(page + 10) == 1 {
      for node in 1..<max(1, (number(page + 12) - 16) / 2) {
        let node = page + number(page + 16 + 2 * node)
        let key = node + 8..<node + 8 + number(node + 6)
        guard key.count == 11, file[key].starts(with: [0, 0, 0, 0]) else { continue }
        file[key.upperBound - 1] = UInt8(Int(file[key.upperBound - 1]) + step)
        count += 1
      }
    }
    try Data(file).write(to: url)
    return count
  }

  @Test(
    "are not believed where look-ups are led astray, which a walk through the table does not meet", arguments: [-1, 1])
  func astray(step: Int) throws {
    try scratch.make(crimes(0..<1000))
    #expect(scratch.damages() == [])
    #expect(try lead(astray: step) > 3)
    let damages = scratch.damages()
    #expect(!damages.isEmpty && damages.allSatisfy { $0.hasPrefix("keys") })
  }
}
