import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("A ledger's folder")
struct OpeningTests {
  let scratch = Scratch()

  private func code(_ body: () throws -> Void) -> LedgerError.Code? {
    do { try body() } catch let error as LedgerError { return error.code } catch {}
    return nil
  }

  @Test("is made with the folders above it, and opens empty")
  func creating() throws {
    let folder = scratch("a/b/ledger")
    try Ledger.create(at: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["journal"])
    let ledger = try Ledger(at: folder)
    #expect(try ledger.length == 0)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("is not made where a ledger, or anything else, is")
  func refusal() throws {
    try Ledger.create(at: scratch.folder)
    #expect(code { try Ledger.create(at: scratch.folder) } == .cannotCreate)
    #expect(failure { try Ledger.create(at: scratch.path) } == "cannot create")
    try Data("x".utf8).write(to: URL(fileURLWithPath: scratch("file")))
    #expect(code { try Ledger.create(at: scratch("file")) } == .cannotCreate)
  }

  @Test("is made over what a creation that was interrupted left")
  func interrupted() throws {
    for name in ["journal.new", ".journal.new.creating-abc"] {
      let left = scratch.folder + "/" + name
      try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
      try Data("torn".utf8).write(to: URL(fileURLWithPath: left + "/data.mdb"))
    }
    #expect(code { _ = try Ledger(at: scratch.folder) } == .noInput)
    try Ledger.create(at: scratch.folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["journal"])
  }

  @Test("that is not there, or holds no ledger, is no input")
  func nothing() throws {
    #expect(code { _ = try Ledger(at: scratch("nowhere")) } == .noInput)
    #expect(code { _ = try Ledger(at: scratch.path) } == .noInput)
    let journal = scratch("text/journal")
    try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
    try Data(String(repeating: "text ", count: 5000).utf8).write(
      to: URL(fileURLWithPath: journal + "/data.mdb"))
    #expect(code { _ = try Ledger(at: scratch("text")) } == .noInput)
    try Store.create(at: scratch("store/journal"), tables: [Table("other")], mapSizeInBytes: 1 << 20)
    #expect(code { _ = try Ledger(at: scratch("store")) } == .noInput)
  }

  @Test("of another format is refused by name")
  func format() throws {
    try scratch.make([crime("a")])
    try scratch.tamper {
      try $0.put(key: Layout.formatKey, value: Array("incident-ledger journal 9".utf8), in: Layout.meta)
    }
    #expect(code { _ = try Ledger(at: scratch.folder) } == .noInput)
  }

  @Test("is opened once in a process, and again after it was closed")
  func twice() throws {
    do {
      let ledger = try scratch.ledger()
      #expect(code { _ = try Ledger(at: scratch.folder) } == .io)
      try ledger.add(crime("a"))
    }
    #expect(try Ledger(at: scratch.folder).length == 1)
  }

  @Test("opened for reading takes no append")
  func readOnly() throws {
    try scratch.make([crime("a")])
    let ledger = try Ledger(at: scratch.folder, access: .readOnly)
    #expect(try ledger.length == 1)
    #expect(code { try ledger.add(crime("b")) } == .io)
  }

  @Test("with a file that is cut short is damaged, and says so")
  func truncated() throws {
    try scratch.make(crimes(0..<2000))
    let file = scratch.folder + "/journal/data.mdb"
    let size = try #require(try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
    for kept in [size - 4096, size / 2, 8192, 5000] {
      let handle = try #require(FileHandle(forWritingAtPath: file))
      try handle.truncate(atOffset: UInt64(kept))
      try handle.close()
      do {
        _ = try Ledger(at: scratch.folder)
        Issue.record("a file of \(kept) of \(size) bytes was opened")
      } catch let error as LedgerError {
        #expect(error.code == .damaged)
        #expect(error.message.contains("cut short"), "\(error.message)")
      }
    }
  }
}
