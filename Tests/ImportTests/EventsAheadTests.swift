import Events
import Ledger
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Feeds

/// Events are read and checked on a thread of their own; appended one after another they come to the same.
@Suite("Events that are read ahead")
struct EventsAheadTests {
  /// A line of any kind: good, or with one of the faults that are found ahead, or only by the ledger.
  private func line(_ number: Int, _ random: inout SplitMix64) -> String {
    let subject = "s\(Int.random(in: 0..<400, using: &random))"
    return switch Int.random(in: 0..<14, using: &random) {
    case 0: "  "
    case 1: "# a comment"
    case 2: "{"
    case 3: crime(subject, id: "bad-\(number)", date: "2019-02-30")
    case 4: crime(subject, id: "again-\(number % 7)")
    case 5: crime("same-\(number % 5)", id: "same-\(number % 5)")
    case 6: crime(subject, id: "odd-\(number)").replacing("/", with: "\\/")
    case 7: " " + crime(subject, id: "spaced-\(number)").replacing(",", with: " , ")
    default: crime("n\(number)", id: "n-\(number)")
    }
  }

  /// What one event after another comes to.
  private func slow(_ lines: [String], _ scratch: ScratchLedger) throws -> (counts: [Int], refused: [Int]) {
    var (counts, refused) = ([0, 0, 0], [Int]())
    _ = try scratch.ledger.append { batch in
      for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == " " }) && line.first != "#" {
        do {
          if case .appended = try batch.add(Array(line.utf8)) { counts[0] += 1 } else { counts[1] += 1 }
        } catch is Refusal {
          counts[2] += 1
          refused.append(index + 1)
        }
      }
    }
    return (counts, refused)
  }

  @Test("are appended, counted and refused as one after another", arguments: 1...8)
  func seeded(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let (fast, slow) = (try ScratchLedger(), try ScratchLedger())
    for part in 0..<3 {
      let lines = (0..<Int.random(in: 1..<1500, using: &random)).map { line(part * 10_000 + $0, &random) }
      let report = try fast.append(lines.joined(separator: "\n"), keepsGoing: true)
      let expected = try self.slow(lines, slow)
      #expect(counts(report) == expected.counts)
      #expect(report.refusals.map(\.line) == Array(expected.refused.prefix(report.refusals.count)))
    }
    func contents(_ scratch: ScratchLedger) throws -> [String] {
      try scratch.ledger.texts(from: 0).map { $0.replacing(/"recordedtime":"[^"]*"/, with: "") }
    }
    #expect(try contents(fast) == contents(slow))
    #expect(try fast.ledger.verifyJournal().isEmpty)
  }

  @Test("are held up to so many bytes, however few they are")
  func bounded() throws {
    let given = Mutex(0)
    let json = Array(crime("s", more: #","note":"\#(String(repeating: "x", count: 300_000))""#).utf8)
    var (taken, most) = (0, 0)
    try EventsAhead().forEach { outlet in
      for place in 0..<60 {
        given.withLock { $0 += 1 }
        try outlet.give(place, json.span)
      }
    } _: { place, event, text in
      #expect(place == taken && event.isSound && text?.elementsEqual(json) == true)
      most = max(most, given.withLock { $0 } - taken)
      taken += 1
    }
    // Blocks of four: one that is taken, two that wait, one that is made, and one that is ready.
    #expect(taken == 60 && most <= 20)
  }

  @Test("of a police file get the next free numbers where some are taken")
  func takenNumbers() throws {
    let scratch = try ScratchLedger()
    func id(_ number: Int) -> String { "2018-10/" + String(repeating: "0", count: 10) + String(number) }
    let taken = [13, 14, 20].map {
      crime("taken-\($0)", id: id($0), source: "police-uk/leicestershire")
    }
    _ = try scratch.append((taken + (0..<7).map { crime("other-\($0)") }).joined(separator: "\n"))
    let start = try scratch.ledger.length
    let name = "2018-10-leicestershire-street.csv"
    let report = try scratch.importPolice([try scratch.write(name, StreetFile.text(StreetFile.rows))])
    #expect(counts(report) == [StreetFile.rows.count + StreetFile.factCount, 0, 0])
    var reader = EventReader()
    let ids = try (start..<scratch.ledger.length).map { sequence in
      try scratch.ledger.readEvent(at: sequence, into: &reader)
      return reader.id
    }
    let numbers = (start...).lazy.filter { ![13, 14, 20].contains($0) }.prefix(ids.count)
    #expect(ids == numbers.map(id))
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }
}
