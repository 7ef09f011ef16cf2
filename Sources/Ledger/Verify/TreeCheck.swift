internal import Bytes
internal import LMDB

/// The tree grown again from the events, compared with the tiles that are stored and with the batches' roots.
///
/// Where an event and its leaf disagree, the hash above a full tile, or the last batch's root for the last tile, tells
/// which of the two is damaged; the other one then takes part in what lies above.
struct TreeCheck {
  typealias StoredBatch = (start: Int, end: Int, root: [UInt8])

  private let length: Int
  private let lastRoot: [UInt8]?
  /// The tree as it was grown so far, up to the tile under way.
  private var edge: TreeEdge
  /// The leaves of the tile under way, recomputed from the events, and those that could not be.
  private var leaves: [UInt8] = []
  private var unknown: [Int] = []
  /// Whether what was grown so far is certain: from then on no root is compared.
  private var isCertain = true
  private var batch: StoredBatch?

  init(from start: CheckStart, length: Int, lastRoot: [UInt8]?) {
    edge = start.edge
    batch = start.batch
    self.length = length
    self.lastRoot = lastRoot
  }

  /// Adds the leaf of the next event, its JSON behind a zero byte; nil where the event is damaged.
  ///
  /// - Returns: whether the tile under way is complete: `closeTile` is called then.
  mutating func add(_ leaf: [UInt8]?) -> Bool {
    if let leaf {
      TreeHash.appendLeaf(prefixed: leaf, to: &leaves)
    } else {
      unknown.append(leaves.count / TreeHash.byteCount)
      leaves.append(contentsOf: repeatElement(0, count: TreeHash.byteCount))
    }
    return leaves.count == TreeTiles.byteCount || start + leaves.count / TreeHash.byteCount == length
  }

  /// The root of the tree up to the tile under way.
  var root: [UInt8] { edge.root }

  /// The first sequence of the tile under way.
  var start: Int { edge.size }

  /// Compares the tile under way with the one that is stored, and all that it completes.
  /// - Returns: the sequences of the events that are found damaged here.
  mutating func closeTile(
    in transaction: borrowing ReadTransaction, _ damages: inout DamageList
  ) throws -> [Int] {
    let first = start
    var damaged: [Int] = []
    let stored = try TreeCheck.storedHashes(
      level: 0, from: first, count: leaves.count / TreeHash.byteCount, in: transaction)
    if let stored {
      for offset in unknown {
        let place = offset * TreeHash.byteCount..<(offset + 1) * TreeHash.byteCount
        leaves.replaceSubrange(place, with: stored[place])
      }
      if stored != leaves {
        let differing = leaves.indices.filter { stored[$0] != leaves[$0] }.map { $0 / TreeHash.byteCount }
        let sequences = Set(differing).sorted().map { first + $0 }
        switch try judge(stored, in: transaction) {
        case .events:
          for sequence in sequences {
            damages.add(Layout.events, sequence, "the event is not the one whose leaf is in the tree")
          }
          damaged = sequences
          leaves = stored
        case .tile:
          for sequence in sequences { damages.add(Layout.tree, sequence, "the event's leaf is damaged") }
        case .unknown:
          for sequence in sequences {
            damages.add(Layout.events, sequence, "the event and its leaf disagree: one of them is damaged")
          }
          isCertain = false
        }
      }
    } else if !unknown.isEmpty {
      isCertain = false
    }
    for place in stride(from: 0, to: leaves.count, by: TreeHash.byteCount) {
      try grow(leaves[place..<place + TreeHash.byteCount], in: transaction, &damages)
    }
    leaves.removeAll(keepingCapacity: true)
    unknown.removeAll(keepingCapacity: true)
    return damaged
  }

  private enum Culprit { case events, tile, unknown }

  private func judge(_ stored: [UInt8], in transaction: borrowing ReadTransaction) throws -> Culprit {
    let isFull = stored.count == TreeTiles.byteCount
    guard
      let witness = isFull
        ? try TreeCheck.storedHashes(level: 1, from: start / TreeTiles.width, count: 1, in: transaction)
        : lastRoot
    else { return .unknown }
    func result(_ hashes: [UInt8]) -> [UInt8] {
      if isFull { return TreeHash.perfect(hashes[...]) }
      var edge = edge
      for place in stride(from: 0, to: hashes.count, by: TreeHash.byteCount) {
        edge.append(leaf: hashes[place..<place + TreeHash.byteCount]) { _, _, _, _ in }
      }
      return edge.root
    }
    if result(stored) == witness { return .events }
    return result(leaves) == witness ? .tile : .unknown
  }

