import Bytes
import FileSystem
import Foundation
import LMDB
import TestSupport
import Testing

@Suite("Opening")
struct OpeningTests {
  let scratch = Scratch()

  private func open(_ name: String = "store", _ tables: [Table] = bothTables) -> LMDBError.Code? {
    refusal { _ = try Store(at: scratch(name), tables: tables, access: .readWrite) }
  }

  /// A closed store with some content, whose file may be changed.
  private func closedStore() throws -> FileHandle {
    let store = try scratch.store()
    try store.write { transaction in
      for key in UInt64(0)..<100 {
        try transaction.put(key: key, value: [UInt8](repeating: 1, count: 1000).rawBytes, in: numbers)
      }
    }
    return FileHandle(forUpdatingAtPath: scratch("store/data.mdb"))!
  }

  private func setMode(_ mode: Int, _ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch(name))
  }

  @Test("a process opens a store once, by whatever path, and again when it has let go of it")
  func twice() throws {
    do {
      let store = try scratch.store()
      try FileManager.default.createSymbolicLink(
        atPath: scratch("other"), withDestinationPath: scratch("store"))
      #expect(open() == .alreadyOpen)
      #expect(open("other") == .alreadyOpen)
      try store.put("alpha", "one")
    }
    #expect(open() == nil)
    #expect(open("other") == nil)
  }

  @Test("a folder that is missing, or holds no store, is told apart")
  func nothingThere() throws {
    #expect(open("missing") == .notFound)
    try Files.makeFolder(scratch("empty"))
    #expect(open("empty") == .notAStore)
    try Data().write(to: URL(filePath: scratch("empty/data.mdb")))
    #expect(open("empty") == .notAStore)
    try Data(repeating: 65, count: 9000).write(to: URL(filePath: scratch("empty/data.mdb")))
    #expect(open("empty") == .notAStore)
  }

  @Test("a missing table, or one of another kind of key, is refused, and the store can still be opened")
  func tables() throws {
    _ = try closedStore()
    #expect(open("store", [words, Table("more")]) == .notAStore)
    #expect(open("store", [Table("words", integerKeys: true)]) == .notAStore)
    #expect(open("store", [Table("numbers")]) == .notAStore)
    #expect(open("store", [numbers]) == nil)
  }

  @Test("a file cut short is refused, wherever it was cut", arguments: [0, 100, 4096, 5000, 8192, 65536])
  func truncated(length: UInt64) throws {
    try closedStore().truncate(atOffset: length)
    #expect(open() == (length < 152 ? .notAStore : .truncated))
  }

  @Test("one missing byte is refused")
  func oneByte() throws {
    let file = try closedStore()
    try file.truncate(atOffset: file.seekToEnd() - 1)
    #expect(open() == .truncated)
  }

  @Test("an overwritten meta page is refused", arguments: [0, 4096])
  func zeroedMeta(offset: UInt64) throws {
    let file = try closedStore()
    try file.seek(toOffset: offset)
    file.write(Data(count: 4096))
    #expect(open() == .damaged)
  }

  @Test("a file of another version of LMDB is refused")
  func version() throws {
    let file = try closedStore()
    try file.seek(toOffset: 20)
    file.write(Data([2, 0, 0, 0]))
    #expect(open() == .versionMismatch)
  }

  @Test("a meta page that points outside the file is refused")
  func roots() throws {
    let file = try closedStore()
    for page in [0, 4096] as [UInt64] {
      try file.seek(toOffset: page + 128)
      file.write(Data([0, 0, 0, 1, 0, 0, 0, 0]))
    }
    #expect(open() == .damaged)
  }

  @Test("a file that ends before its last page is whole when the missing pages are free")
  func unwrittenTail() throws {
    let store = try scratch.store()
    for _ in 0..<5 { try store.put("alpha", "one") }
    // Pages taken at the end and given back in a transaction that uses the free list are never written.
    try store.write { transaction in
      try transaction.put(key: 0, value: [1].rawBytes, in: numbers)
      try transaction.put(key: 1, value: [UInt8](repeating: 1, count: 100_000).rawBytes, in: numbers)
      try transaction.delete(key: 1, in: numbers)
    }
    let used = store.usedSizeInBytes
    _ = consume store
    let size = try #require(
      FileManager.default.attributesOfItem(atPath: scratch("store/data.mdb"))[.size] as? Int)
    #expect(size < used)
    let again = try Store(at: scratch("store"), tables: bothTables, access: .readWrite)
    #expect(try again.text("alpha") == "one")
    // The free pages are used again.
    try again.write { try $0.put(key: 1, value: [UInt8](repeating: 1, count: 90_000).rawBytes, in: numbers) }
    #expect(again.usedSizeInBytes <= used + 16384)
    _ = consume again
    let file = FileHandle(forUpdatingAtPath: scratch("store/data.mdb"))!
    try file.truncate(atOffset: file.seekToEnd() - 8192)
    #expect(open() == .truncated)
  }

  @Test("a store that cannot be locked is read all the same, and says so")
  func withoutLock() throws {
    _ = try closedStore()
    try setMode(0o444, "store/lock.mdb")
    try setMode(0o555, "store")
    defer { try? setMode(0o755, "store") }
    // No file mode keeps root out, so this thread opens files as nobody.
    let user = try FileUser(geteuid() == 0 ? 65534 : geteuid())
    defer { user.end() }
    let store = try Store(at: scratch("store"), tables: bothTables, access: .readOnly)
    #expect(!store.isLocked)
    #expect(try store.read { try $0.count(in: numbers) } == 100)
    _ = consume store
    #expect(open() == .permission)
  }
}
