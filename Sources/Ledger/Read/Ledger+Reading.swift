internal import Bytes
public import Events
internal import LMDB

extension Ledger {
  func head() throws -> Head {
    try translated { try store.read { try Layout.head(in: $0) } }
  }

  /// The number of events.
  public var length: Int { get throws { try head().length } }

  /// The number of records ever opened.
  package var recordCount: Int { get throws { Int(try head().recordCount) } }

  /// The recorded time of the last event; nil in an empty ledger.
  public var lastTime: RecordedTime? {
    get throws {
      let head = try head()
      return head.length == 0 ? nil : head.lastTime
    }
  }

  /// The root of the tree of the first `size` events (RFC 9162, section 2.1, SHA-256), 32 bytes.
  public func root(size: Int) throws -> [UInt8] {
    try translated {
      try store.read { transaction in
        try TreeTiles.root(size: size) { try Layout.tile(level: $0, index: $1, in: transaction) }
      }
    }
  }

  /// Computes something of the tree's tiles.
  func treeHashes<Result>(_ body: ((_ level: Int, _ index: Int) throws -> [UInt8]) throws -> Result) throws -> Result {
    try translated {
      try store.read { transaction in try body { try Layout.tile(level: $0, index: $1, in: transaction) } }
    }
  }

  /// Events that one read transaction reads at most, so that no long reader keeps the file from reusing pages.
  static let pageEventCount = 4096

  /// Calls `body` with every event of a range of sequences in order: its record's number (nil where it is about
  /// none), and its JSON, whose buffer is reused. Each has the hash that the tree has for it, so that none is told that is
  /// not the one that was appended.
  /// - Returns: the sequence after the last event read: the range's end, unless `body` returned false.
  /// - Throws: `LedgerError.damaged` at an event that is missing or another.
  @discardableResult
  public func forEachEvent(
    in range: Range<Int>, _ body: (_ sequence: Int, _ record: UInt32?, _ json: inout [UInt8]) throws -> Bool
  ) throws -> Int {
    var next = range.lowerBound
    var goesOn = true
    while goesOn, next < range.upperBound {
      let page = next..<min(range.upperBound, next + Ledger.pageEventCount)
      let leaves = try leafHashes(page)
      try readPage(page) { sequence, record, json in
        let start = (sequence - page.lowerBound) * TreeHash.byteCount
        guard TreeHash.leaf(json).elementsEqual(leaves[start..<start + TreeHash.byteCount]) else {
          throw LedgerError(.damaged, "event \(sequence) does not have the hash that the tree has for it: run verify")
        }
        next = sequence + 1
        goesOn = try body(sequence, record, &json)
        return goesOn
      }
    }
    return next
  }

  /// Calls `body` with the events of a page as they are stored, whatever hashes they have, until it returns false.
  private func readPage(
    _ page: Range<Int>, _ body: (_ sequence: Int, _ record: UInt32?, _ json: inout [UInt8]) throws -> Bool
  ) throws {
    try translated {
      try store.read { transaction in
        var json: [UInt8] = []
        var cursor = try transaction.cursor(in: Layout.events)
        var isThere = try cursor.seek(atOrAfter: UInt64(page.lowerBound))
        for sequence in page {
          guard isThere, cursor.integerKey == UInt64(sequence),
            cursor.value.byteCount > Layout.eventPrefixByteCount
          else { throw LedgerError(.damaged, "event \(sequence) is missing: run verify") }
          let record: UInt32 = cursor.value.loadLittleEndian(at: 0)
          json.removeAll(keepingCapacity: true)
          Layout.appendJSON(of: cursor.value, to: &json)
          guard try body(sequence, record == Layout.noRecord ? nil : record, &json) else { return }
          isThere = try cursor.next()
        }
      }
    }
  }

  /// The JSON of one event, which has the hash that the tree has for it.
  public func event(at sequence: Int) throws -> [UInt8] {
    var found: [UInt8] = []
    try forEachEvent(in: sequence..<sequence + 1) { _, _, json in
      found = json
      return true
    }
    return found
  }

  /// The stored JSON of one event, whatever hash it has.
  func storedEvent(at sequence: Int) throws -> [UInt8] {
    var found: [UInt8] = []
    try readPage(sequence..<sequence + 1) { _, _, json in
      found = json
      return true
    }
    return found
  }

  /// The number of events with a recorded time at or before `time`.
  public func length(at time: RecordedTime) throws -> Int {
    try firstSequence { $0 > time }
  }

  /// The number of events with a recorded time before `time`.
  public func length(before time: RecordedTime) throws -> Int {
    try firstSequence { $0 >= time }
  }

  /// The first sequence whose recorded time meets a condition that all later ones meet too.
  private func firstSequence(where isReached: (RecordedTime) -> Bool) throws -> Int {
    var (low, high) = (0, try length)
    while low < high {
      let middle = (low + high) / 2
      if isReached(try recordedTime(of: middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The recorded time of an event.
  public func recordedTime(of sequence: Int) throws -> RecordedTime {
    var reader = EventReader()
    try readEvent(at: sequence, into: &reader)
    do throws(Refusal) {
      if let time = try reader.recordedTime() { return time }
    } catch {
      throw LedgerError.damaged(.published(sequence), by: error)
    }
    throw LedgerError(.damaged, "event \(sequence) has no recorded time: run verify")
  }

  /// The sequences of a subject's events, of every kind of subject, ascending.
  package func sequences(subject: String) throws -> [Int] {
    let length = try length
    return try translated {
      try store.read { transaction in
        var sequences: [Int] = []
        var cursor = try transaction.cursor(in: Layout.subjects)
        var prefix: [UInt8] = []
        for kind in SubjectKind.all {
          Layout.subject(kind: kind, subject, into: &prefix)
          var isThere = try cursor.seek(atOrAfter: prefix.span.rawBytes)
          while isThere, cursor.key.starts(with: prefix.span.rawBytes),
            cursor.key.byteCount == prefix.count + Layout.sequenceByteCount
          {
            let sequence: UInt64 = cursor.key.loadBigEndian(at: prefix.count)
            if sequence < length { sequences.append(Int(sequence)) }
            isThere = try cursor.next()
          }
        }
        return sequences.sorted()
      }
    }
  }
}
