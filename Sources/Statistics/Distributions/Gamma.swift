import Foundation

/// The gamma distribution with scale 1: its tails are the regularised incomplete gamma functions.
package enum Gamma {
  /// P(a, x) as `lower` and Q(a, x) as `upper`.
  ///
  /// Below the mean by the series P = xᵃ e⁻ˣ / Γ(a+1) · Σ xᵏ / ((a+1)…(a+k)) (DLMF 8.11.4), above it by the
  /// continued fraction of Q (DLMF 8.9.2); about √a terms are needed near the mean.
  ///
  /// - Parameters:
  ///   - x: at least 0.
  ///   - shape: a, above 0.
  package static func tails(_ x: Double, shape: Double) -> Tails {
    precondition(shape > 0 && shape.isFinite, "The shape of a gamma distribution is a positive number.")
    precondition(x >= 0, "A gamma variable is at least 0.")
    if x == 0 { return Tails(lower: 0) }
    if x == .infinity { return Tails(upper: 0) }
    let point = SaddlePoint.poisson(shape, mean: x)
    return x < shape + 1
      ? Tails(lower: point * series(x, shape: shape))
      : Tails(upper: point * shape * ContinuedFraction.incompleteGamma(x, shape: shape))
  }

  /// The x with the given probability in the given tail.
  ///
  /// - Parameter probability: between 0 and 1, both excluded.
  package static func quantile(_ probability: Double, tail: Tail = .lower, shape: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A quantile needs a probability between 0 and 1.")
    if probability > 0.5 {
      return quantile(1 - probability, tail: tail == .lower ? .upper : .lower, shape: shape)
    }
    let start = guess(probability, tail: tail, shape: shape)
    return TailEquation.solve(probability, from: start, on: .logarithmic, tail: tail) { x in
      // The density with respect to log x is x times the density: xᵃ e⁻ˣ / Γ(a).
      (tails(x, shape: shape)[tail], shape * SaddlePoint.poisson(shape, mean: x))
    }
  }

  private static func series(_ x: Double, shape: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = shape
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// Wilson and Hilferty's cube, or near 0 the first term of the series.
  private static func guess(_ probability: Double, tail: Tail, shape: Double) -> Double {
    let z = Normal.quantile(probability, tail: tail)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    if root > 0.2 { return shape * root * root * root }
    let lower = tail == .lower ? probability : 1 - probability
    return exp((log(lower) + lgamma(shape + 1)) / shape)
  }
}
