import Bytes
import LMDB
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
  let scratch = Scratch()

  @Test("a reader keeps its snapshot while a writer commits")
  func isolation() async throws {
    let store = try scratch.store()
    try store.put("alpha", "one")
    try store.read { transaction in
      try onAnotherThread { try store.put("alpha", "two") }
      #expect(try transaction.value(for: Array("alpha".utf8).rawBytes, in: words)?.text() == "one")
      // A read within a read sees the newer commit.
      #expect(try store.text("alpha") == "two")
    }
    #expect(try store.text("alpha") == "two")
  }

  @Test("nobody sees an open transaction's changes, and one that is let go of leaves none")
  func abandoned() throws {
    let store = try scratch.store()
    do {
      var transaction = try store.beginWrite()
      try transaction.put(key: 1, value: [UInt8](0...9).rawBytes, in: numbers)
      #expect(try transaction.value(for: 1, in: numbers)?.byteCount == 10)
      #expect(try onAnotherThread { try store.read { try $0.count(in: numbers) } } == 0)
    }
    #expect(try store.read { try $0.count(in: numbers) } == 0)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try store.write { transaction in
        try transaction.put(key: 1, value: [UInt8](0...9).rawBytes, in: numbers)
        throw Stop()
      }
    }
    #expect(try store.read { try $0.count(in: numbers) } == 0)
    try store.write { try $0.put(key: 2, value: [UInt8](0...9).rawBytes, in: numbers) }
    #expect(try store.read { try $0.count(in: numbers) } == 1)
  }

  @Test("a reader whose body throws ends all the same")
  func throwingReader() throws {
    let store = try scratch.store()
    struct Stop: Error {}
    for _ in 0..<600 { #expect(throws: Stop.self) { try store.read { _ in throw Stop() } } }
    try store.grow(toAtLeast: 4 << 20)
  }

  @Test("a full map aborts the batch, which fits after the store has grown")
  func growing() throws {
    let store = try scratch.store(mapSizeInBytes: 256 << 10)
    let block = [UInt8](repeating: 7, count: 3000)
    let batch = {
      try store.write { transaction in
        for key in UInt64(0)..<200 {
          try transaction.put(key: key, value: block.rawBytes, in: numbers, mode: .append)
        }
      }
    }
    #expect(refusal(batch) == .mapFull)
    #expect(try store.read { try $0.count(in: numbers) } == 0)
    try store.grow(toAtLeast: 4 << 20)
    #expect(store.mapSizeInBytes == 4 << 20)
    try batch()
    #expect(try store.read { try $0.count(in: numbers) } == 200)
    #expect(store.usedSizeInBytes >= 200 * 3000)
    #expect(store.usedSizeInBytes % 4096 == 0)
  }

  @Test("growing waits for the readers of other threads")
  func growingWaits() throws {
    let store = try scratch.store()
    try store.put("alpha", "one")
    let growth = try store.read { transaction in
      let growth = startThread { try store.grow(toAtLeast: 8 << 20) }
      pause(milliseconds: 50)
      #expect(!growth.hasEnded)
      // A read within the read is let through although the growth waits.
      let inner = try store.text("alpha")
      #expect(inner == "one")
      #expect(try transaction.value(for: Array("alpha".utf8).rawBytes, in: words)?.text() == "one")
      return growth
    }
    try growth.wait()
    #expect(store.mapSizeInBytes == 8 << 20)
  }

  @Test("many readers and a writer that grows the map get on with each other")
  func crowd() throws {
    let store = try scratch.store(mapSizeInBytes: 64 << 10)
    try store.put("alpha", "one")
    let readers = (0..<4).map { _ in
      startThread {
        for _ in 0..<2000 {
          try store.read { transaction in
            // The count and the last key are of one snapshot.
            let count = try transaction.count(in: numbers)
            var cursor = try transaction.cursor(in: numbers)
            if try cursor.last() {
              #expect(cursor.integerKey == UInt64(count) - 1)
            } else {
              #expect(count == 0)
            }
          }
        }
      }
    }
    let block = [UInt8](repeating: 1, count: 2000)
    var key: UInt64 = 0
    while key < 100 {
      do {
        try store.write { try $0.put(key: key, value: block.rawBytes, in: numbers, mode: .append) }
        key += 1
      } catch let error as LMDBError where error.code == .mapFull {
        try store.grow(toAtLeast: store.mapSizeInBytes + (64 << 10))
      }
    }
    for reader in readers { try reader.wait() }
    #expect(try store.read { try $0.count(in: numbers) } == 100)
  }

  @Test("a restart makes the changes so far last, and goes on in a larger map")
  func restarting() throws {
    let store = try scratch.store(mapSizeInBytes: 128 << 10)
    let block = [UInt8](repeating: 1, count: 2000)
    do {
      var transaction = try store.beginWrite()
      for key in UInt64(0)..<200 {
        if key % 10 == 0 { try transaction.restart(growingMapTo: (128 << 10) + Int(key) * 8192) }
        try transaction.put(key: key, value: block.rawBytes, in: numbers, mode: .append)
      }
      #expect(try transaction.count(in: numbers) == 200)
    }
    // The last ten were not committed.
    #expect(try store.read { try $0.count(in: numbers) } == 190)
    try store.put("alpha", "one")
  }

  @Test("a store opened for reading refuses to write")
  func readOnly() throws {
    _ = try scratch.store()
    let store = try Store(at: scratch("store"), tables: bothTables, access: .readOnly)
    #expect(refusal { _ = try store.beginWrite() } == .readOnly)
    #expect(refusal { try store.grow(toAtLeast: 1 << 31) } == .readOnly)
  }
}
