import Bytes
import FileSystem
import Foundation
import LMDB
import TestSupport
import Testing

@Suite("Creating and copying")
struct CreatingTests {
  let scratch = Scratch()

  @Test("a new store stands alone in its folder, and nothing half made is left beside it")
  func clean() throws {
    try Store.create(at: scratch("a/b/store"), tables: bothTables, mapSizeInBytes: 1 << 20)
    #expect(try Files.names(in: scratch("a/b")) == ["store"])
    #expect(try Files.names(in: scratch("a/b/store")) == ["data.mdb", "lock.mdb"])
    let store = try Store(at: scratch("a/b/store/"), tables: bothTables, access: .readWrite)
    #expect(store.mapSizeInBytes == 1 << 20)
  }

  @Test("an empty folder is filled, one with content is refused and left as it was")
  func places() throws {
    try Files.makeFolder(scratch("empty"))
    try Store.create(at: scratch("empty/"), tables: [words], mapSizeInBytes: 1 << 20)
    #expect(try Files.names(in: scratch("empty")) == ["data.mdb", "lock.mdb"])
    #expect(
      refusal { try Store.create(at: scratch("empty"), tables: [words], mapSizeInBytes: 1 << 20) }
        == .notEmpty)
    try Data([1]).write(to: URL(filePath: scratch("file")))
    #expect(
      refusal { try Store.create(at: scratch("file"), tables: [words], mapSizeInBytes: 1 << 20) } == .notEmpty
    )
    #expect(try Files.names(in: scratch.path) == ["empty", "file"])
  }

  @Test("a store that cannot be made leaves nothing")
  func failing() throws {
    // Two pages hold the meta pages alone: there is no room for a table.
    #expect(
      refusal { try Store.create(at: scratch("store"), tables: [words], mapSizeInBytes: 8192) } == .mapFull)
    #expect(try Files.names(in: scratch.path) == [])
  }

  @Test("a copy made while a writer writes is one commit, whole")
  func copying() throws {
    let store = try scratch.store(mapSizeInBytes: 64 << 20)
    let block = [UInt8](repeating: 3, count: 500)
    let writer = startThread {
      for batch in UInt64(0)..<60 {
        try store.write { transaction in
          for key in batch * 50..<(batch + 1) * 50 {
            try transaction.put(key: key, value: block.rawBytes, in: numbers, mode: .append)
          }
        }
      }
    }
    for number in 0..<5 { try store.copy(to: scratch("copy\(number)")) }
    try writer.wait()
    try store.copy(to: scratch("last"))
    #expect(refusal { try store.copy(to: scratch("last")) } == .notEmpty)
    for (name, isLast) in (0..<5).map({ ("copy\($0)", false) }) + [("last", true)] {
      let copy = try Store(at: scratch(name), tables: bothTables, access: .readOnly)
      let count = try copy.read { transaction in
        var cursor = try transaction.cursor(in: numbers)
        var count: UInt64 = 0
        while try cursor.next() {
          #expect(cursor.integerKey == count)
          #expect(cursor.value.bytes() == block)
          count += 1
        }
        return count
      }
      #expect(count % 50 == 0)
      if isLast { #expect(count == 3000) }
    }
  }
}
