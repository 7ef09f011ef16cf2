import Bytes
import Events
import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Verification")
struct VerifyTests {
  let scratch = Scratch()

  /// 300 records, a full tile and one that is not, in three batches; then a change and a closing of number 5.
  private func make() throws {
    try scratch.make(
      crimes(0..<100), crimes(100..<300), [flagged("0000005", id: "flag"), cancelled("0000005", id: "close")])
    #expect(scratch.damages() == [])
  }

  private func key(_ sequence: Int) -> UInt64 { UInt64(sequence) }

  private func subject(_ name: String, _ sequence: Int) -> [UInt8] {
    var key: [UInt8] = []
    Layout.subject(kind: .record(.crime), name, into: &key)
    key.appendBigEndian(UInt64(sequence))
    return key
  }

  private func name(_ id: String, source: UInt32 = 0) -> [UInt8] {
    var key: [UInt8] = []
    key.appendBigEndian(source)
    return key + Array(id.utf8)
  }

  private func value(_ number: UInt64) -> [UInt8] {
    var value: [UInt8] = []
    value.appendLittleEndian(number)
    return value
  }

  /// Changes a stored value in place.
  private func change(_ key: [UInt8], in table: Table, _ body: @escaping (inout [UInt8]) -> Void) throws {
    try scratch.tamper { transaction in
      var value = try #require(try transaction.value(for: key.rawBytes, in: table)?.bytes())
      body(&value)
      try transaction.put(key: key, value: value, in: table)
    }
  }

  private func change(_ key: UInt64, in table: Table, _ body: @escaping (inout [UInt8]) -> Void) throws {
    try scratch.tamper { transaction in
      var value = try #require(try transaction.value(for: key, in: table)?.bytes())
      body(&value)
      try transaction.put(key: key, value: value, in: table)
    }
  }

  private func replace(_ old: String, _ new: String, ofEvent sequence: Int) throws {
    try change(key(sequence), in: Layout.events) { value in
      let found = value.firstRange(of: Array(old.utf8))!
      value.replaceSubrange(found, with: Array(new.utf8))
    }
  }

  @Test("of a sound ledger finds nothing and tells how far it is")
  func sound() throws {
    try make()
    var steps: [Int] = []
    _ = try Ledger(at: scratch.folder).verifyJournal { done, total in
      #expect(total == 3 * 302)
      steps.append(done)
    }
    #expect(steps == steps.sorted() && steps.last == 906)
  }

  // MARK: Events

