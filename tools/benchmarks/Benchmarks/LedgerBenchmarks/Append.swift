import Benchmark
import Events
import Ledger

/// Appends of JSON events, in batches of several sizes: each batch is read, checked, hashed into the tree and on the
/// disk before the next one begins.
enum Append {
  static let peer = "bare LMDB"

  /// The sizes of batches, and the events appended in all.
  static let sizes = [(batch: 1, all: 1000), (batch: 100, all: 20_000), (batch: 10_000, all: 100_000)]

  static func register() {
    for (batchCount, all) in sizes {
      Benchmark(
        "append, \(batchCount) a batch",
        configuration: .init(
          metrics: [.wallClock, Race.itemsPerSecond("event"), Race.share(peer)], warmupIterations: 1,
          maxDuration: .seconds(30), maxIterations: 5)
      ) { benchmark in
        let events = makeEvents(all)
        let folder = try Folders.empty("append")
        let peerFolder = try Folders.empty("append-peer")
        try Ledger.create(at: folder)
        let ledger = try Ledger(at: folder)
        try Race.run(benchmark, "event", itemCount: all, against: peer) {
          for start in stride(from: 0, to: all, by: batchCount) {
            _ = try ledger.append { batch in
              for event in events[start..<min(all, start + batchCount)] { try batch.add(event) }
            }
          }
        } _: {
          try Peer.put(events, batchCount: batchCount, in: peerFolder)
        }
        Folders.remove(folder)
        Folders.remove(peerFolder)
      }
    }
  }

  /// Crimes of two years, month by month.
  static func makeEvents(_ count: Int) -> [[UInt8]] {
    var world = World()
    return (0..<count).map { world.crime(in: World.firstMonth.adding($0 * 24 / count)).json }
  }
}
