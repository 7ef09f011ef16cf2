import Bytes
import LMDB
import TestSupport
import Testing

@Suite("Cursors")
struct CursorTests {
  let scratch = Scratch()

  @Test("numbers come in their own order, forwards and backwards")
  func integerOrder() throws {
    let store = try scratch.store()
    let keys: [UInt64] = [256, 1, .max, 0, 255, 1 << 40, 65536]
    try store.write { transaction in
      for key in keys { try transaction.put(key: key, value: [key].rawBytes, in: numbers) }
    }
    try store.read { transaction in
      var cursor = try transaction.cursor(in: numbers)
      var forwards: [UInt64] = []
      while try cursor.next() {
        forwards.append(cursor.integerKey)
        #expect(cursor.value.loadLittleEndian(UInt64.self, at: 0) == cursor.integerKey)
      }
      #expect(cursor.isAtEntry == false)
      #expect(forwards == keys.sorted())
      var back = try transaction.cursor(in: numbers)
      var backwards: [UInt64] = []
      while try back.previous() { backwards.append(back.integerKey) }
      #expect(backwards == keys.sorted().reversed())
    }
  }

  @Test("byte strings come in the order of memcmp, a prefix first")
  func byteOrder() throws {
    let store = try scratch.store()
    let keys: [[UInt8]] = [[2], [1, 255], [255], [1], [1, 0], [1, 0, 0], [128]]
    try store.write { transaction in
      for key in keys { try transaction.put(key: key.rawBytes, value: key.rawBytes, in: words) }
    }
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let found = try store.read { transaction in
      var cursor = try transaction.cursor(in: words)
      var found: [[UInt8]] = []
      var more = try cursor.first()
      while more {
        found.append(cursor.key.bytes())
        more = try cursor.next()
      }
      return found
    }
    #expect(found == sorted)
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      #expect(left.rawBytes.compare(right.rawBytes) < 0)
    }
  }

  @Test("a seek finds the entry or the next one, and nothing past the end")
  func seeking() throws {
    let store = try scratch.store()
    try store.write { transaction in
      for key in stride(from: UInt64(10), through: 50, by: 10) {
        try transaction.put(key: key, value: [key].rawBytes, in: numbers, mode: .append)
      }
      try transaction.put(key: Array("m".utf8).rawBytes, value: Array("value".utf8).rawBytes, in: words)
    }
    try store.read { transaction in
      var cursor = try transaction.cursor(in: numbers)
      #expect(try cursor.seek(atOrAfter: 20) && cursor.integerKey == 20)
      #expect(try cursor.seek(atOrAfter: 21) && cursor.integerKey == 30)
      #expect(try cursor.next() && cursor.integerKey == 40)
      #expect(try cursor.seek(atOrAfter: 0) && cursor.integerKey == 10)
      #expect(try !cursor.seek(atOrAfter: 51))
      #expect(cursor.isAtEntry == false)
      #expect(try cursor.last() && cursor.integerKey == 50)
      #expect(try !cursor.next())
      var text = try transaction.cursor(in: words)
      #expect(try text.seek(atOrAfter: [UInt8]().rawBytes) && text.key.text() == "m")
      #expect(try text.seek(atOrAfter: Array("a".utf8).rawBytes) && text.value.text() == "value")
      #expect(try !text.seek(atOrAfter: Array("ma".utf8).rawBytes))
    }
  }

  @Test("an empty table has no entries")
  func empty() throws {
    let store = try scratch.store()
    try store.read { transaction in
      var cursor = try transaction.cursor(in: words)
      #expect(try !cursor.first())
      #expect(try !cursor.last())
      #expect(try !cursor.next())
      #expect(try !cursor.seek(atOrAfter: ([1] as [UInt8]).rawBytes))
    }
  }

  @Test("a value stays readable after the cursor has moved on, and a writer's cursor sees its own changes")
  func lending() throws {
    let store = try scratch.store()
    var transaction = try store.beginWrite()
    for key in UInt64(0)..<500 { try transaction.put(key: key, value: [key, key].rawBytes, in: numbers) }
    do {
      var cursor = try transaction.cursor(in: numbers)
      #expect(try cursor.first())
      let first = cursor.value
      #expect(try cursor.last() && cursor.integerKey == 499)
      #expect(first.loadLittleEndian(UInt64.self, at: 8) == 0)
    }
    #expect(try transaction.count(in: numbers) == 500)
    transaction.abort()
    #expect(try store.read { try $0.count(in: numbers) } == 0)
  }
}
