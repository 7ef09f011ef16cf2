import Events
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Feeds

/// Random histories of statements, other sources' events and erasures, against the rule written out slowly.
@Suite("Statements, against a slow model")
struct ReturnModelTests {
  @Test("say what changed, in records and in counts, whatever came before", arguments: 0..<60)
  func agrees(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let period = [FeedFile.Statement.Period.month, .quarter, .all, .none][seed % 4]
    var world = try Statements(of: period)
    world.feed.statement.addsOutside = true
    var model = StatementModel(period: period)
    for step in 0..<8 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try world.append(model.otherSource(step, &random))
      case 1: try world.append(model.erasure(step, &random))
      default:
        let rows = model.partner(&random)
        let expected = model.take(rows)
        let outcome = try world.state(rows.map(\.text), dated: try dated(world, &random)) {
          ($0.acceptsRemovals, $0.acceptsChanges) = (true, true)
        }
        let said = outcome.counts.members.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }.sorted()
        #expect(said == expected.said, "step \(step)")
        #expect(outcome.appended == expected.appended, "step \(step)")
        #expect(try world.held() == model.held, "step \(step)")
        let again = try world.state(rows.map(\.text).shuffled(using: &random), dated: try dated(world, &random))
        #expect(again.appended == 0, "step \(step)")
      }
    }
  }

  /// Where records of some months stand by the first events of the ledger, or no word about it.
  private func dated(_ world: Statements, _ random: inout SplitMix64) throws -> DatedEvents? {
    guard Bool.random(using: &random) else { return nil }
    let length = Int.random(in: 0...(try world.ledger.length), using: &random)
    var reader = EventReader()
    var found: [(sequence: Int, month: Month)] = []
    for sequence in 0..<length {
      try reader.read(.unknown, world.ledger.event(at: sequence))
      if reader.rule.subject == .record(.marac), let date = reader.date("date") { found.append((sequence, date.month)) }
    }
    let dated = found
    return DatedEvents(length: length) { _, months in dated.filter { months.contains($0.month) }.map(\.sequence) }
  }
}

/// What a partner holds, and what the ledger then should.
private struct StatementModel {
  struct Row: Equatable {
    var key: String
    var month: Int
    var day: Int
    var district: Int
    var risk: String
    var party: String
    var agency: String?

    var date: String { "2019-0\(month)-0\(day)" }
    var text: String { [key, date, String(district), risk, party, agency].compactMap(\.self).joined(separator: " ") }
  }

  struct Record {
    var row: Row
    var isOpen = true
    var isClosedByOthers = false
    var hasForeignRisk = false
  }

  struct Expected {
    var counts: [String: Int] = [:]
    var appended = 0
    var said: [String] { counts.filter { $0.value > 0 }.map { "\($0.key) \($0.value)" }.sorted() }
  }

  let period: FeedFile.Statement.Period
  private var truth: [Row] = []
  private var records: [String: Record] = [:]
  private var erased: Set<String> = []
  private var declared: Set<Int> = []
  private var keyCount = 0

  init(period: FeedFile.Statement.Period) { self.period = period }

  /// `key open|closed date district risk`, in the order of keys.
  var held: [String] {
    records.sorted { $0.key < $1.key }.map { key, record in
      "\(key) \(record.isOpen ? "open" : "closed") \(record.row.date) \(record.row.district) \(record.row.risk)"
    }
  }

  // MARK: What happens

  private static let risks = ["high", "medium", "standard"]

  private mutating func made(_ random: inout SplitMix64) -> Row {
    keyCount += 1
    let key = (keyCount < 10 ? "k0" : "k") + String(keyCount)
    return Row(
      key: key, month: .random(in: 1...6, using: &random), day: .random(in: 1...9, using: &random),
      district: .random(in: 0...1, using: &random), risk: Self.risks.randomElement(using: &random)!,
      party: "p\(Int.random(in: 0..<6, using: &random))", agency: Bool.random(using: &random) ? "police" : nil)
  }

