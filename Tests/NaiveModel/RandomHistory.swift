package import Events
import TestSupport

/// A seeded history of a small world: what a feed would send, batch by batch, with everything that can go
/// wrong.
package struct RandomHistory: Sendable {
  package struct Batch: Sendable {
    package let recordedAt: RecordedTime
    /// Whether the good lines are appended where others are refused.
    package let keepGoing: Bool
    package let lines: [[UInt8]]
    /// What the naive ledger says of each line.
    package let outcomes: [NaiveLedger.Outcome]
  }

  package let batches: [Batch]
  /// The naive ledger after all batches.
  package let ledger: NaiveLedger
  package let census: Census
  let seed: UInt64

  package init(seed: UInt64, batchCount: Int = 60) {
    var generator = Generator(seed: seed)
    batches = (0..<batchCount).map { generator.batch($0) }
    ledger = generator.ledger
    census = generator.census
    self.seed = seed
  }

  /// The histories that tests use.
  package static let standardSeeds: ClosedRange<UInt64> = 1...30

  package struct Question: Sendable {
    package let indicator: Word
    package let area: Word
    package let month: Month
    package let known: Int
    package let definition: Int?
  }

  /// Questions about the history: mostly answerable, at any point of it.
  package func questions(_ count: Int) -> [Question] {
    var random = SplitMix64(seed: seed &* 31 &+ 7)
    let adopted = ledger.events.filter { $0.definition != nil }
    return (0..<count).map { _ in
      let indicator =
        adopted.isEmpty || random.chance(1, of: 20)
        ? Word(random.pick(Pool.indicators)) : random.pick(adopted).subject
      let versions = adopted.filter { $0.subject == indicator }.compactMap { $0.definition?.version }
      let length = ledger.events.count
      let known =
        random.chance(1, of: 3) ? length : random.whole((random.chance(1, of: 4) ? 0 : length / 2)...length)
      var area = Word(random.chance(1, of: 2) ? Pool.top : random.area())
      var month =
        random.chance(2, of: 3)
        ? random.pick(Pool.favourites) : Month(year: 2018, month: 3).adding(random.whole(0...32))
      // Where something was published, mostly periods for which it was, of the area or of one below it.
      let statistics = ledger.events.filter { $0.type == .statisticPublished && $0.subject == indicator }
      if !statistics.isEmpty, random.chance(3, of: 4) {
        let statistic = random.pick(statistics).data
        if random.chance(1, of: 2) { area = statistic["area"]?.text ?? area }
        month = statistic["end"]?.date?.month.adding(-1) ?? month
      }
      return Question(
        indicator: indicator, area: area, month: month, known: known,
        definition: versions.isEmpty || random.chance(3, of: 4) ? nil : random.pick(versions))
    }
  }
}

/// What a history is made by: the next line depends on what the naive ledger has taken so far.
struct Generator {
  var random: SplitMix64
  var ledger = NaiveLedger()
  var census = Census()
  /// The lines that were appended.
  var accepted: [[UInt8]] = []
  var nextID = 1
  // 2019-01-01T00:00:00Z
  private var time = RecordedTime(microseconds: 1_546_300_800_000_000)

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func batch(_ index: Int) -> RandomHistory.Batch {
    advance()
    let keepGoing = random.chance(2, of: 3)
    let before = (ledger, accepted, census)
    var lines: [[UInt8]] = []
    var outcomes: [NaiveLedger.Outcome] = []
    let openings = index == 0 ? foundation() : []
    for position in 0..<(openings.count + random.whole(1...20)) {
      let candidate =
        position < openings.count
        ? Candidate(line: openings[position]) : next(mayBeFaulty: keepGoing || index % 5 == 4)
      let outcome = ledger.append(candidate.line, at: time)
      lines.append(candidate.line)
      outcomes.append(outcome)
      note(candidate, outcome)
    }
    let isRefused = outcomes.contains { if case .refused = $0 { true } else { false } }
    if isRefused, !keepGoing { (ledger, accepted, census) = before }
    census.count(isRefused ? (keepGoing ? "batch kept going" : "batch refused") : "batch appended")
    return RandomHistory.Batch(recordedAt: time, keepGoing: keepGoing, lines: lines, outcomes: outcomes)
  }

  /// Time stands still, goes on by days, or goes to midnight in London or the microsecond before.
  private mutating func advance() {
    let day: Int64 = 86_400_000_000
    switch random.whole(1...5) {
    case 1: census.count("same recorded time")
    case 2...3:
      time = RecordedTime(microseconds: time.microseconds + Int64(random.whole(1...1000)) * day / 60 + 1)
    default:
      let date = London.date(at: time)
      let midnight = London.start(of: CivilDate(day: date.day + Int32(random.whole(1...30))))
      time = max(
        time, random.chance(1, of: 2) ? midnight : RecordedTime(microseconds: midnight.microseconds - 1))
      census.count("midnight in London")
    }
  }

  /// A line, with the fault that it is meant to have, or with what is special about it.
  private struct Candidate {
    let line: [UInt8]
    var fault: Fault?
    var trait: String?
  }

