internal import Bytes
internal import LMDB

extension Ledger {
  /// The hashes of the leaves of a range of sequences, one after another, 32 bytes each.
  package func leafHashes(_ range: Range<Int>) throws -> [UInt8] {
    var hashes: [UInt8] = []
    hashes.reserveCapacity(range.count * TreeHash.byteCount)
    try translated {
      try store.read { transaction in
        var next = range.lowerBound
        while next < range.upperBound {
          let start = next % TreeTiles.width
          let end = min(TreeTiles.width, start + range.upperBound - next)
          let key = Layout.tile(level: 0, index: next / TreeTiles.width)
          guard let tile = try transaction.value(for: key, in: Layout.tree),
            tile.byteCount >= end * TreeHash.byteCount
          else {
            throw LedgerError(.damaged, "tile \(next / TreeTiles.width) of level 0 is missing: run verify")
          }
          hashes.append(contentsOf: tile.extracting(start * TreeHash.byteCount..<end * TreeHash.byteCount))
          next += end - start
        }
      }
    }
    return hashes
  }
}