  /// The partner's table changes, and some months of it are sent.
  mutating func partner(_ random: inout SplitMix64) -> [Row] {
    truth.removeAll { _ in Int.random(in: 0..<8, using: &random) == 0 }
    for index in truth.indices where Int.random(in: 0..<4, using: &random) == 0 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: truth[index].month = .random(in: 1...6, using: &random)
      case 1: truth[index].district = 1 - truth[index].district
      case 2: truth[index].risk = Self.risks.randomElement(using: &random)!
      case 3: truth[index].party = "p\(Int.random(in: 0..<6, using: &random))"
      default: truth[index].agency = truth[index].agency == nil ? "health" : nil
      }
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) { truth.append(made(&random)) }
    let first = Int.random(in: 1...6, using: &random)
    let months = first...Int.random(in: first...6, using: &random)
    var rows = truth.filter { months.contains($0.month) }
    if rows.isEmpty {
      truth.append(made(&random))
      rows = [truth[truth.count - 1]]
    }
    if Int.random(in: 0..<3, using: &random) == 0 { rows.append(rows[0]) }
    return rows.shuffled(using: &random)
  }

  mutating func otherSource(_ step: Int, _ random: inout SplitMix64) -> [String] {
    guard
      let key = records.filter({ $0.value.isOpen && !erased.contains($0.value.row.party) }).keys.sorted()
        .randomElement(using: &random)
    else { return [] }
    let isClosed = Bool.random(using: &random)
    if isClosed {
      records[key]?.isOpen = false
      records[key]?.isClosedByOthers = true
    } else {
      records[key]?.row.risk = "high"
      records[key]?.hasForeignRisk = true
    }
    let (type, data) = isClosed ? ("withdrawn", "{}") : ("corrected", #"{"risk":"high"}"#)
    return [
      """
      {"specversion":"1.0","id":"o\(step)","source":"other","type":"marac.\(type)",\
      "subject":"\(Statements.source)/\(key)","data":\(data)}
      """
    ]
  }

  mutating func erasure(_ step: Int, _ random: inout SplitMix64) -> [String] {
    let party = "p\(Int.random(in: 0..<6, using: &random))"
    guard erased.insert(party).inserted else { return [] }
    return [
      #"{"specversion":"1.0","id":"e\#(step)","source":"t","type":"party.erased","subject":"\#(party)","data":{}}"#
    ]
  }

  // MARK: The rule

  /// The months of the statement: whole periods that hold a row, without those beyond a gap of three.
  private func scope(_ rows: [Row]) -> [Int] {
    guard period != .none else { return [] }
    let held = Set(
      rows.flatMap { row in
        period == .quarter ? Array((row.month <= 3 ? 1...3 : 4...6)) : [row.month]
      }
    ).sorted()
    var runs: [[Int]] = []
    for month in held {
      if let last = runs.last?.last, month - last <= 3 {
        runs[runs.count - 1].append(month)
      } else {
        runs.append([month])
      }
    }
    return runs.reversed().max { $0.count < $1.count } ?? []
  }

  mutating func take(_ sent: [Row]) -> Expected {
    var expected = Expected()
    func count(_ name: String) { expected.counts[name, default: 0] += 1 }
    let taken = sent.filter { !erased.contains($0.party) }
    for _ in taken.count..<sent.count { count("erased") }
    let rows = Dictionary(grouping: taken, by: \.key).mapValues { $0[0] }
    for _ in rows.count..<taken.count { count("alike") }
    let scope = scope(sent)
    let passed = Set(sent.filter { erased.contains($0.party) }.map(\.key))
    for (key, row) in rows {
      guard var record = records[key] else {
        records[key] = Record(row: row)
        count("opened")
        expected.appended += 1
        continue
      }
      if record.isClosedByOthers {
        count("closedElsewhere")
        continue
      }
      if !record.isOpen {
        count("reopened")
        expected.appended += 1
      } else if record.row == row {
        count("unchanged")
      } else {
        count(record.row.agency == row.agency ? "changed" : "replaced")
        expected.appended += record.row.agency == row.agency ? 1 : 2
        if record.row.date != row.date || record.row.district != row.district { count("moved") }
        if record.hasForeignRisk, record.row.risk != row.risk { count("setBack") }
        if record.row.agency != row.agency || record.row.risk != row.risk { record.hasForeignRisk = false }
      }
      if !record.isOpen { record.hasForeignRisk = false }
      (record.row, record.isOpen) = (row, true)
      records[key] = record
    }
    for (key, record) in records where record.isOpen && rows[key] == nil && !passed.contains(key) {
      guard period != .none, period == .all || scope.contains(record.row.month) else { continue }
      records[key]?.isOpen = false
      count("closed")
      expected.appended += 1
    }
    expected.appended += Set(scope).subtracting(declared).count
    declared.formUnion(scope)
    return expected
  }
}
