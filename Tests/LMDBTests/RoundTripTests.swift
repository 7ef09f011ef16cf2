import Bytes
import LMDB
import TestSupport
import Testing

@Suite("Round trips")
struct RoundTripTests {
  let scratch = Scratch()

  @Test("what was put under bytes and under numbers is found after the store was opened again")
  func reopened() throws {
    do {
      let store = try scratch.store()
      try store.put("alpha", "one")
      try store.write { try $0.put(key: 7, value: [UInt32](0..<1000).rawBytes, in: numbers) }
    }
    let store = try Store(at: scratch("store"), tables: bothTables, access: .readOnly)
    #expect(store.isLocked)
    #expect(try store.text("alpha") == "one")
    #expect(try store.text("beta") == nil)
    var column: [UInt32] = []
    try store.read { transaction in
      if let value = try transaction.value(for: 7, in: numbers) { value.append(to: &column) }
      #expect(try transaction.value(for: 8, in: numbers)?.byteCount == nil)
      #expect(try transaction.count(in: words) == 1)
    }
    #expect(column == [UInt32](0..<1000))
  }

  @Test("the modes of put replace, refuse what is there, and refuse what is out of order")
  func modes() throws {
    let store = try scratch.store()
    let value = [UInt8](1...3)
    try store.write { transaction in
      try transaction.put(key: 5, value: value.rawBytes, in: numbers)
      try transaction.put(key: 5, value: value.rawBytes, in: numbers)
      #expect(
        refusal { try transaction.put(key: 5, value: value.rawBytes, in: numbers, mode: .insertOnly) }
          == .keyExists)
      try transaction.put(key: 6, value: value.rawBytes, in: numbers, mode: .append)
      try transaction.put(key: 300, value: value.rawBytes, in: numbers, mode: .append)
    }
    #expect(
      refusal {
        try store.write { try $0.put(key: 299, value: value.rawBytes, in: numbers, mode: .append) }
      } == .keyExists)
    #expect(try store.read { try $0.count(in: numbers) } == 3)
  }

  @Test("a reserved value is written in place")
  func reserved() throws {
    let store = try scratch.store()
    let tail = [UInt64](repeating: 0xABCD, count: 600)
    try store.write { transaction in
      try transaction.reserve(key: 1, byteCount: 4 + 4800, in: numbers, append: true) { output in
        output.appendBigEndian(0x0909_0909 as UInt32)
        output.append(contentsOf: tail.rawBytes)
      }
      try transaction.reserve(key: Array("empty".utf8).rawBytes, byteCount: 0, in: words) { _ in }
    }
    try store.read { transaction in
      let found = try transaction.value(for: 1, in: numbers)!.bytes()
      #expect(found == [9, 9, 9, 9] + tail.flatMap { _ in [0xCD, 0xAB, 0, 0, 0, 0, 0, 0] })
    }
    #expect(try store.text("empty") == "")
  }

  @Test("a deleted key is gone, and deleting it again says that it was not there")
  func deleting() throws {
    let store = try scratch.store()
    try store.put("alpha", "one")
    try store.write { transaction in
      try transaction.put(key: 3, value: [UInt8]().rawBytes, in: numbers)
      #expect(try transaction.delete(key: Array("alpha".utf8).rawBytes, in: words))
      #expect(try !transaction.delete(key: Array("alpha".utf8).rawBytes, in: words))
      #expect(try transaction.delete(key: 3, in: numbers))
      #expect(try !transaction.delete(key: 3, in: numbers))
    }
    #expect(try store.text("alpha") == nil)
  }

  @Test("keys are 1 to 511 bytes, numbers 8, values may be empty")
  func limits() throws {
    let store = try scratch.store()
    let longest = [UInt8](repeating: 1, count: 511)
    let none: [UInt8] = []
    try store.write { transaction in
      try transaction.put(key: longest.rawBytes, value: none.rawBytes, in: words)
      for key in [none, longest + [1]] {
        #expect(
          refusal { try transaction.put(key: key.rawBytes, value: none.rawBytes, in: words) } == .badValue)
        #expect(refusal { _ = try transaction.value(for: key.rawBytes, in: words) } == .badValue)
        #expect(refusal { try transaction.delete(key: key.rawBytes, in: words) } == .badValue)
      }
      #expect(
        refusal { try transaction.put(key: longest.rawBytes, value: none.rawBytes, in: numbers) } == .badValue
      )
      #expect(refusal { try transaction.put(key: 1, value: none.rawBytes, in: words) } == nil)
    }
    #expect(try store.read { try $0.value(for: longest.rawBytes, in: words)?.byteCount } == 0)
    do {
      try store.write { try $0.put(key: (longest + longest).rawBytes, value: none.rawBytes, in: words) }
    } catch {
      #expect("\(error)" == "a key of words is 1 to 511 bytes, not 1022: shorten it or hash it")
    }
  }
}
