import Benchmark
import Ledger
import Projections

/// Rebuilding the projections from the journal, every event checked against its hash; and loading what was stored.
enum Rebuild {
  static let peer = "summing the bytes of all events"

  static func register() {
    Benchmark("rebuild of the projections", configuration: configuration) { benchmark in
      let ledger = try Ledger(at: try PostingsLedger.folder())
      let length = try ledger.length
      Folders.remove(ledger.folder + "/projections")
      try Race.run(benchmark, "event", itemCount: length, against: peer) {
        blackHole(try Projector(ledger).caughtUp())
      } _: {
        blackHole(try sum(ledger))
      }
    }
    Benchmark("load of the stored projections", configuration: configuration) { benchmark in
      let ledger = try Ledger(at: try PostingsLedger.folder())
      _ = try Projector(ledger).caughtUp()
      try Race.run(benchmark, "event", itemCount: try ledger.length, against: peer) {
        blackHole(try Projector(ledger).caughtUp())
      } _: {
        blackHole(try sum(ledger))
      }
    }
  }

  private static var configuration: Benchmark.Configuration {
    Benchmark.Configuration(
      metrics: [.wallClock, Race.itemsPerSecond("event"), Race.share(peer)], warmupIterations: 1,
      maxDuration: .seconds(60), maxIterations: 5)
  }

  private static func sum(_ ledger: Ledger) throws -> Int {
    var sum = 0
    try ledger.forEachEvent(in: 0..<ledger.length) { _, _, json in
      for byte in json { sum &+= Int(byte) }
      return true
    }
    return sum
  }
}
