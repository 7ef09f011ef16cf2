/// Garwood's exact limits of a Poisson count (Fiducial limits for the Poisson distribution, Biometrika,
/// 1936).
package enum Garwood {
  /// ½ χ²(tail; 2O): the mean for which O or more events have the probability left out; 0 at 0 events.
  package static func lower(_ events: Double, at level: ConfidenceLevel) -> Double {
    events == 0 ? 0 : Gamma.quantile(level.tail, tail: .lower, shape: events)
  }

  /// ½ χ²(1 - tail; 2O + 2): the mean for which O or fewer events have the probability left out.
  package static func upper(_ events: Double, at level: ConfidenceLevel) -> Double {
    Gamma.quantile(level.tail, tail: .upper, shape: events + 1)
  }
}
