/// The right edge of a growing tree: the last tile of every level, in memory, until it is full; and the perfect subtrees of
/// its hashes, which give the root for a few hashes more.
struct TreeEdge {
  /// The last tile of a level, where it is not full.
  private struct Level {
    var tile: [UInt8] = []
    /// One subtree for every binary digit of the number of hashes that is one, the largest first.
    var subtrees: [[UInt8]] = []

    mutating func append(_ hash: [UInt8]) {
      var rest = tile.count / TreeHash.byteCount
      tile.append(contentsOf: hash)
      var hash = hash
      while rest & 1 == 1 {
        hash = TreeHash.node(subtrees.removeLast(), hash)
        rest >>= 1
      }
      subtrees.append(hash)
    }
  }

  private var levels: [Level] = []
  /// The number of leaves.
  private(set) var size: Int

  /// The edge of a tree that is there.
  init(size: Int, tile: (_ level: Int, _ index: Int) throws -> [UInt8]) rethrows {
    self.size = size
    var number = 0
    while TreeTiles.hashCount(level: number, size: size) > 0 {
      let count = TreeTiles.hashCount(level: number, size: size)
      let partial = count % TreeTiles.width
      let bytes = partial == 0 ? [] : try tile(number, count / TreeTiles.width)
      var level = Level()
      for start in stride(from: 0, to: partial * TreeHash.byteCount, by: TreeHash.byteCount) {
        level.append(Array(bytes[start..<start + TreeHash.byteCount]))
      }
      levels.append(level)
      number += 1
    }
  }

  /// Adds the hash of a leaf; `write` is given every tile that became full.
  mutating func append(
    leaf hash: [UInt8], write: (_ level: Int, _ index: Int, _ tile: [UInt8]) throws -> Void
  ) rethrows {
    size += 1
    var carried = hash
    var number = 0
    while true {
      if number == levels.count { levels.append(Level()) }
      levels[number].append(carried)
      guard levels[number].tile.count == TreeTiles.byteCount else { return }
      let count = TreeTiles.hashCount(level: number, size: size)
      try write(number, count / TreeTiles.width - 1, levels[number].tile)
      carried = levels[number].subtrees[0]
      levels[number].tile.removeAll(keepingCapacity: true)
      levels[number].subtrees.removeAll(keepingCapacity: true)
      number += 1
    }
  }

  /// The root of the tree: as RFC 9162 splits it, folded from the perfect subtrees that the binary digits of the size name,
  /// from the last one back.
  var root: [UInt8] {
    var root: [UInt8]?
    for level in levels {
      for left in level.subtrees.reversed() { root = root.map { TreeHash.node(left, $0) } ?? left }
    }
    return root ?? TreeHash.empty
  }

  /// The tiles of the edge that hold something, with their places.
  var partial: [(level: Int, index: Int, tile: [UInt8])] {
    levels.enumerated().compactMap { number, level in
      level.tile.isEmpty
        ? nil : (number, TreeTiles.hashCount(level: number, size: size) / TreeTiles.width, level.tile)
    }
  }
}
