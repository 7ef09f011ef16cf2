internal import Events
internal import Rationals
package import Statistics

/// An area's figure against the value of an area above it, taken as a fixed benchmark.
///
/// The test is that of Fingertips: the area's own interval, at 95 % and at 99.8 %, excludes the benchmark or does not. It is
/// the same as asking whether the area lies outside the limits of a funnel plot for an area of its size.
package struct AreaComparison: Sendable, Hashable {
  package let comparison: BenchmarkComparison
  /// Which direction is good.
  package let polarity: Polarity

  /// How an area lies to its benchmark, in the sense of the polarity.
  package struct Standing: Hashable, Comparable, Sendable {
    package let judgement: Judgement
    /// Whether the difference holds at 99.8 % too.
    package let isSurer: Bool

    /// The order in which standings are listed: by the names of the judgements, the surer one last.
    package static func < (left: Standing, right: Standing) -> Bool {
      left.judgement == right.judgement
        ? !left.isSurer && right.isSurer : left.judgement.rawValue < right.judgement.rawValue
    }
  }

  package var standing: Standing {
    Standing(
      judgement: comparison.difference.judgement(polarity),
      isSurer: comparison.level.map { $0 > ConfidenceLevel.percent95.level } ?? false)
  }

  /// Nil where the area has no interval, or either number is kept back.
  package init?(_ figure: Figure, benchmark: Double) {
    guard !figure.isWithheld, figure.value != nil, let interval = figure.interval else { return nil }
    comparison = BenchmarkComparison([interval, AreaComparison.surer(figure)].compactMap { $0 }, benchmark: benchmark)
    polarity = figure.header?.polarity.statistical ?? .neither
  }

  /// The interval at 99.8 %; nil where the figure does not hold what it is made from.
  private static func surer(_ figure: Figure) -> Interval? {
    guard let header = figure.header, let denominator = figure.part.denominator, !denominator.isZero,
      let numerator = figure.part.numerator
    else { return nil }
    switch header.measure {
    case .rate:
      guard let events = numerator.whole else { return nil }
      return try? RateInterval.rate(
        events: events, population: denominator.double, per: header.per.double, at: .percent998)
    case .percentage where !isWeighted(header):
      return try? Proportion(numerator.double, of: denominator.double).wilson(at: .percent998).scaled(by: 100)
    case .percentage, .count, .ratio, .published: return nil
    }
  }

  /// The limits of a funnel plot for an area of the figure's size; nil where there are none.
  package static func funnel(
    _ figure: Figure, benchmark: Double, at level: ConfidenceLevel = .percent95
  ) -> (lower: Double, upper: Double)? {
    guard !figure.isWithheld, let header = figure.header, let denominator = figure.part.denominator?.double,
      denominator > 0
    else {
      return nil
    }
    switch header.measure {
    case .rate where benchmark > 0:
      let per = header.per.double
      let limits = FunnelLimits.rate(baseline: benchmark / per, exposure: denominator, per: per, at: level)
      return (limits.lower, limits.upper)
    case .percentage where !isWeighted(header) && (0...100).contains(benchmark):
      let limits = FunnelLimits.proportion(baseline: benchmark / 100, denominator: denominator, at: level)
      return (limits.lower * 100, limits.upper * 100)
    case .rate, .percentage, .count, .ratio, .published: return nil
    }
  }

  /// A figure does not hold the squares of weights.
  private static func isWeighted(_ header: Definition) -> Bool { header.of?.records.contains(.answer) ?? false }
}
