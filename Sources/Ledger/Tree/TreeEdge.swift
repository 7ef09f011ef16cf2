/// The right edge of a growing tree: the last tile of every level, in memory, until it is full.
struct TreeEdge {
  /// The tiles that are not full, by level.
  private(set) var tiles: [[UInt8]] = []
  /// The number of leaves.
  private(set) var size: Int

  /// The edge of a tree that is there.
  init(size: Int, tile: (_ level: Int, _ index: Int) throws -> [UInt8]) rethrows {
    self.size = size
    var level = 0
    while TreeTiles.hashCount(level: level, size: size) > 0 {
      let count = TreeTiles.hashCount(level: level, size: size)
      let partial = count % TreeTiles.width
      let bytes = partial == 0 ? [] : try tile(level, count / TreeTiles.width)
      tiles.append(Array(bytes.prefix(partial * TreeHash.byteCount)))
      level += 1
    }
  }

  /// Adds the hash of a leaf; `write` is given every tile that became full.
  mutating func append(
    leaf hash: [UInt8], write: (_ level: Int, _ index: Int, _ tile: [UInt8]) throws -> Void
  ) rethrows {
    size += 1
    var carried = hash
    var level = 0
    while true {
      if level == tiles.count { tiles.append([]) }
      tiles[level].append(contentsOf: carried)
      guard tiles[level].count == TreeTiles.byteCount else { return }
      let count = TreeTiles.hashCount(level: level, size: size)
      try write(level, count / TreeTiles.width - 1, tiles[level])
      carried = TreeHash.perfect(tiles[level][...])
      tiles[level].removeAll(keepingCapacity: true)
      level += 1
    }
  }

  /// The tiles of the edge that hold something, with their places.
  var partial: [(level: Int, index: Int, tile: [UInt8])] {
    tiles.enumerated().compactMap { level, tile in
      tile.isEmpty
        ? nil : (level, TreeTiles.hashCount(level: level, size: size) / TreeTiles.width, tile)
    }
  }
}
