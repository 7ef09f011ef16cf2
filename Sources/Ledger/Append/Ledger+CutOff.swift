internal import Bytes
internal import Events
internal import LMDB

extension Ledger {
  /// Cuts off what lies behind the published length: the parts of a batch that was never published.
  ///
  /// Only the holder of the writer's lock calls this. Everything that a part wrote is found from its events, so they
  /// are cut from the last one back, part by part: a cut that is interrupted goes on the next time.
  func cutOff(limits: PartLimits = .standard) throws {
    while try cutLastPart(limits) {}
  }

  /// Cuts off at most a part's events; false where nothing is left to cut.
  func cutLastPart(_ limits: PartLimits) throws -> Bool {
    let (length, end) = try store.read { transaction in
      (try Layout.head(in: transaction).length, try Ledger.storedEnd(in: transaction))
    }
    guard end > length else { return false }
    try limits.makeRoom(in: store)
    let start = max(length, end - limits.eventCount)
    var transaction = try store.beginWrite()
    try Ledger.cutEvents(start..<end, in: &transaction)
    try Ledger.cutTiles(to: start, from: end, in: &transaction)
    try transaction.commit()
    return true
  }

  /// The sequence after the last event that is stored, published or not.
  static func storedEnd(in transaction: borrowing ReadTransaction) throws -> Int {
    var cursor = try transaction.cursor(in: Layout.events)
    guard try cursor.last() else { return 0 }
    guard let last = Int(exactly: cursor.integerKey), last < Int.max else {
      throw LedgerError(.damaged, "the table events has an impossible key: run verify")
    }
    return last + 1
  }

  /// Removes events, the last ones stored, with their keys and their subjects' entries.
  static func cutEvents(_ range: Range<Int>, in transaction: inout WriteTransaction) throws {
    var reader = EventReader()
    var (key, json): ([UInt8], [UInt8]) = ([], [])
    for sequence in range where try Ledger.readJSON(of: sequence, in: transaction, into: &json) {
      try reader.read(.unpublished(sequence), json)
      Layout.source(of: reader, into: &key)
      if let source = try transaction.number(for: key, in: Layout.sources) {
        Layout.key(source: source, of: reader, into: &key)
        // An event of a batch that was bound to fail can have the key of an earlier one, which stays.
        if try isOwn(key, sequence, in: transaction) { try transaction.delete(key: key, in: Layout.keys) }
      }
      Layout.subject(of: reader, into: &key)
      key.appendBigEndian(UInt64(sequence))
      try transaction.delete(key: key, in: Layout.subjects)
      try transaction.delete(key: UInt64(sequence), in: Layout.events)
    }
  }

  /// Whether an entry of the table keys names the event.
  private static func isOwn(
    _ key: [UInt8], _ sequence: Int, in transaction: borrowing WriteTransaction
  ) throws -> Bool {
    guard let value = try transaction.value(for: key.span.rawBytes, in: Layout.keys) else { return false }
    return Layout.sequence(value) == sequence
  }

  private static func readJSON(
    of sequence: Int, in transaction: borrowing WriteTransaction, into json: inout [UInt8]
  ) throws -> Bool {
    guard let value = try transaction.value(for: UInt64(sequence), in: Layout.events) else { return false }
    json.removeAll(keepingCapacity: true)
    Layout.appendJSON(of: value, to: &json)
    return true
  }

  /// Shortens the tiles of a tree of `oldSize` leaves to those of its first `size`.
  static func cutTiles(to size: Int, from oldSize: Int, in transaction: inout WriteTransaction) throws {
    var level = 0
    while TreeTiles.hashCount(level: level, size: oldSize) > 0 {
      let count = TreeTiles.hashCount(level: level, size: size)
      let partial = count % TreeTiles.width
      let firstGone = (count + TreeTiles.width - 1) / TreeTiles.width
      if partial > 0 {
        let tile = try Layout.tile(level: level, index: count / TreeTiles.width, in: transaction)
        let kept = Array(tile.prefix(partial * TreeHash.byteCount))
        try transaction.put(
          key: Layout.tile(level: level, index: count / TreeTiles.width), value: kept, in: Layout.tree)
      }
      var index = firstGone
      while try transaction.delete(key: Layout.tile(level: level, index: index), in: Layout.tree) {
        index += 1
      }
      level += 1
    }
  }
}
