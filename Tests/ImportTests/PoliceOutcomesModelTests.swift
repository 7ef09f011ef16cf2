import Feeds
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

/// A force's crimes kept in the plainest way, by the rules of street-level and outcomes files.
private struct NaiveForce {
  struct Crime {
    var month: String
    var id: String
    var isOpen = true
    var outcome: String?
    /// The month of the outcomes file that resolved it.
    var resolved: String?
  }

  var crimes: [Crime] = []

  /// Takes a month's street-level file, in which no ID repeats; the events that it means.
  mutating func takeStreet(_ month: String, _ rows: [(id: String, letter: String)]) -> Int {
    var events = 0
    for (id, letter) in rows {
      let stated = letter.isEmpty ? nil : letter
      guard let place = crimes.firstIndex(where: { $0.month == month && $0.id == id }) else {
        crimes.append(Crime(month: month, id: id, outcome: stated))
        events += 1
        continue
      }
      let outcome = crimes[place].resolved == nil ? stated : crimes[place].outcome
      if !crimes[place].isOpen {
        events += 1
      } else if outcome != crimes[place].outcome {
        events += outcome == nil ? 2 : 1
      }
      (crimes[place].isOpen, crimes[place].outcome) = (true, outcome)
    }
    for place in crimes.indices where crimes[place].isOpen && crimes[place].month == month {
      if rows.contains(where: { $0.id == crimes[place].id }) { continue }
      crimes[place].isOpen = false
      events += 1
    }
    return events
  }

  /// Takes a month's outcomes file; the events that it means, and its rows that name no crime, and several.
  mutating func takeOutcomes(
    _ month: String, _ rows: [(id: String, letter: String)]
  ) -> (events: Int, unknown: Int, several: Int) {
    var (events, unknown, several) = (0, 0, 0)
    for id in Set(rows.map(\.id)) where !id.isEmpty {
      let own = rows.filter { $0.id == id }
      let open = crimes.indices.filter { crimes[$0].isOpen && crimes[$0].id == id }
      if open.isEmpty { unknown += own.count }
      if open.count > 1 { several += own.count }
      guard open.count == 1, let place = open.first, (crimes[place].resolved ?? "") <= month else { continue }
      let last = OutcomesFile.outcomes.map(\.letter).last { letter in own.contains { $0.letter == letter } }
      if crimes[place].resolved == month && crimes[place].outcome == last { continue }
      (crimes[place].outcome, crimes[place].resolved) = (last, month)
      events += 1
    }
    return (events, unknown, several)
  }

  var open: [String: String?] {
    Dictionary(
      uniqueKeysWithValues: crimes.filter(\.isOpen).map {
        ($0.month + "/" + $0.id, $0.outcome.map(OutcomesFile.text(of:)))
      })
  }
}

@Suite("Outcomes of crimes, beside a plain model")
struct PoliceOutcomesModelTests {
  private static let months = ["2018-10", "2018-11", "2018-12", "2019-01"]

  private static func rows(
    _ ids: [String], count: Int, repeats: Bool, _ random: inout SplitMix64
  ) -> String {
    let chosen = repeats ? (0..<count).map { _ in random.pick(ids) } : random.some(ids, count)
    return chosen.map { id in
      let letter = !repeats && random.chance(1, of: 6) ? "" : random.pick(OutcomesFile.outcomes).letter
      return letter.isEmpty ? id : id + "=" + letter
    }.joined(separator: " ")
  }

  private static func shuffled(_ rows: String, _ random: inout SplitMix64) -> String {
    rows.split(separator: " ").shuffled(using: &random).joined(separator: " ")
  }

  @Test("any history of files leaves what the model holds, by as many events", arguments: 1...8)
  func histories(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let (scratch, ids) = (try ScratchLedger(), (1...9).map { "c\($0)" })
    var (model, earlier): (NaiveForce, [(month: String, rows: String)]) = (NaiveForce(), [])
    for _ in 0..<30 {
      let start = try scratch.ledger.length
      if random.chance(2, of: 5) {
        // An ID stands in two months at most, and in both rarely.
        let month = random.pick(Array(Self.months.prefix(3)))
        let own =
          ids.filter { ($0.utf8.last ?? 0) % 3 == UInt8(month.utf8.last ?? 0) % 3 }
          + (random.chance(1, of: 3) ? ["c1"] : [])
        let rows = Self.rows(Array(Set(own)).sorted(), count: random.whole(0...4), repeats: false, &random)
        let expected = model.takeStreet(month, OutcomesFile.pairs(rows))
        let path = try scratch.write(OutcomesFile.streetName(month), OutcomesFile.streetFile(month, rows))
        #expect(try scratch.importPolice([path], acceptsRemovals: true).refused == 0)
        #expect(try scratch.crimeEventCount(from: start) == expected, "\(month) \(rows)")
      } else {
        var (month, rows) = (
          random.pick(Self.months), Self.rows(ids + ["z", "-"], count: random.whole(0...9), repeats: true, &random)
        )
        if random.chance(1, of: 3), !earlier.isEmpty {
          let again = random.pick(earlier)
          (month, rows) = (again.month, Self.shuffled(again.rows, &random))
        }
        earlier.append((month, rows))
        let expected = model.takeOutcomes(month, OutcomesFile.pairs(rows))
        let path = try scratch.write(OutcomesFile.name(month), OutcomesFile.file(month, rows))
        let report = try scratch.importPolice([path])
        let counts = try #require(report.outcomes.first)
        #expect(counts.rows == OutcomesFile.pairs(rows).count && report.appended == counts.resolved)
        #expect(
          [counts.resolved, counts.unknown, counts.several] == [expected.events, expected.unknown, expected.several],
          "\(month) \(rows)")
        #expect(try scratch.importPolice([path]).appended == 0)
      }
      #expect(try scratch.crimeOutcomes() == model.open)
    }
    #expect(try scratch.ledger.verifyJournal().isEmpty)
  }

  @Test("months in any order leave the same outcomes", arguments: 1...4)
  func anyOrder(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let ids = (1...12).map { "c\($0)" }
    let files = Self.months.map { ($0, Self.rows(ids, count: 14, repeats: true, &random)) }
    let street = OutcomesFile.streetFile("2018-10", ids.map { $0 + "=U" }.joined(separator: " "))
    var found: Set<[String: String?]> = []
    for _ in 0..<6 {
      let scratch = try ScratchLedger()
      var paths = [try scratch.write(OutcomesFile.streetName("2018-10"), street)]
      for (month, rows) in files.shuffled(using: &random) {
        paths.append(
          try scratch.write(OutcomesFile.name(month), OutcomesFile.file(month, Self.shuffled(rows, &random))))
      }
      for path in paths { #expect(try scratch.importPolice([path]).refused == 0) }
      found.insert(try scratch.crimeOutcomes())
      #expect(try scratch.importPolice(Array(paths.dropFirst().reversed())).appended == 0)
    }
    #expect(found.count == 1)
  }
}