  private mutating func next(mayBeFaulty: Bool) -> Candidate {
    if random.chance(1, of: 25), !accepted.isEmpty { return Candidate(line: random.pick(accepted), trait: "duplicate") }
    if random.chance(1, of: 40), !ledger.events.isEmpty {
      // The same content in other words: keys in another order, without white space or needless escapes.
      let content = random.pick(ledger.events).content
      guard random.chance(1, of: 2), let other = withOtherMediaType(content) else {
        return Candidate(line: Array(content.canonical.utf8), trait: "duplicate in other words")
      }
      return Candidate(line: Array(other.canonical.utf8), trait: "duplicate of another media type")
    }
    if mayBeFaulty, random.chance(1, of: 8) {
      let fault = random.pick(Fault.allCases)
      if let line = faulty(fault) { return Candidate(line: line, fault: fault) }
    }
    return Candidate(line: Array(event(weightedType()).utf8))
  }

  /// "a `datacontenttype` that says JSON, in whatever form, equals its absence"
  private mutating func withOtherMediaType(_ content: JSONValue) -> JSONValue? {
    guard case .object(var members) = content else { return nil }
    members["datacontenttype"] = members["datacontenttype"] == nil ? .text(Word(random.pick(Pool.mediaTypes))) : nil
    return .object(members)
  }

  private mutating func weightedType() -> EventType {
    while true {
      let type = random.pick(Pool.types)
      let weight: Int
      switch (type, type.rule.role) {
      case (.partyErased, _): weight = 1
      case (.figurePublished, _): weight = 10
      case (_, .opens): weight = 16
      case (.statisticPublished, _): weight = 12
      case (.coverageDeclared, _): weight = 10
      case (.definitionAdopted, _): weight = 14
      case (.areaAssigned, _): weight = 16
      case (.populationEstimated, _): weight = 5
      case (_, .closes), (_, .states): weight = 2
      default: weight = 4
      }
      if random.chance(weight, of: 16) { return type }
    }
  }

  mutating func event(_ type: EventType) -> String {
    if type == .areaAssigned, random.chance(1, of: 2), let line = assignmentAnew() { return line }
    let subject = subject(type)
    let data = type == .definitionAdopted ? [("definition", definition(subject))] + note() : fields(type)
    return String(decoding: line(typeName: type.rawValue, subject, data), as: UTF8.self)
  }

  private mutating func note() -> [(String, String)] {
    random.chance(1, of: 2) ? [("note", quoted("n"))] : []
  }

  /// A subject that the type's event is likely to be taken for.
  mutating func subject(_ type: EventType) -> String {
    switch type.rule.subject {
    case .area:
      // An area that records name may be placed late.
      if random.chance(1, of: 20) { return Pool.nowhere[0] }
      return type == .populationEstimated && random.chance(1, of: 3) ? Pool.top : random.pick(Pool.areas)
    case .indicator:
      return random.pick(
        type == .statisticPublished
          ? Pool.indicators + Array(repeating: "hospital/admissions", count: 16) : Pool.indicators)
    case .party: return random.pick(Pool.parties)
    case .record(let kind):
      guard !random.chance(1, of: 30) else { return random.pick(Pool.subjects) }
      let wanted =
        type.rule.role == .opens
        ? Pool.subjects.filter { ledger.isOpen(kind, Word($0)) != true }
        : Pool.subjects.filter { ledger.isOpen(kind, Word($0)) == true }
      return wanted.isEmpty ? "s-\(kind.word)-\(random.whole(1...20))" : random.pick(wanted)
    default: return random.pick(Pool.subjects)
    }
  }

  /// A line with a key of its own; `data` nil leaves the attribute out.
  mutating func line(typeName: String, _ subject: String, _ data: [(name: String, json: String)]?) -> [UInt8] {
    var members = [
      #""specversion":"1.0""#, "\"id\":" + quoted(String(nextID / 2)),
      "\"source\":" + quoted(Pool.sources[nextID % 4]),
      "\"type\":" + quoted(typeName), "\"subject\":" + random.quoted(subject),
    ]
    nextID += 1
    if let data {
      members.append("\"data\":{" + data.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}")
    }
    if random.chance(1, of: 4) { members.append(#""time":"2019-04-01T00:30:00+01:00""#) }
    if random.chance(1, of: 6) {
      members.append("\"extension\":" + random.pick([#""x""#, "7", "true", "null", "-0"]))
    }
    if random.chance(1, of: 12) { members.append("\"datacontenttype\":" + quoted(random.pick(Pool.mediaTypes))) }
    if random.chance(1, of: 12) { members.append(#""recordedtime":"2001-01-01T00:00:00Z","sequence":3"#) }
    if random.chance(1, of: 3) { members.reverse() }
    return Array(("{" + members.joined(separator: random.chance(1, of: 5) ? " ,\t" : ",") + "}").utf8)
  }

  private mutating func note(_ candidate: Candidate, _ outcome: NaiveLedger.Outcome) {
    switch outcome {
    case .appended(let sequence):
      census.note(ledger.events[sequence], after: ledger.events.prefix(sequence))
      accepted.append(candidate.line)
    case .duplicate: census.count(candidate.trait ?? "duplicate")
    case .refused(let reasons):
      for reason in reasons { census.count("refused " + reason.rawValue) }
      if let fault = candidate.fault, reasons.contains(fault.reason) { census.count("fault " + fault.rawValue) }
    }
  }
}
