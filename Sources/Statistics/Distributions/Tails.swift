/// The two tails of a distribution at a point: each is computed so that the smaller one keeps its digits.
package struct Tails: Sendable, Hashable {
  /// P(X ≤ x).
  package let lower: Double
  /// P(X > x); for a continuous distribution also P(X ≥ x).
  package let upper: Double

  init(lower: Double) {
    self.lower = lower
    self.upper = 1 - lower
  }

  init(upper: Double) {
    self.upper = upper
    self.lower = 1 - upper
  }

  package subscript(tail: Tail) -> Double { tail == .lower ? lower : upper }
}

/// Which tail of a distribution a probability is meant for.
package enum Tail: Sendable, Hashable {
  case lower, upper
}
