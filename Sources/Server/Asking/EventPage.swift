internal import Events
internal import Ledger
internal import Snapshots

/// Some events in a row, as they are told outside: masked where a party was erased.
///
/// A page is read whole before any of it is sent, in read transactions of a few thousand events each, so that a caller
/// who takes it slowly pins no snapshot. It is empty where a rare kind of event is not among those looked at; `next`
/// says where to go on.
struct EventPage: Sendable {
  /// The events chosen, with their sequences.
  private(set) var events: [(sequence: Int, json: [UInt8])] = []
  /// The sequence to go on from.
  private(set) var next: Int
  /// How many parties were erased when it was read.
  private(set) var erasureCount = 0

  /// How much a page holds, and how many events are looked at for it.
  struct Bounds: Sendable {
    var events = 1000
    var bytes = 8 << 20
    var looks = 500_000

    /// The most events that a caller may ask for at once.
    static let maximumEventCount = 10_000
  }

  /// - Parameter range: the sequences that may be looked at, within the ledger.
  init(of reader: LedgerReader, in range: Range<Int>, matching filter: EventFilter, bounds: Bounds = Bounds()) throws {
    let ledger = reader.ledger
    var filter = filter
    next = range.lowerBound
    guard !range.isEmpty else { return }
    if let since = filter.since { next = min(max(next, try ledger.length(before: since)), range.upperBound) }
    // A subject's events are found by a table; all others are looked at one by one.
    let end = filter.subject == nil ? min(range.upperBound, next + bounds.looks) : range.upperBound
    var mask = try reader.eventMask()
    erasureCount = mask.erased.parties.count
    // A subject may be one that an answer named with a placeholder.
    filter.subject = filter.subject.map(mask.erased.meant)
    var byteCount = 0
    var found: [(sequence: Int, json: [UInt8])] = []
    next = try ledger.forEachEvent(in: next..<end, matching: filter) { sequence, record, json in
      try mask.apply(to: &json, record: record)
      found.append((sequence, json))
      byteCount += json.count
      return found.count < bounds.events && byteCount < bounds.bytes
    }
    events = found
  }

  /// One event a line.
  var lines: String {
    var bytes: [UInt8] = []
    for event in events {
      bytes += event.json
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A JSON array of the events: a CloudEvents batch.
  var batch: String { JSONOutput.array(events.map { .raw($0.json) }).text + "\n" }
}
