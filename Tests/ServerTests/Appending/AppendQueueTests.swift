import Events
import Feeds
import FileSystem
import Foundation
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("The queue of appends", .ownThreads)
struct AppendQueueTests {
  private func message(_ events: [String]) throws -> EventMessage {
    try EventMessage(Array(batch(events).utf8), form: .batch)
  }

  @Test("gives each of many clients at once its own outcome, as one after another would have")
  func outcomes() async throws {
    let served = try Served()
    let queue = AppendQueue(served.ledger)
    // A quarter opens records of its own, a quarter the same record, a quarter sends the same event, a quarter is wrong.
    let outcomes = try await withThrowingTaskGroup(of: (Int, EventMessage.Outcome).self) { group in
      for client in 0..<80 {
        let events =
          switch client % 4 {
          case 0: [crime("own-\(client)"), crime("own-\(client)-b")]
          case 1: [crime("shared", id: "by-\(client)")]
          case 2: [crime("same")]
          default: [crime("good-\(client)"), crime("bad-\(client)", date: "2019-13")]
          }
        group.addTask { (client, try await queue.append(self.message(events), byteCount: 500)) }
      }
      return try await group.reduce(into: [Int: EventMessage.Outcome]()) { $0[$1.0] = $1.1 }
    }
    var (appended, duplicates, refused) = ([0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0])
    var ends: Set<Int> = []
    for (client, outcome) in outcomes {
      switch outcome {
      case .taken(let report):
        appended[client % 4] += report.appended
        duplicates[client % 4] += report.duplicates
        #expect(try served.ledger.root(size: report.sequence) == report.root)
        if report.appended > 0 { #expect(ends.insert(report.sequence).inserted) }
      case .refused(let refusals):
        refused[client % 4] += 1
        #expect(refusals.map(\.line) == (client % 4 == 1 ? [1] : [2]))
      }
    }
    #expect(appended == [40, 1, 1, 0] && duplicates == [0, 0, 19, 0] && refused == [0, 19, 0, 20])
    #expect(try served.ledger.length == 42)
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  @Test("has those whom one commit answered take part in the next together")
  func gathering() async throws {
    let served = try Served()
    var bounds = AppendQueue.Bounds()
    bounds.gatheringShare = 100
    let queue = AppendQueue(served.ledger, bounds: bounds)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<8 {
        group.addTask {
          for turn in 0..<20 {
            _ = try await queue.append(self.message([crime("\(client)-\(turn)")]), byteCount: 100)
          }
        }
      }
      try await group.waitForAll()
    }
    // What shares a commit has one recorded time. One of whoever comes first and one of all others, by turns, would be 40.
    var times: Set<RecordedTime> = []
    var reader = EventReader()
    for sequence in 0..<160 {
      try served.ledger.readEvent(at: sequence, into: &reader)
      times.insert(try #require(try reader.recordedTime()))
    }
    #expect(times.count < 35)
  }

  @Test("refuses more than may wait, and appends what waited")
  func bound() async throws {
    let served = try Served()
    var bounds = AppendQueue.Bounds()
    bounds.batches = 3
    bounds.bytes = 1000
    let queue = AppendQueue(served.ledger, bounds: bounds)
    let lock = try FileLock(served.ledger.folder + "/writer.lock")
    #expect(try lock.tryLock())
    var waiting: [Task<EventMessage.Outcome, any Error>] = []
    // The first is being written; then three, or a thousand bytes, may wait.
    waiting.append(Task { try await queue.append(self.message([crime("a")]), byteCount: 10) })
    while queue.waitingCount > 0 || !queue.isWriting { try await Task.sleep(for: .milliseconds(5)) }
    waiting.append(Task { try await queue.append(self.message([crime("b")]), byteCount: 900) })
    while queue.waitingCount < 1 { try await Task.sleep(for: .milliseconds(5)) }
    await #expect(throws: AppendQueue.Closed.full) { try await queue.append(message([crime("c")]), byteCount: 101) }
    for name in ["d", "e"] {
      waiting.append(Task { try await queue.append(self.message([crime(name)]), byteCount: 10) })
    }
    while queue.waitingCount < 3 { try await Task.sleep(for: .milliseconds(5)) }
    await #expect(throws: AppendQueue.Closed.full) { try await queue.append(message([crime("f")]), byteCount: 1) }
    lock.unlock()
    for task in waiting {
      guard case .taken(let report) = try await task.value else {
        Issue.record("a batch that waited was refused")
        continue
      }
      #expect(report.appended == 1)
    }
    #expect(try served.ledger.length == 4)
  }

  @Test("waits for another process that writes a bounded time, and then tells all who came meanwhile")
  func busy() async throws {
    let served = try Served()
    var bounds = AppendQueue.Bounds()
    bounds.lockSeconds = 0.2
    let queue = AppendQueue(served.ledger, bounds: bounds)
    let lock = try FileLock(served.ledger.folder + "/writer.lock")
    #expect(try lock.tryLock())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<20 {
        group.addTask {
          await #expect(throws: LedgerError.self) {
            try await queue.append(message([crime("c\(client)")]), byteCount: 100)
          }
        }
      }
      try await group.waitForAll()
    }
    lock.unlock()
    #expect(try served.ledger.length == 0)
    guard case .taken = try await queue.append(message([crime("c0")]), byteCount: 100) else {
      Issue.record("the queue goes on")
      return
    }
    #expect(try served.ledger.length == 1)
  }

  @Test("knows that the disk failed it, until it can write again")
  func failure() async throws {
    let served = try Served()
    let queue = AppendQueue(served.ledger, knownWords: { throw LedgerError(.io, "the disk is full") })
    #expect(!queue.hasFailed)
    // A word that is not common is looked up: that fails here as a commit may.
    await #expect(throws: LedgerError.self) {
      try await queue.append(message([crime("a", offence: "piracy")]), byteCount: 100)
    }
    #expect(queue.hasFailed)
    guard case .taken = try await queue.append(message([crime("b")]), byteCount: 100) else {
      Issue.record("the queue goes on")
      return
    }
    #expect(try !queue.hasFailed && served.ledger.length == 1)
  }

  @Test("answers all that it let in before it stops, and lets nothing in afterwards")
  func stopping() async throws {
    let served = try Served()
    let queue = AppendQueue(served.ledger)
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for client in 0..<200 {
        group.addTask {
          do {
            if case .taken = try await queue.append(self.message([crime("c\(client)")]), byteCount: 100) { return true }
            Issue.record("an event was refused")
          } catch AppendQueue.Closed.stopping {}
          return false
        }
      }
      group.addTask {
        await queue.stop()
        return false
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(try served.ledger.length == taken)
    await #expect(throws: AppendQueue.Closed.stopping) { try await queue.append(message([crime("z")]), byteCount: 1) }
  }
}
