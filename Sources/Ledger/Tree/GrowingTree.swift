internal import Dispatch
internal import Synchronization

/// The tree of a batch under way. Of many leaves it is worked out on a thread of its own, while the batch goes on.
struct GrowingTree {
  /// A tile, with its place.
  struct Tile: Sendable {
    var level: Int
    var index: Int
    var hashes: [UInt8]
  }

  /// Leaves, one behind the other, each with its zero byte.
  private struct Leaves: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []

    /// Adds them to a tree; returns the tiles that became full.
    func grow(_ edge: inout TreeEdge) -> [Tile] {
      var (full, start) = ([Tile](), 0)
      for end in ends {
        edge.append(leaf: TreeHash.leaf(prefixed: bytes[start..<end])) { level, index, tile, _ in
          full.append(Tile(level: level, index: index, hashes: tile))
        }
        start = end
      }
      return full
    }
  }

  /// Leaves that are being added on another thread.
  private final class Work: Sendable {
    private let result = Mutex<(edge: TreeEdge, full: [Tile])?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ leaves: Leaves, to edge: TreeEdge, on queue: DispatchQueue) {
      queue.async {
        var edge = edge
        let full = leaves.grow(&edge)
        self.result.withLock { $0 = (edge, full) }
        self.done.signal()
      }
    }

    func wait() -> (edge: TreeEdge, full: [Tile]) {
      done.wait()
      guard let result = result.withLock({ $0 }) else { preconditionFailure("work that is done has a result") }
      return result
    }
  }

  /// So many leaves are worth another thread's time.
  private static let leafCount = TreeTiles.width

  private var settled: TreeEdge
  private var work: Work?
  private var waiting = Leaves()
  private lazy var queue = DispatchQueue(label: "incident-ledger.tree")

  init(_ edge: TreeEdge) { settled = edge }

  /// The edge of the tree with all leaves, when it is settled.
  var edge: TreeEdge {
    precondition(work == nil && waiting.ends.isEmpty, "the edge of a tree is asked for when it is settled")
    return settled
  }

  /// Adds a leaf, given behind a zero byte; returns tiles that have become full.
  mutating func append(leaf prefixed: [UInt8]) -> [Tile] {
    waiting.bytes.append(contentsOf: prefixed)
    waiting.ends.append(waiting.bytes.count)
    guard waiting.ends.count == GrowingTree.leafCount else { return [] }
    let full = finishWork()
    work = Work(waiting, to: settled, on: queue)
    let byteCount = waiting.bytes.count
    waiting = Leaves()
    waiting.bytes.reserveCapacity(byteCount + byteCount / 8)
    waiting.ends.reserveCapacity(GrowingTree.leafCount)
    return full
  }

  /// Brings the edge to the leaves so far; returns tiles that have become full.
  mutating func settle() -> [Tile] {
    var full = finishWork()
    full += waiting.grow(&settled)
    waiting = Leaves()
    return full
  }

  private mutating func finishWork() -> [Tile] {
    guard let work else { return [] }
    self.work = nil
    let (edge, full) = work.wait()
    settled = edge
    return full
  }
}