  @Test(
    "finds a changed value in an event, under a full tile and under the last one",
    arguments: [0, 17, 255, 256, 299])
  func changedValue(sequence: Int) throws {
    try make()
    try replace(#""date":"2019-01-02""#, #""date":"2018-01-02""#, ofEvent: sequence)
    #expect(scratch.damages() == ["events \(sequence)"])
  }

  @Test(
    "finds a changed id, subject or type as the event's damage alone",
    arguments: [
      (#""id":"0000017""#, #""id":"0000018""#), (#""subject":"0000017""#, #""subject":"0000001""#),
      (#""subject":"0000017""#, #""subject":"9900017""#), (#""source":"tests""#, #""source":"other""#),
    ])
  func changedName(old: String, new: String) throws {
    try make()
    try replace(old, new, ofEvent: 17)
    #expect(scratch.damages().filter { $0 != "sources 17" } == ["events 17"])
  }

  @Test(
    "finds an event that is not JSON, breaks a rule, is not canonical, or carries another sequence or time",
    arguments: [
      ("{\"data\"", "<\"data\""), (#""date":"2019-01-02""#, #""date":"2019-13-02""#), (#"{"data""#, #"{ "data""#),
      (#""sequence":17"#, #""sequence":18"#), (#""area":"E07000129","#, ""), (#"0Z""#, #"0z""#),
      (#","sequence":17"#, ""), (#"crime.recorded"#, "crime.revoked"), (#""2019-01-02""#, "\"2019-\u{1}1-02\""),
    ])
  func brokenEvent(old: String, new: String) throws {
    try scratch.ledger().add(crimes(0..<40), times: .at(time("2019-01-01T00:00:00Z")))
    try replace(old, new, ofEvent: 17)
    #expect(scratch.damages() == ["events 17"])
  }

  @Test("finds the record number in front of an event")
  func recordNumber() throws {
    try make()
    try change(key(17), in: Layout.events) { $0[0] ^= 1 }
    #expect(scratch.damages() == ["events 17"])
    try change(key(17), in: Layout.events) { $0[0] ^= 1 }
    try change(key(301), in: Layout.events) { $0[1] ^= 64 }
    #expect(scratch.damages() == ["events 301"])
  }

  @Test("finds missing events, at the start, within and at the end")
  func missing() throws {
    try make()
    try scratch.tamper { transaction in
      for sequence in [0, 17, 256, 257, 258] { try transaction.delete(key: key(sequence), in: Layout.events) }
    }
    #expect(scratch.damages() == ["events 0", "events 17", "events 256"])
    try scratch.tamper { try $0.delete(key: key(301), in: Layout.events) }
    #expect(scratch.damages() == ["events 301", "events 0", "events 17", "events 256"])
  }

  @Test("finds two events that changed places")
  func swapped() throws {
    try make()
    try scratch.tamper { transaction in
      let one = try #require(try transaction.value(for: key(1), in: Layout.events)?.bytes())
      let two = try #require(try transaction.value(for: key(2), in: Layout.events)?.bytes())
      try transaction.put(key: key(1), value: two, in: Layout.events)
      try transaction.put(key: key(2), value: one, in: Layout.events)
    }
    #expect(scratch.damages() == ["events 1", "events 2"])
  }

  @Test("finds a recorded time that decreases even where tree and batch agree with it")
  func decreasing() throws {
    try scratch.ledger().add([crime("a"), crime("b")], times: .at(time("2019-01-01T00:00:00Z")))
    try replace("2019-01-01T00:00:00.000000Z", "2018-12-31T00:00:00.000000Z", ofEvent: 1)
    try scratch.tamper { transaction in
      let leaves = try (0..<2).map { sequence in
        Array(
          try #require(try transaction.value(for: key(sequence), in: Layout.events)?.bytes()).dropFirst(4))
      }
      try transaction.put(
        key: Layout.tile(level: 0, index: 0), value: leaves.flatMap { TreeHash.leaf($0) }, in: Layout.tree)
      let entry = BatchEntry(count: 2, appendedAt: Ledger.now, root: NaiveTree.root(leaves[...]))
      var value: [UInt8] = []
      entry.write(to: &value)
      try transaction.put(key: 0, value: value, in: Layout.batches)
    }
    #expect(scratch.damages().first == "events 1")
  }

  // MARK: Keys

  @Test("finds a missing key, one that leads elsewhere, one too many, and damaged ones")
  func keys() throws {
    try make()
    let own = name("0000017")
    try scratch.tamper { try $0.delete(key: own, in: Layout.keys) }
    #expect(scratch.damages() == ["keys 17"])
    try scratch.tamper { try $0.put(key: name("00000x7"), value: value(17), in: Layout.keys) }
    #expect(scratch.damages() == ["keys 17", "keys 17"])
    try scratch.tamper { try $0.put(key: own, value: value(17), in: Layout.keys) }
    #expect(scratch.damages() == ["keys 17"])
    try scratch.tamper { try $0.put(key: name("00000x7"), value: value(1000), in: Layout.keys) }
    #expect(scratch.damages() == ["keys 1000"])
    try scratch.tamper { try $0.delete(key: name("00000x7"), in: Layout.keys) }
    try scratch.tamper { try $0.put(key: own, value: value(18), in: Layout.keys) }
    #expect(Set(scratch.damages()) == ["keys 17", "keys 18"])
    try scratch.tamper { try $0.put(key: own, value: [1, 2, 3], in: Layout.keys) }
    #expect(Set(scratch.damages()) == ["keys 17", "keys"])
  }

  // MARK: Subjects

  @Test("finds a missing entry of a subject, one of another subject, one too many, and damaged ones")
  func subjects() throws {
    try make()
    let own = subject("0000017", 17)
    try change(own, in: Layout.subjects) { $0[0] = 2 }
    #expect(scratch.damages() == ["subjects 17"])
    try change(own, in: Layout.subjects) { $0 = [1, 18, 0, 0, 0] }
    #expect(Set(scratch.damages()) == ["subjects 17"])
    try change(own, in: Layout.subjects) { $0 = [9, 17, 0, 0, 0] }
    #expect(scratch.damages() == ["subjects 17"])
    try scratch.tamper { try $0.delete(key: own, in: Layout.subjects) }
    #expect(scratch.damages() == ["subjects 17"])
    try scratch.tamper { try $0.put(key: subject("x", 17), value: [1, 17, 0, 0, 0], in: Layout.subjects) }
    #expect(Set(scratch.damages()) == ["subjects 17"])
    try scratch.tamper { try $0.put(key: own, value: [1, 17, 0, 0, 0], in: Layout.subjects) }
    #expect(scratch.damages() == ["subjects 17"])
    try scratch.tamper { transaction in
      try transaction.delete(key: subject("x", 17), in: Layout.subjects)
      try transaction.put(key: subject("x", 5000), value: [1, 17, 0, 0, 0], in: Layout.subjects)
    }
    #expect(scratch.damages() == ["subjects 5000"])
    try scratch.tamper { transaction in
      try transaction.delete(key: subject("x", 5000), in: Layout.subjects)
      try transaction.put(key: [77, 1, 2, 3], value: [1], in: Layout.subjects)
    }
    #expect(scratch.damages() == ["subjects"])
  }

  @Test("finds the record number of a change and of a closing")
  func records() throws {
    try make()
    try change(subject("0000005", 300), in: Layout.subjects) { $0[1] = 6 }
    #expect(Set(scratch.damages()) == ["subjects 300"])
  }

  @Test("finds a life in the wrong order even where every entry agrees with its event")
  func lives() throws {
    // The same journal with and without the opening's entry: a change of a subject that was never opened.
    try scratch.make([crime("a"), flagged("a", id: "1")])
    try scratch.tamper { try $0.delete(key: subject("a", 0), in: Layout.subjects) }
    #expect(scratch.damages() == ["subjects 0", "subjects 1"])
  }

  // MARK: The tree

  @Test("finds a damaged leaf in a full tile and in the last one", arguments: [17, 280])
  func leaf(sequence: Int) throws {
    try make()
    try change(Layout.tile(level: 0, index: sequence / 256), in: Layout.tree) {
      $0[sequence % 256 * 32 + 3] ^= 4
    }
    #expect(scratch.damages() == ["tree \(sequence)"])
  }

  @Test("finds a damaged hash of a level above, and an event with it")
  func upper() throws {
    try scratch.make(crimes(0..<700))
    try change(Layout.tile(level: 1, index: 0), in: Layout.tree) { $0[32] ^= 4 }
    #expect(scratch.damages() == ["tree 256"])
    try replace(#""date":"2019-01-02""#, #""date":"2018-01-02""#, ofEvent: 600)
    #expect(scratch.damages() == ["tree 256", "events 600"])
    // In one tile the witness itself is damaged: which of the two it was is left open.
    try replace(#""date":"2019-01-02""#, #""date":"2018-01-02""#, ofEvent: 300)
    #expect(scratch.damages().contains("events 300"))
  }

  @Test("finds tiles that are missing, too short, too long or too many")
  func tiles() throws {
    try make()
    let last = Layout.tile(level: 0, index: 1)
    let whole = 46 * 32
    try change(last, in: Layout.tree) { $0.removeLast(32) }
    #expect(scratch.damages() == ["tree 256"])
    try change(last, in: Layout.tree) { $0 += [UInt8](repeating: 7, count: 64) }
    #expect(scratch.damages().contains("tree 256"))
    try scratch.tamper { try $0.delete(key: last, in: Layout.tree) }
    #expect(scratch.damages() == ["tree 256"])
    let other = Scratch()
    try other.make(crimes(0..<300))
    try other.tamper { transaction in
      #expect(try transaction.value(for: last, in: Layout.tree)?.byteCount == whole - 64)
      try transaction.put(key: Layout.tile(level: 0, index: 2), value: [1], in: Layout.tree)
      try transaction.put(key: Layout.tile(level: 3, index: 0), value: [1], in: Layout.tree)
      try transaction.delete(key: Layout.tile(level: 1, index: 0), in: Layout.tree)
    }
    #expect(other.damages() == ["tree", "tree 0", "tree"])
  }

  // MARK: The small tables

  @Test("finds a damaged, a missing and an overlapping batch, and an impossible clock")
  func batches() throws {
    try make()
    try change(100, in: Layout.batches) { $0[20] ^= 1 }
    #expect(scratch.damages() == ["batches 100"])
    try change(100, in: Layout.batches) {
      $0[20] ^= 1
      $0[15] = 0x7F
    }
    #expect(scratch.damages() == ["batches 100"])
    try change(100, in: Layout.batches) {
      $0[15] = 0
      $0[0] += 1
    }
    #expect(Set(scratch.damages()) == ["batches 301", "batches 100"])
    try change(100, in: Layout.batches) { $0 = [] }
    #expect(scratch.damages() == ["batches 100"])
    try scratch.tamper { try $0.delete(key: 100, in: Layout.batches) }
    #expect(scratch.damages() == ["batches 100"])
  }

  @Test("finds a source that is missing or has another's number")
  func sources() throws {
    try scratch.make([
      crime("a"), event("crime.flagged", "a", id: "1", source: "two", data: #"{"flags":[]}"#),
    ])
    try change(Array("two".utf8), in: Layout.sources) { $0[0] = 0 }
    #expect(Set(scratch.damages()) == ["sources", "keys 1"])
    try scratch.tamper { try $0.delete(key: Array("two".utf8), in: Layout.sources) }
    #expect(Set(scratch.damages()) == ["sources 1", "keys 1"])
  }

  @Test("finds each part of the head")
  func head() throws {
    try make()
    try change(Layout.headKey, in: Layout.meta) { $0[8] ^= 1 }
    #expect(scratch.damages() == ["meta"])
    try change(Layout.headKey, in: Layout.meta) {
      $0[8] ^= 1
      $0[12] ^= 1
    }
    #expect(scratch.damages() == ["meta"])
    try change(Layout.headKey, in: Layout.meta) {
      $0[12] ^= 1
      $0[0] -= 1
    }
    #expect(scratch.damages() == ["meta"])
    try change(Layout.headKey, in: Layout.meta) { $0[0] += 2 }
    #expect(scratch.damages() == ["meta"])
    try change(Layout.headKey, in: Layout.meta) { $0[7] = 0xFF }
    #expect(scratch.damages() == ["meta"])
    try scratch.tamper { try $0.delete(key: Layout.headKey, in: Layout.meta) }
    #expect(scratch.damages() == ["meta"])
  }

  // MARK: Bytes of the file

  /// Flips the last byte of every copy of a pattern in the file (older pages hold copies too).
  private func flip(_ pattern: [UInt8]) throws {
    let url = URL(fileURLWithPath: scratch.folder + "/journal/data.mdb")
    var file = try Data(contentsOf: url)
    var start = file.startIndex
    var count = 0
    while let found = file.range(of: Data(pattern), in: start..<file.endIndex) {
      file[found.upperBound - 1] ^= 1
      start = found.upperBound
      count += 1
    }
    #expect(count > 0)
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(contentsOf: file)
    try handle.close()
  }

  @Test("finds one flipped bit of the file in an event, a key, a subject and a tile")
  func bits() throws {
    try make()
    let leaf = TreeHash.leaf(try Ledger(at: scratch.folder).event(at: 17))
    try flip(Array(#""offence":"burglary"},"id":"0000017","r"#.utf8))
    #expect(scratch.damages() == ["events 17"])
    try flip(Array(#""offence":"burglary"},"id":"0000017",""#.utf8) + [UInt8(ascii: "s")])
    #expect(scratch.damages() == [])
    try flip(name("0000017"))
    #expect(Set(scratch.damages()).isSuperset(of: ["keys 17"]))
    try flip(name("0000016"))
    try flip(subject("0000017", 17))
    #expect(Set(scratch.damages()).isSuperset(of: ["subjects 17"]))
    try flip(subject("0000017", 16))
    try flip(leaf)
    #expect(Set(scratch.damages()).isSuperset(of: ["tree 17"]))
  }

  // MARK: The list

  @Test("stops after as many damages as are wanted")
  func most() throws {
    try make()
    try scratch.tamper { transaction in
      for sequence in 50..<80 { try transaction.put(key: key(sequence), value: [1], in: Layout.events) }
    }
    #expect(
      try Ledger(at: scratch.folder).verifyJournal(maximumDamageCount: 7).map(place) == (50..<57).map { "events \($0)" }
    )
  }

  @Test("a damage goes through a line of text unchanged")
  func line() {
    for damage in [Damage("events", 17, "the event is\tnot\ncanonical"), Damage("meta", nil, "the head")] {
      #expect(Damage(line: damage.line) == damage)
      #expect(!damage.line.contains("\n"))
    }
    #expect(Damage("events", 17, "gone").description == "events, sequence 17: gone")
    #expect(Damage("meta", nil, "gone").description == "meta: gone")
    #expect(Damage(line: "Illegal instruction") == nil)
  }
}
