import Benchmark
import Events
import Explanations
import Figures
import Ledger
import Projections
import Snapshots

/// Explanations of what the last events did to the county's figures, to at least 10,000 records that these count, when the
/// indexes are there: to the figure of the last month, and between the figure of the month before and of the last, so that
/// the records of two months came into the window and fell out of it besides.
enum Explanations {
  static let peer = "counting both figures by looking at every posting"
  /// Enough for 10,000 crimes in front of a month's outcomes, which come last and change no figure.
  private static let eventCount = 17_000
  private static let touchedCount = 10_000
  private static let explanationCount = 10

  static func register() {
    register("explanation of 10,000 touched records", from: 0)
    register("explanation of those and a month", from: -1)
  }

  private static func register(_ name: String, from offset: Int) {
    Benchmark(
      name,
      configuration: .init(
        metrics: [.wallClock, Race.itemsPerSecond("explanation"), Race.share(peer), records], warmupIterations: 0,
        maxDuration: .seconds(120), maxIterations: 3)
    ) { benchmark in
      let ledger = try Ledger(at: try PostingsLedger.folder())
      let projection = try Projector(ledger).caughtUp()
      let plain = projection.withoutIndexes
      let points = SnapshotCache()
      let (first, last) = (projection.length - eventCount, projection.length)
      // The indexes of both points are made before: a server has them.
      blackHole(try figure(ledger, points.point(projection, length: first)))
      blackHole(try figure(ledger, points.point(projection, length: last)))
      var recordCount = 0
      try Race.run(
        benchmark, "explanation", itemCount: explanationCount, against: peer,
        peerShare: 1 / Double(explanationCount)
      ) {
        for _ in 0..<explanationCount {
          let explanation = try Explainer(
            World.indicators[0], area: World.county,
            from: ExplanationSide(point: points.point(projection, length: first), to: month(offset), definition: nil),
            to: ExplanationSide(point: points.point(projection, length: last), to: month(0), definition: nil), ledger: ledger
          ).explain()
          recordCount = explanation.reasons.reduce(0) { $0 + ($1.recordCount ?? 0) }
        }
      } _: {
        for length in [first, last] { blackHole(try figure(ledger, Snapshot(plain, length: length))) }
      }
      precondition(recordCount >= touchedCount, "the reasons name the records that the events touched")
      benchmark.measurement(records, recordCount)
    }
  }

  private static let records = BenchmarkMetric.custom(
    "records that the reasons concern", polarity: .prefersLarger, useScalingFactor: false)

  /// The last month of the ledger, or one before it.
  private static func month(_ offset: Int) -> Month {
    World.firstMonth.adding(PostingsLedger.monthCount - 1 + offset)
  }

  private static func figure(_ ledger: Ledger, _ point: Snapshot) throws -> Figure {
    try FigureMaker(point, ledger: ledger).figure(
      FigureQuestion(indicator: World.indicators[0], area: World.county, to: month(0)))
  }
}
