/// The right edge of a growing tree: the last tile of every level, in memory, until it is full; and the perfect subtrees of
/// its hashes, which give the root for a few hashes more.
struct TreeEdge {
  /// The last tile of a level, where it is not full.
  private struct Level {
    var tile: [UInt8] = []
    /// The hashes of the perfect subtrees, one for every binary digit of the number of hashes that is one, the largest first.
    var subtrees: [UInt8] = []

    mutating func append(_ hash: some Collection<UInt8>, _ input: inout [UInt8]) {
      var rest = tile.count / TreeHash.byteCount
      tile.append(contentsOf: hash)
      subtrees.append(contentsOf: hash)
      while rest & 1 == 1 {
        TreeHash.joinLastTwo(&subtrees, &input)
        rest >>= 1
      }
    }
  }

  private var levels: [Level] = []
  /// The number of leaves.
  private(set) var size: Int
  /// What is hashed for a node, kept between nodes.
  private var input: [UInt8] = []

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
        level.append(bytes[start..<start + TreeHash.byteCount], &input)
      }
      levels.append(level)
      number += 1
    }
  }

  /// Adds the hash of a leaf; `write` is given every tile that became full, and the root of its hashes.
  mutating func append(
    leaf hash: some Collection<UInt8>,
    write: (_ level: Int, _ index: Int, _ tile: [UInt8], _ root: [UInt8]) throws -> Void
  ) rethrows {
    size += 1
    if levels.isEmpty { levels.append(Level()) }
    levels[0].append(hash, &input)
    var number = 0
    while levels[number].tile.count == TreeTiles.byteCount {
      let count = TreeTiles.hashCount(level: number, size: size)
      let root = levels[number].subtrees
      try write(number, count / TreeTiles.width - 1, levels[number].tile, root)
      levels[number].tile.removeAll(keepingCapacity: true)
      levels[number].subtrees.removeAll(keepingCapacity: true)
      number += 1
      if number == levels.count { levels.append(Level()) }
      levels[number].append(root, &input)
    }
  }

  /// The root of the tree: as RFC 9162 splits it, folded from the perfect subtrees that the binary digits of the size name,
  /// from the last one back.
  var root: [UInt8] {
    // The largest first: those of the levels above before those below.
    var (subtrees, input): ([UInt8], [UInt8]) = ([], [])
    for level in levels.reversed() { subtrees += level.subtrees }
    if subtrees.isEmpty { return TreeHash.empty }
    while subtrees.count > TreeHash.byteCount { TreeHash.joinLastTwo(&subtrees, &input) }
    return subtrees
  }

  /// The tiles of the edge that hold something, with their places.
  var partial: [GrowingTree.Tile] {
    levels.enumerated().compactMap { number, level in
      level.tile.isEmpty
        ? nil
        : GrowingTree.Tile(
          level: number, index: TreeTiles.hashCount(level: number, size: size) / TreeTiles.width, hashes: level.tile)
    }
  }
}
