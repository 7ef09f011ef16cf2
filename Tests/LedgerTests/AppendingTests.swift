import Events
import FileSystem
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("An append")
struct AppendingTests {
  let scratch = Scratch()

  @Test("stores canonical JSON with the sequence and the recorded time, and tells the root of it")
  func stored() throws {
    let ledger = try scratch.ledger()
    #expect(try ledger.length == 0)
    #expect(try ledger.lastTime == nil)
    #expect(try ledger.root(size: 0) == NaiveTree.root([]))
    let result = try ledger.add(
      crime("c1", more: #", "longitude": -1.10, "note":"a\/b""#),
      times: .at(time("2019-09-20T10:00:00+01:00")))
    let text = try #require(try ledger.texts().first)
    #expect(
      text == """
        {"data":{"area":"E07000129","date":"2019-01-02","longitude":-1.1,"note":"a/b","offence":"burglary"},\
        "id":"c1","recordedtime":"2019-09-20T09:00:00.000000Z","sequence":0,"source":"tests",\
        "specversion":"1.0","subject":"c1","type":"crime.recorded"}
        """)
    #expect(result.appended == 1 && result.duplicates == 0 && result.sequence == 1)
    #expect(result.root == NaiveTree.root([Array(text.utf8)]))
    #expect(try ledger.root(size: 1) == result.root)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("gives the root of RFC 9162 at every length, in one batch or in many")
  func roots() throws {
    let ledger = try scratch.ledger()
    for start in stride(from: 0, to: 300, by: 10) { try ledger.add(crimes(start..<start + 10)) }
    try ledger.add(crimes(300..<600))
    let leaves = try ledger.texts().map { Array($0.utf8) }
    for size in 0...600 { #expect(try ledger.root(size: size) == NaiveTree.root(leaves[..<size])) }
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("appends all of a batch or nothing")
  func atomicity() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<3))
    let root = try ledger.root(size: 3)
    #expect(
      failure { try ledger.add(crimes(3..<6) + [cancelled("nobody")]) }
        == "subject: no crime with this subject is known")
    #expect(try ledger.length == 3)
    #expect(try ledger.root(size: 3) == root)
    #expect(try ledger.add(crimes(3..<6)).sequence == 6)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("goes on without a refused event where the caller does")
  func keepGoing() throws {
    let ledger = try scratch.ledger()
    let lines = [
      crime("a"), crime("a", id: "again"), "[]", crime("b"), crime("c", date: "2019-02-30"),
    ]
    let (refused, result) = try ledger.append { batch in
      var refused: [String] = []
      for line in lines {
        do { _ = try batch.add(line) } catch let refusal as Refusal { refused.append(refusal.field) }
      }
      return refused
    }
    #expect(refused == ["subject", "", "data.date"])
    #expect(result.appended == 2 && result.sequence == 2)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("counts the same event as a duplicate, within the batch too, however its JSON is written")
  func duplicates() throws {
    let ledger = try scratch.ledger()
    let (outcomes, result) = try ledger.append { batch in
      [
        try batch.add(crime("a", more: #","latitude":52.50"#)),
        try batch.add(crime("a", more: #" , "latitude":525e-1"#, extra: #""sequence":7,"#)),
      ]
    }
    #expect(outcomes == [.appended(sequence: 0), .duplicate(sequence: 0)])
    #expect(result.appended == 1 && result.duplicates == 1)
    let again = try ledger.add(crime("a", more: #","latitude":52.5"#))
    #expect(again == AppendResult(appended: 0, duplicates: 1, sequence: 1, root: result.root))
  }

  @Test("takes an event of a closed subject, and of an erased party, as a duplicate before any other rule")
  func duplicateFirst() throws {
    let ledger = try scratch.ledger()
    let named = crime("a", more: #","party":"p""#)
    try ledger.add([named, cancelled("a"), event("party.erased", "p", id: "e")])
    #expect(try ledger.add([named, cancelled("a")]).duplicates == 2)
    #expect(failure { try ledger.add(cancelled("a", id: "other")) } == "subject: the crime is closed")
  }

  @Test("refuses a known key with other content")
  func conflicts() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crime("a"))
    let rule = "id: source and id are the event's key, and event 0 has this key with other content"
    #expect(failure { try ledger.add(crime("b", id: "a")) } == rule)
    #expect(failure { try ledger.add(crime("a", more: #","outcome":"none""#)) } == rule)
    #expect(
      failure { try ledger.add([crime("b"), crime("c", id: "b")]) }?.contains("event 1 has") == true)
    #expect(try ledger.add(event("crime.cancelled", "a", id: "a", source: "elsewhere")).sequence == 2)
  }

  @Test("takes long ids, subjects and sources, each as itself")
  func longNames() throws {
    let ledger = try scratch.ledger()
    let long = String(repeating: "x", count: 400)
    let names = ["x", long, long + "y", long + "z", "é" + long]
    for source in ["s", long, long + "s"] {
      for name in names {
        try ledger.add(
          event(
            "incident.reported", source + name, id: name, source: source,
            data: #"{"kind":"asb","date":"2019-01","area":"E07000129"}"#))
      }
    }
    #expect(try ledger.length == 15)
    #expect(try ledger.recordCount == 15)
    for name in names { try ledger.add(event("incident.cancelled", long + name, id: name + "close")) }
    #expect(try ledger.sequences(subject: long + "x") == [5, 15])
    #expect(try ledger.sequences(subject: long + "é" + long) == [9, 19])
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("says when another process is writing, and goes on when that has ended")
  func busy() throws {
    let ledger = try scratch.ledger()
    do {
      let lock = try FileLock(scratch.folder + "/writer.lock")
      #expect(try lock.tryLock())
      let clock = ContinuousClock()
      let start = clock.now
      #expect(failure { _ = try ledger.append(waitingSeconds: 0.2) { try $0.add(crime("a")) } } == "busy")
      #expect(clock.now - start >= .seconds(0.2))
      lock.unlock()
    }
    #expect(try ledger.add(crime("a")).sequence == 1)
  }

  @Test("grows the map as the journal grows")
  func growth() throws {
    let ledger = try scratch.ledger()
    let note = String(repeating: "n", count: 60_000)
    let limits = PartLimits(eventCount: 64, byteCount: 4 << 20)
    let size = ledger.store.mapSizeInBytes
    for start in stride(from: 0, to: 1600, by: 400) {
      try ledger.add(crimes(start..<start + 400, note: note), limits: limits)
    }
    #expect(ledger.store.mapSizeInBytes > size)
    #expect(ledger.store.usedSizeInBytes > size)
    #expect(try ledger.verifyJournal() == [])
  }
}
