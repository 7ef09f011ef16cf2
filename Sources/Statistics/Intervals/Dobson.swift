/// Dobson's limits of a weighted sum of Poisson counts.
///
/// Dobson, Kuulasmaa, Eberle and Scherer, Confidence intervals for weighted sums of Poisson parameters
/// (Statistics in Medicine, 1991): the limits of the unweighted count, stretched to the variance of the
/// weighted one.
package enum Dobson {
  /// value + √(variance / O) · (Byar(O) - O), lower and upper.
  ///
  /// - Parameters:
  ///   - value: the weighted sum.
  ///   - variance: its variance, in the square of its unit.
  ///   - events: O, the number of events in it.
  /// - Throws: `tooFewEvents` below 10.
  package static func limits(
    _ value: Double, variance: Double, events: Int, at level: ConfidenceLevel
  ) throws(StatisticsError) -> (lower: Double, upper: Double) {
    let count = Double(events)
    guard events >= RateInterval.smallestCountForByar, let lower = Byar.lower(count, at: level) else {
      throw StatisticsError(
        .tooFewEvents,
        "\(events == 1 ? "1 event" : "\(events) events"): the limits need at least "
          + "\(RateInterval.smallestCountForByar) events"
      )
    }
    let stretch = (variance / count).squareRoot()
    return (
      value + stretch * (lower - count),
      value + stretch * (Byar.upper(count, at: level) - count)
    )
  }
}
