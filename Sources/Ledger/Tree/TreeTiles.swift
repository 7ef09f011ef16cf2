/// The tree in tiles of 256 hashes (the layout of C2SP tlog-tiles): level 0 holds the hashes of the leaves, and a
/// hash of level n + 1 is the root of a full tile of level n.
package enum TreeTiles {
  /// Hashes in a full tile.
  package static let width = 256
  /// Bytes of a full tile.
  package static let byteCount = width * TreeHash.byteCount
  static let widthBits = 8

  /// The number of hashes that a level holds for a tree of `size` leaves.
  package static func hashCount(level: Int, size: Int) -> Int {
    level * widthBits >= Int.bitWidth ? 0 : size >> (level * widthBits)
  }

  /// The root of the tree of the first `size` leaves.
  ///
  /// RFC 9162 splits a list at the largest power of two below its length, so the root is folded from the perfect
  /// subtrees that the binary digits of the size name, from the last one back.
  /// - Parameter tile: gives at least the hashes that a tree of this size has in a tile.
  package static func root(size: Int, tile: (_ level: Int, _ index: Int) throws -> [UInt8]) rethrows
    -> [UInt8]
  {
    var subtrees: [[UInt8]] = []
    var offset = 0
    for bit in stride(from: Int.bitWidth - 2, through: 0, by: -1) where size & (1 << bit) != 0 {
      let level = bit / widthBits
      let index = offset >> (level * widthBits)
      let hashes = try tile(level, index / width)
      let start = index % width * TreeHash.byteCount
      let count = 1 << (bit % widthBits) * TreeHash.byteCount
      subtrees.append(TreeHash.perfect(hashes[start..<start + count]))
      offset += 1 << bit
    }
    guard var root = subtrees.popLast() else { return TreeHash.empty }
    while let left = subtrees.popLast() { root = TreeHash.node(left, root) }
    return root
  }
}
