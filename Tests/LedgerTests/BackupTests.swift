import Foundation
import LMDB
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("A backup")
struct BackupTests {
  let scratch = Scratch()

  @Test("is a ledger of its own with the same root, made while another thread appends")
  func copying() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<500))
    let state = State(ledger: ledger)
    Thread.detachNewThread {
      var next = 500
      while !state.isDone.load(ordering: .acquiring) {
        try! state.ledger.add(crimes(next..<next + 30), limits: PartLimits(eventCount: 8, byteCount: 1 << 20))
        next += 30
      }
      state.hasEnded.store(true, ordering: .releasing)
    }
    while try ledger.length < 600 { Thread.sleep(forTimeInterval: 0.001) }
    for number in 0..<5 {
      let before = try ledger.length
      let length = try ledger.backup(to: scratch("backup\(number)"))
      #expect(length >= before)
      #expect(try length <= ledger.length)
      #expect(!FileManager.default.fileExists(atPath: scratch("backup\(number).partial")))
      let copy = try Ledger(at: scratch("backup\(number)"))
      #expect(try copy.length == length)
      #expect(try copy.root(size: length) == ledger.root(size: length))
      // The copy is a ledger that takes appends; what was under way is cut off.
      try copy.add(crime("new"))
      #expect(try copy.verifyJournal() == [])
    }
    state.isDone.store(true, ordering: .releasing)
    while !state.hasEnded.load(ordering: .acquiring) { Thread.sleep(forTimeInterval: 0.001) }
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("does not notice, nor does verification, that others append and stop half-way")
  func verifying() throws {
    let state = State(ledger: try scratch.ledger())
    try state.ledger.add(crimes(0..<500))
    Thread.detachNewThread {
      var next = 500
      while !state.isDone.load(ordering: .acquiring) {
        let limits = PartLimits(eventCount: 8, byteCount: 1 << 20)
        _ = try? state.ledger.append(limits: limits) { batch in
          for event in crimes(next..<next + 50) { try batch.add(event) }
          throw CancellationError()
        }
        try! state.ledger.add(crimes(next..<next + 30), limits: limits)
        next += 30
      }
      state.hasEnded.store(true, ordering: .releasing)
    }
    // Until the other thread has published and stopped a good number of batches meanwhile.
    while try state.ledger.length < 800 { #expect(try state.ledger.verifyJournal() == []) }
    state.isDone.store(true, ordering: .releasing)
    while !state.hasEnded.load(ordering: .acquiring) { Thread.sleep(forTimeInterval: 0.001) }
    #expect(try state.ledger.verifyJournal() == [])
  }

  private final class State: Sendable {
    let ledger: Ledger
    let isDone = Atomic(false)
    let hasEnded = Atomic(false)

    init(ledger: Ledger) { self.ledger = ledger }
  }

  @Test("goes into a new or an empty folder only, and over what an earlier one left")
  func places() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<10))
    try FileManager.default.createDirectory(atPath: scratch("empty"), withIntermediateDirectories: true)
    #expect(try ledger.backup(to: scratch("empty/")) == 10)
    #expect(failure { try ledger.backup(to: scratch("empty")) } == "cannot create")
    #expect(failure { try ledger.backup(to: scratch.folder) } == "cannot create")
    let left = scratch("new.partial/journal")
    try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
    try Data("torn".utf8).write(to: URL(fileURLWithPath: left + "/data.mdb"))
    #expect(try ledger.backup(to: scratch("new")) == 10)
    try FileManager.default.createDirectory(
      atPath: scratch("other.partial/mine"), withIntermediateDirectories: true)
    #expect(failure { try ledger.backup(to: scratch("other")) } == "cannot create")
    #expect(FileManager.default.fileExists(atPath: scratch("other.partial/mine")))
    #expect(try ledger.backup(to: scratch("deep/er/copy")) == 10)
  }

  @Test("of a damaged ledger is not kept")
  func damaged() throws {
    try scratch.make(crimes(0..<10))
    try scratch.tamper { try $0.delete(key: 3, in: Layout.events) }
    let ledger = try Ledger(at: scratch.folder)
    do {
      try ledger.backup(to: scratch("copy"))
      Issue.record("the copy was kept")
    } catch let error as LedgerError {
      #expect(error.code == .damaged)
      #expect(error.message.contains("events, sequence 3"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["ledger"])
  }
}
