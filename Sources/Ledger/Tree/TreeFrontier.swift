/// A growing tree as its perfect subtrees, one for every binary digit of its size that is one, the largest first.
///
/// It gives the root at any length for a few hashes, and the hashes of the tiles' upper levels as they complete.
struct TreeFrontier {
  private var subtrees: [[UInt8]] = []
  /// The number of leaves.
  private(set) var size = 0

  /// Adds the hash of a leaf; `completed` is given every hash of a level above the leaves that is thereby complete.
  mutating func append(
    _ leaf: [UInt8], completed: (_ level: Int, _ index: Int, _ hash: [UInt8]) throws -> Void
  )
    rethrows
  {
    var hash = leaf
    var height = 0
    var rest = size
    while rest & 1 == 1 {
      hash = TreeHash.node(subtrees.removeLast(), hash)
      rest >>= 1
      height += 1
      if height % TreeTiles.widthBits == 0 { try completed(height / TreeTiles.widthBits, rest, hash) }
    }
    subtrees.append(hash)
    size += 1
  }

  /// The root of the tree of the leaves so far.
  var root: [UInt8] {
    guard var root = subtrees.last else { return TreeHash.empty }
    for left in subtrees.dropLast().reversed() { root = TreeHash.node(left, root) }
    return root
  }
}
