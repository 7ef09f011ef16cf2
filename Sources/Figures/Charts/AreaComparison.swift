internal import Events
package import Statistics

/// An area's figure against the value of an area above it, taken as a fixed benchmark.
///
/// The test is that of Fingertips: the area's own interval, at 95 % and at 99.8 %, excludes the benchmark or does not. It is
/// the same as asking whether the area lies outside the limits of a funnel plot for an area of its size.
package struct AreaComparison: Sendable, Equatable {
  package let comparison: BenchmarkComparison
  /// `better`, `worse (99.8%)`, `similar`, `higher` …
  package let words: String

  /// Nil where the area has no interval, or either number is kept back.
  package init?(_ figure: Figure, benchmark: Double) {
    guard !figure.isWithheld, figure.value != nil, let interval = figure.interval else { return nil }
    comparison = BenchmarkComparison([interval, AreaComparison.surer(figure)].compactMap { $0 }, benchmark: benchmark)
    words = comparison.words(figure.header?.polarity.statistical ?? .neither)
  }

  /// The interval at 99.8 %; nil where the figure does not hold what it is made from.
  private static func surer(_ figure: Figure) -> Interval? {
    guard let header = figure.header, let below = figure.part.denominator, !below.isZero,
      let above = figure.part.numerator
    else { return nil }
    switch header.measure {
    case .rate:
      guard let events = above.whole else { return nil }
      return try? RateInterval.rate(
        events: events, population: below.double, per: header.per.double, at: .percent998)
    case .percentage where !isWeighted(header):
      return try? Proportion(above.double, of: below.double).wilson(at: .percent998).scaled(by: 100)
    case .percentage, .count, .ratio, .published: return nil
    }
  }

  /// The limits of a funnel plot for an area of the figure's size; nil where there are none.
  package static func funnel(
    _ figure: Figure, benchmark: Double, at level: ConfidenceLevel = .percent95
  ) -> (lower: Double, upper: Double)? {
    guard !figure.isWithheld, let header = figure.header, let below = figure.part.denominator?.double, below > 0 else {
      return nil
    }
    switch header.measure {
    case .rate where benchmark > 0:
      let per = header.per.double
      let limits = FunnelLimits.rate(baseline: benchmark / per, exposure: below, per: per, at: level)
      return (limits.lower, limits.upper)
    case .percentage where !isWeighted(header) && (0...100).contains(benchmark):
      let limits = FunnelLimits.proportion(baseline: benchmark / 100, denominator: below, at: level)
      return (limits.lower * 100, limits.upper * 100)
    case .rate, .percentage, .count, .ratio, .published: return nil
    }
  }

  /// A figure does not hold the squares of weights.
  private static func isWeighted(_ header: Definition) -> Bool { header.of?.records.contains(.answer) ?? false }
}
