import Events
import Feeds
import Foundation
import Ledger
import LedgerTestSupport
import Testing

@Suite("Appending a text of events")
struct AppendFeedTests {
  @Test("JSON Lines are appended; blank lines, comments, a byte order mark and CR LF are no matter")
  func lines() throws {
    let scratch = try ScratchLedger()
    let text = "\u{FEFF}# from a file of rejects\r\n\r\n" + crime("a") + "\r\n  \n" + crime("b")
    #expect(counts(try scratch.append(text)) == [2, 0, 0])
    #expect(counts(try scratch.append(text)) == [0, 2, 0])
    #expect(try scratch.ledger.length == 2)
  }

  @Test("an event that stands twice is counted once, also within one input")
  func duplicateWithin() throws {
    let scratch = try ScratchLedger()
    #expect(counts(try scratch.append([crime("a"), crime("a")].joined(separator: "\n"))) == [1, 1, 0])
  }

  @Test("nothing is appended when a line is refused, and every line is looked at")
  func allOrNothing() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append(
      [crime("a"), crime("b", date: "2019-02-30"), crime("c"), "{", crime("a", id: "other")].joined(separator: "\n"))
    #expect(counts(report) == [0, 0, 3])
    #expect(report.refusals.map(\.line) == [2, 4, 5])
    #expect(report.refusals.allSatisfy { $0.file == "events.jsonl" })
    #expect(report.sequence == 0)
    #expect(try report.root == scratch.ledger.root(size: 0))
    #expect(try scratch.ledger.length == 0)
  }

  @Test("the same key with other content is a conflict")
  func conflict() throws {
    let scratch = try ScratchLedger()
    _ = try scratch.append(crime("a"))
    let report = try scratch.append(crime("a", date: "2019-01-03"))
    #expect(counts(report) == [0, 0, 1])
    #expect(report.refusals[0].field == "id")
  }

  @Test("refused lines go to a file, which can be mended and appended in its own place")
  func rejects() throws {
    let scratch = try ScratchLedger()
    let refused = [crime("b", date: "2019-02-30"), crime("d", date: "2019-02-31")]
    let report = try scratch.append(
      [crime("a"), refused[0], crime("c"), refused[1]].joined(separator: "\n"), keepsGoing: true,
      rejects: "rejects.jsonl")
    #expect(counts(report) == [2, 0, 2])
    #expect(
      try scratch.text(of: "rejects.jsonl") == """
        # events.jsonl:2: data.date "2019-02-30": it is an existing date, YYYY-MM-DD or YYYY-MM. Correct the date.
        \(refused[0])
        # events.jsonl:4: data.date "2019-02-31": it is an existing date, YYYY-MM-DD or YYYY-MM. Correct the date.
        \(refused[1])

        """)
    let half = try scratch.text(of: "rejects.jsonl").replacing("02-30", with: "02-28")
    #expect(
      counts(try scratch.append(half, name: "rejects.jsonl", keepsGoing: true, rejects: "rejects.jsonl")) == [1, 0, 1])
    let rest = try scratch.text(of: "rejects.jsonl").replacing("02-31", with: "02-28")
    #expect(
      counts(try scratch.append(rest, name: "rejects.jsonl", keepsGoing: true, rejects: "rejects.jsonl")) == [1, 0, 0])
    #expect(try scratch.text(of: "rejects.jsonl").isEmpty)
    #expect(try scratch.ledger.length == 4)
  }

  @Test("a file of rejects that cannot be made stops the append before it begins")
  func rejectsFolder() throws {
    let scratch = try ScratchLedger()
    let error = #expect(throws: LedgerError.self) {
      try scratch.append(crime("a"), keepsGoing: true, rejects: "nowhere/rejects.jsonl")
    }
    #expect(error?.code == .cannotCreate)
    #expect(try scratch.ledger.length == 0)
  }

  @Test("the first twenty refusals are kept, the rest is counted")
  func manyRefusals() throws {
    let scratch = try ScratchLedger()
    let report = try scratch.append((0..<50).map { _ in "[]" }.joined(separator: "\n").replacing("[]", with: "{}"))
    #expect(report.refused == 50 && report.refusals.count == 20)
  }

  @Test("a line of more than a mebibyte is refused, and those after it are taken")
  func longLine() throws {
    let scratch = try ScratchLedger()
    let long = crime("a").replacing("burglary", with: String(repeating: "x", count: 1 << 20))
    let report = try scratch.append(
      [crime("b"), long, crime("c")].joined(separator: "\n"), keepsGoing: true, rejects: "r")
    #expect(counts(report) == [2, 0, 1])
    #expect(report.refusals[0].line == 2)
    #expect(try scratch.text(of: "r").hasPrefix("# events.jsonl:2: an event has at most 1048576 bytes."))
    #expect(try scratch.text(of: "r").count < 300)
  }

  @Test("a compressed file is unpacked, as lines and as a batch")
  func compressed() throws {
    let scratch = try ScratchLedger()
    for (name, text) in [("a.jsonl", crime("a") + "\n" + crime("b")), ("b.json", "[" + crime("c") + "]")] {
      let path = try scratch.write(name, text)
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
      gzip.arguments = [path]
      try gzip.run()
      gzip.waitUntilExit()
      _ = try AppendFeed([AppendFeed.Input(path: path + ".gz")]).append(Ingest(ledger: scratch.ledger))
    }
    #expect(try scratch.ledger.length == 3)
  }

  @Test("a file that is not there is no input, and nothing is appended of the others")
  func missing() throws {
    let scratch = try ScratchLedger()
    let inputs = [
      AppendFeed.Input(path: try scratch.write("a.jsonl", crime("a"))), AppendFeed.Input(path: scratch.path + "/b"),
    ]
    let error = #expect(throws: LedgerError.self) {
      try AppendFeed(inputs).append(Ingest(ledger: scratch.ledger))
    }
    #expect(error?.code == .noInput)
    #expect(try scratch.ledger.length == 0)
  }

  @Test("progress ends with every event and every byte of it")
  func progress() throws {
    let scratch = try ScratchLedger()
    let text = (0..<100).map { crime("c\($0)") + "\n" }.joined()
    var last: FeedProgress?
    let path = try scratch.write("a.jsonl", text)
    _ = try AppendFeed([AppendFeed.Input(path: path, byteCount: text.utf8.count)]).append(
      Ingest(ledger: scratch.ledger) { last = $0 })
    #expect(last?.items == 100 && last?.doneBytes == text.utf8.count && last?.allBytes == text.utf8.count)
  }
}