  private mutating func grow(
    _ leaf: ArraySlice<UInt8>, in transaction: borrowing ReadTransaction, _ damages: inout DamageList
  ) throws {
    let sequence = edge.size
    if batch == nil || batch?.end == sequence { batch = try TreeCheck.storedBatch(sequence, in: transaction) }
    let isCertain = isCertain
    try edge.append(leaf: leaf) { below, index, _, root in
      let level = below + 1
      guard let stored = try TreeCheck.storedHashes(level: level, from: index, count: 1, in: transaction)
      else { return }
      if stored != root, isCertain {
        damages.add(
          Layout.tree, index << (level * TreeTiles.widthBits),
          "hash \(index % TreeTiles.width) of tile \(index / TreeTiles.width) of level \(level) is not the root"
            + " of the tile below")
      }
    }
    if let batch, batch.end == sequence + 1, isCertain, edge.root != batch.root {
      damages.add(Layout.batches, batch.start, "the root of the batch is not that of the tree")
    }
  }

  /// Hashes of a level that stand in one tile; nil where they are not there, which the pass over the tiles reports.
  static func storedHashes(
    level: Int, from index: Int, count: Int, in transaction: borrowing ReadTransaction
  ) throws -> [UInt8]? {
    let key = Layout.tile(level: level, index: index / TreeTiles.width)
    let start = index % TreeTiles.width * TreeHash.byteCount
    let end = start + count * TreeHash.byteCount
    guard let tile = try transaction.value(for: key, in: Layout.tree), tile.byteCount >= end else {
      return nil
    }
    return tile.extracting(start..<end).bytes()
  }

  /// The batch that begins with an event; nil where none does.
  static func storedBatch(_ sequence: Int, in transaction: borrowing ReadTransaction) throws -> StoredBatch? {
    guard let value = try transaction.value(for: UInt64(sequence), in: Layout.batches),
      let entry = BatchEntry(value)
    else { return nil }
    return (sequence, sequence &+ entry.count, entry.root)
  }
}

extension JournalCheck {
  /// The tiles are those of a tree of all events that are stored: none is missing, too short, too long or too many.
  mutating func checkTiles() throws {
    try store.read { transaction in
      let end = try Ledger.storedEnd(in: transaction)
      if try transaction.count(in: Layout.events) + missingCount != end {
        damages.add(Layout.events, end - 1, "the events behind the published length have a gap")
      }
      let size = max(end, publishedEnd)
      var cursor = try transaction.cursor(in: Layout.tree)
      var isThere = try cursor.first()
      var level = 0
      while TreeTiles.hashCount(level: level, size: size) > 0, !damages.isFull {
        let count = TreeTiles.hashCount(level: level, size: size)
        for index in 0..<(count + TreeTiles.width - 1) / TreeTiles.width {
          let key = Layout.tile(level: level, index: index)
          while isThere, cursor.integerKey < key {
            reportSurplus(cursor.integerKey)
            isThere = try cursor.next()
          }
          let sequence = index << ((level + 1) * TreeTiles.widthBits)
          guard isThere, cursor.integerKey == key else {
            damages.add(Layout.tree, sequence, "tile \(index) of level \(level) is missing")
            if damages.isFull { return }
            continue
          }
          let wanted = min(count - index * TreeTiles.width, TreeTiles.width) * TreeHash.byteCount
          if cursor.value.byteCount != wanted {
            damages.add(
              Layout.tree, sequence,
              "tile \(index) of level \(level) has \(cursor.value.byteCount) bytes, it should have \(wanted)")
          }
          isThere = try cursor.next()
        }
        level += 1
      }
      while isThere, !damages.isFull {
        reportSurplus(cursor.integerKey)
        isThere = try cursor.next()
      }
    }
  }

  private mutating func reportSurplus(_ key: UInt64) {
    let (level, index) = (Int(key >> 56), Int(key & (1 << 56 - 1)))
    damages.add(Layout.tree, nil, "tile \(index) of level \(level) is one too many")
  }
}
