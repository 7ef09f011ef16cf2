import Benchmark

/// Runs the ledger and its peer on the same work, one after the other in the same iteration, and notes how many items
/// a second the ledger takes and what share of the peer's speed that is.
enum Race {
  static func itemsPerSecond(_ item: String) -> BenchmarkMetric {
    .custom("\(item)s a second", polarity: .prefersLarger, useScalingFactor: false)
  }

  static func share(_ peer: String) -> BenchmarkMetric {
    .custom("% of the speed of \(peer)", polarity: .prefersLarger, useScalingFactor: false)
  }

  /// - Parameters:
  ///   - itemCount: the items that both work on.
  ///   - peerShare: the part of them that the peer is given, where all would take it too long.
  static func run(
    _ benchmark: Benchmark, _ item: String, itemCount: Int, against peer: String, peerShare: Double = 1,
    _ ledger: () throws -> Void, _ other: () throws -> Void
  ) rethrows {
    let clock = ContinuousClock()
    benchmark.startMeasurement()
    let start = clock.now
    try ledger()
    let took = seconds(clock.now - start)
    benchmark.stopMeasurement()
    let peerStart = clock.now
    try other()
    let peerTook = seconds(clock.now - peerStart) / peerShare
    benchmark.measurement(itemsPerSecond(item), Int(Double(itemCount) / took))
    benchmark.measurement(share(peer), Int((100 * peerTook / took).rounded()))
  }

  private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
