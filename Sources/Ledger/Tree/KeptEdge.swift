internal import LMDB
internal import Synchronization

/// The edge of the tree as the last batch of this process left it, so that the next one need not read and hash it again. It
/// serves while the journal ends as it did then.
final class KeptEdge: Sendable {
  private let kept = Mutex<(edge: TreeEdge, root: [UInt8])?>(nil)

  /// The edge of a journal of so many events.
  func edge(length: Int, in transaction: borrowing WriteTransaction) throws -> TreeEdge {
    if let kept = kept.withLock({ $0 }), kept.edge.size == length,
      try KeptEdge.lastRoot(length: length, in: transaction) == kept.root
    {
      return kept.edge
    }
    return try TreeEdge(size: length) { level, index in
      try Layout.tile(level: level, index: index, in: transaction)
    }
  }

  /// Keeps the edge that a published batch left.
  func keep(_ edge: TreeEdge, root: [UInt8]) { kept.withLock { $0 = (edge, root) } }

  /// The root that the last batch left; nil where that does not end the journal.
  private static func lastRoot(length: Int, in transaction: borrowing WriteTransaction) throws -> [UInt8]? {
    var cursor = try transaction.cursor(in: Layout.batches)
    guard try cursor.last(), let entry = BatchEntry(cursor.value), Int(cursor.integerKey) + entry.count == length else {
      return nil
    }
    return entry.root
  }
}
