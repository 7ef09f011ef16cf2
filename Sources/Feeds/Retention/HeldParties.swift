internal import Events
internal import Ledger

/// Whose records a ledger holds, as far as it matters how long they are kept. Events are taken in in their order.
///
/// A record is a party's that it ever named: the events that name the party stay, whatever the record says by now. It is
/// the feed's whose source opened it last, below that source, as for returns. Its date is the one that it counts on, or
/// counted on when it was closed.
struct HeldParties {
  /// What a feed is known by in its records.
  struct Origin: Hashable {
    var source: ExactText
    var kind: RecordKind
    /// Whether the subject lies below the source.
    var isBelow = true
  }

  /// What is held of one party.
  struct Holding {
    var newest: CivilDate
    var recordCount = 0
    var origins: Set<Origin> = []
  }

  private struct Record {
    var origin: Int
    var date: CivilDate
    /// Those that it ever named; mostly one.
    var parties: [ExactText]
  }

  /// The records that ever named a party, by their numbers.
  private var records: [UInt32: Record] = [:]
  private var origins: [Origin] = []
  private var originNumbers: [Origin: Int] = [:]
  private(set) var erased: Set<ExactText> = []
  /// The feed that has a source and a kind of record, and the newest version of each feed.
  private var feeds: [Origin: String] = [:]
  private var versions: [String: FeedFile] = [:]

  init() {}

  /// What the first `length` events of a ledger say.
  init(_ ledger: Ledger, length: Int) throws {
    var reader = EventReader()
    try ledger.forEachEvent(in: 0..<length) { sequence, record, json in
      try reader.read(.published(sequence), json)
      do throws(Refusal) {
        try take(reader, record: record)
      } catch {
        throw LedgerError.damaged(.published(sequence), by: error)
      }
      return true
    }
  }

  /// What is held of each party that was not erased.
  var holdings: [ExactText: Holding] {
    var holdings: [ExactText: Holding] = [:]
    for record in records.values {
      for party in record.parties where !erased.contains(party) {
        var holding = holdings[party] ?? Holding(newest: record.date)
        holding.newest = max(holding.newest, record.date)
        holding.recordCount += 1
        holding.origins.insert(origins[record.origin])
        holdings[party] = holding
      }
    }
    return holdings
  }

  /// The newest version of the feed whose records have an origin; nil where there is no such feed.
  func feed(of origin: Origin) -> FeedFile? { feeds[origin].flatMap { versions[$0] } }

  // MARK: Taking events in

  mutating func take(_ event: borrowing EventReader, record: UInt32?) throws(Refusal) {
    switch event.rule.type {
    case .partyErased: erased.insert(ExactText(event.subject))
    case .feedAdopted: try adopt(event)
    default:
      guard let record, case .record(let kind) = event.rule.subject, kind.position(of: .party) != nil else { return }
      take(event, record, kind)
    }
  }

  /// A feed keeps its source and its kind of record in every version.
  private mutating func adopt(_ event: borrowing EventReader) throws(Refusal) {
    guard let file = try event.feedFile(), case .record(let kind) = file.row else { return }
    if versions[file.feed].map({ $0.version < file.version }) ?? true { versions[file.feed] = file }
    feeds[Origin(source: ExactText(file.source), kind: kind)] = file.feed
  }

  private mutating func take(_ event: borrowing EventReader, _ number: UInt32, _ kind: RecordKind) {
    let isOpening = event.rule.role == .opens
    // A record that names nobody can come to name somebody only when it is opened again.
    guard records[number] != nil || (isOpening && event.node("party") != nil) else { return }
    if isOpening {
      let origin = self.number(of: origin(of: event, kind))
      records[number, default: Record(origin: 0, date: CivilDate(day: 0), parties: [])].origin = origin
    }
    if let date = event.date("date") { records[number]?.date = date }
    guard let party = event.text("party").map({ ExactText($0) }), records[number]?.parties.contains(party) != true
    else {
      return
    }
    records[number]?.parties.append(party)
  }

  private func origin(of event: borrowing EventReader, _ kind: RecordKind) -> Origin {
    let source = event.source
    return Origin(
      source: ExactText(source), kind: kind,
      isBelow: event.subject.utf8.starts(with: (source + "/").utf8))
  }

  private mutating func number(of origin: Origin) -> Int {
    if let known = originNumbers[origin] { return known }
    origins.append(origin)
    originNumbers[origin] = origins.count - 1
    return origins.count - 1
  }
}
