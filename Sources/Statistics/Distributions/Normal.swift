import Foundation

/// The standard normal distribution.
package enum Normal {
  /// Φ(z) and 1 - Φ(z), by the complementary error function: Φ(z) = ½ erfc(-z/√2).
  package static func tails(_ z: Double) -> Tails {
    z <= 0
      ? Tails(lower: 0.5 * erfc(-z * 0.5.squareRoot()))
      : Tails(upper: 0.5 * erfc(z * 0.5.squareRoot()))
  }

  /// The cumulative distribution function Φ(z).
  package static func cumulative(_ z: Double) -> Double { tails(z).lower }

  /// e^(-z²/2) / √(2π).
  package static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  /// The z with the given probability in the given tail: `quantile(0.025, tail: .upper)` is
  /// 1.9599639845400543.
  ///
  /// - Parameter probability: between 0 and 1, both excluded.
  package static func quantile(_ probability: Double, tail: Tail = .lower) -> Double {
    precondition(probability > 0 && probability < 1, "A quantile needs a probability between 0 and 1.")
    if probability > 0.5 {
      return quantile(1 - probability, tail: tail == .lower ? .upper : .lower)
    }
    // By symmetry the upper tail is solved: its quantiles are positive.
    let start = (-2 * log(2 * probability)).squareRoot()
    let z = TailEquation.solve(probability, from: start, on: .linear, tail: .upper) { z in
      (tails(z).upper, density(z))
    }
    return tail == .upper ? z : -z
  }
}
