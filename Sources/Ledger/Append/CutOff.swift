internal import Events
internal import LMDB

extension Ledger {
  /// Cuts off what lies behind the published length: the parts of a batch that was never published.
  ///
  /// Only the holder of the writer's lock calls this. Everything that a part wrote is found from its events.
  func cutOff() throws {
    let (head, hasMore) = try store.read { transaction in
      let head = try Ledger.head(in: transaction)
      return (head, try transaction.value(for: UInt64(head.length), in: Layout.events) != nil)
    }
    guard hasMore else { return }
    try Batch.makeRoom(in: store)
    var transaction = try store.beginWrite()
    var sequence = head.length
    var reader = EventReader()
    var (key, json): ([UInt8], [UInt8]) = ([], [])
    while try Ledger.readJSON(of: sequence, in: transaction, into: &json) {
      try reader.readStored { $0.append(contentsOf: json) }
      var name: [UInt8] = []
      Layout.append(name: Array(reader.source.utf8), to: &name)
      if let source = try transaction.number(for: name, in: Layout.sources) {
        Layout.key(source: source, id: Array(reader.id.utf8), into: &key)
        try transaction.delete(key: key, in: Layout.keys)
      }
      Layout.subject(kind: reader.rule.subject.code, Array(reader.subject.utf8), into: &key)
      key.appendBigEndian(UInt64(sequence))
      try transaction.delete(key: key, in: Layout.subjects)
      try transaction.delete(key: UInt64(sequence), in: Layout.events)
      sequence += 1
    }
    try Ledger.cutTiles(to: head.length, from: sequence, in: &transaction)
    try transaction.commit()
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
  private static func cutTiles(to size: Int, from oldSize: Int, in transaction: inout WriteTransaction) throws {
    var level = 0
    while TreeTiles.hashCount(level: level, size: oldSize) > 0 {
      let count = TreeTiles.hashCount(level: level, size: size)
      let partial = count % TreeTiles.width
      let firstGone = (count + TreeTiles.width - 1) / TreeTiles.width
      if partial > 0 {
        let tile = try Batch.tile(level: level, index: count / TreeTiles.width, in: transaction)
        let kept = Array(tile.prefix(partial * TreeHash.byteCount))
        try transaction.put(
          key: Layout.tile(level: level, index: count / TreeTiles.width), value: kept, in: Layout.tree)
      }
      var index = firstGone
      while try transaction.delete(key: Layout.tile(level: level, index: index), in: Layout.tree) { index += 1 }
      level += 1
    }
  }
}
