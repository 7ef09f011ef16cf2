/// Proofs of RFC 9162, section 2.1: that a leaf is in a tree, and that one tree is the beginning of another.
package enum TreeProof {
  /// The hash of the leaves of a range, which is one of those that the tree of `range.upperBound` leaves is split into.
  private static func hash(
    _ range: Range<Int>, tile: (_ level: Int, _ index: Int) throws -> [UInt8]
  ) rethrows -> [UInt8] {
    if range.count.nonzeroBitCount == 1, range.lowerBound % range.count == 0 {
      let bit = range.count.trailingZeroBitCount
      let level = bit / TreeTiles.widthBits
      let index = range.lowerBound >> (level * TreeTiles.widthBits)
      let hashes = try tile(level, index / TreeTiles.width)
      let start = index % TreeTiles.width * TreeHash.byteCount
      return TreeHash.perfect(hashes[start..<start + (1 << (bit % TreeTiles.widthBits)) * TreeHash.byteCount])
    }
    let middle = range.lowerBound + split(range.count)
    return TreeHash.node(
      try hash(range.lowerBound..<middle, tile: tile), try hash(middle..<range.upperBound, tile: tile))
  }

  /// The largest power of two below a count.
  private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }

  /// The audit path of a leaf (section 2.1.3.1), from the leaf up.
  package static func inclusion(
    of index: Int, in size: Int, tile: (_ level: Int, _ index: Int) throws -> [UInt8]
  ) rethrows -> [[UInt8]] {
    precondition(index >= 0 && index < size, "the leaf is in the tree")
    var (path, range): ([[UInt8]], Range<Int>) = ([], 0..<size)
    while range.count > 1 {
      let middle = range.lowerBound + split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      path.append(try hash(left.contains(index) ? right : left, tile: tile))
      range = left.contains(index) ? left : right
    }
    return path.reversed()
  }

  /// The proof that the tree of `size` leaves begins with that of `first` (section 2.1.4.1).
  package static func consistency(
    of first: Int, in size: Int, tile: (_ level: Int, _ index: Int) throws -> [UInt8]
  ) rethrows -> [[UInt8]] {
    precondition(first > 0 && first <= size, "the first tree is a beginning of the second")
    var (path, range, isWhole): ([[UInt8]], Range<Int>, Bool) = ([], 0..<size, true)
    while range.upperBound != first {
      let middle = range.lowerBound + split(range.count)
      let isLeft = first <= middle
      path.append(
        try hash(isLeft ? middle..<range.upperBound : range.lowerBound..<middle, tile: tile))
      if !isLeft { isWhole = false }
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    if !isWhole { path.append(try hash(range, tile: tile)) }
    return path.reversed()
  }

  // MARK: Checking

  /// Whether a proof shows that a leaf is in a tree (section 2.1.3.2).
  package static func holds(
    _ proof: [[UInt8]], leaf: [UInt8], at index: Int, size: Int, root: [UInt8]
  ) -> Bool {
    guard index >= 0, index < size, leaf.count == TreeHash.byteCount else { return false }
    var (node, last, hash) = (index, size - 1, leaf)
    for step in proof {
      guard last > 0, step.count == TreeHash.byteCount else { return false }
      if node & 1 == 1 || node == last {
        hash = TreeHash.node(step, hash)
        while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        hash = TreeHash.node(hash, step)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether a proof shows that the tree of one root begins with that of another (section 2.1.4.2).
  package static func holds(
    _ proof: [[UInt8]], first: Int, root firstRoot: [UInt8], size: Int, root: [UInt8]
  ) -> Bool {
    guard first > 0, first <= size, firstRoot.count == TreeHash.byteCount else { return false }
    guard first < size else { return proof.isEmpty && firstRoot == root }
    var path = first.nonzeroBitCount == 1 ? [firstRoot] + proof : proof
    guard !path.isEmpty, path.allSatisfy({ $0.count == TreeHash.byteCount }) else { return false }
    var (node, last) = (first - 1, size - 1)
    while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
    let seed = path.removeFirst()
    var (mine, all) = (seed, seed)
    for step in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        (mine, all) = (TreeHash.node(step, mine), TreeHash.node(step, all))
        while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        all = TreeHash.node(all, step)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && mine == firstRoot && all == root
  }
}
