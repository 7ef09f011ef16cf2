import Benchmark
import Events
import Figures
import Ledger
import Projections
import Snapshots

/// Standing figures, each for an area, a month and a point of knowledge drawn anew, when the indexes are there.
enum StandingFigures {
  static let peer = "looking at every posting"
  private static let questionCount = 1000
  private static let peerQuestionCount = 10

  static func register() {
    Benchmark(
      "standing figure",
      configuration: .init(
        metrics: [.wallClock, Race.itemsPerSecond("figure"), Race.share(peer), slowest], warmupIterations: 0,
        maxDuration: .seconds(120), maxIterations: 3)
    ) { benchmark in
      let ledger = try Ledger(at: try PostingsLedger.folder())
      let projection = try Projector(ledger).caughtUp()
      let plain = projection.withoutIndexes
      let (points, clock) = (SnapshotCache(), ContinuousClock())
      var draw = World()
      for _ in 0..<20 {
        blackHole(try ask(&draw, ledger, projection) { points.point(projection, length: $0) })
      }
      var (longest, checked) = (Duration.zero, 0)
      try Race.run(
        benchmark, "figure", itemCount: questionCount, against: peer,
        peerShare: Double(peerQuestionCount) / Double(questionCount)
      ) {
        for _ in 0..<questionCount {
          let start = clock.now
          blackHole(try ask(&draw, ledger, projection) { points.point(projection, length: $0) })
          longest = max(longest, clock.now - start)
        }
      } _: {
        for _ in 0..<peerQuestionCount {
          blackHole(try ask(&draw, ledger, projection) { Snapshot(plain, length: $0) })
        }
      }
      // Both ways give the same figures.
      for _ in 0..<5 {
        var same = draw
        let figure = try ask(&draw, ledger, projection) { points.point(projection, length: $0) }
        let other = try ask(&same, ledger, projection) { Snapshot(plain, length: $0) }
        precondition(
          figure.receipt == other.receipt, "an index gives the figure that looking at every posting gives")
        checked += figure.value == nil ? 0 : 1
      }
      precondition(checked > 0, "the questions have answers")
      benchmark.measurement(slowest, Int(longest / .microseconds(1)))
    }
  }

  private static let slowest = BenchmarkMetric.custom(
    "microseconds of the slowest figure", polarity: .prefersSmaller, useScalingFactor: false)

  private static func ask(
    _ draw: inout World, _ ledger: Ledger, _ projection: Projection, at point: (_ length: Int) -> Snapshot
  ) throws -> Figure {
    let known = World.setting.count + draw.random(projection.length - World.setting.count)
    let question = FigureQuestion(
      indicator: World.indicators[draw.random(World.indicators.count)],
      area: World.areas[draw.random(World.areas.count)],
      to: World.firstMonth.adding(11 + draw.random(PostingsLedger.monthCount - 11)))
    return try FigureMaker(point(known), ledger: ledger).figure(question)
  }
}
