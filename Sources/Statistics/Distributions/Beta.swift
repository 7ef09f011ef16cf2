import Foundation

/// The beta distribution: its lower tail is the regularised incomplete beta function.
///
/// A share x near 1 has lost its distance from 1, so shares are given and returned as odds x / (1 - x).
package enum Beta {
  /// I_x(a, b) as `lower` and I_(1-x)(b, a) as `upper`, at x = odds / (1 + odds).
  ///
  /// By the continued fraction of DLMF 8.17.22, on whichever side of the mean it converges; about √(a+b)
  /// terms are needed near the mean.
  ///
  /// - Parameters:
  ///   - odds: x / (1 - x), at least 0, or infinity.
  ///   - a: above 0.
  ///   - b: above 0.
  package static func tails(odds: Double, _ a: Double, _ b: Double) -> Tails {
    precondition(
      a > 0 && b > 0 && a.isFinite && b.isFinite, "A beta distribution needs two positive numbers.")
    precondition(odds >= 0, "Odds are at least 0.")
    if odds == 0 { return Tails(lower: 0) }
    if odds == .infinity { return Tails(upper: 0) }
    let (x, y) = (odds / (1 + odds), 1 / (1 + odds))
    let weight = logOddsDensity(x, y, a, b)
    return x < (a + 1) / (a + b + 2)
      ? Tails(lower: weight * ContinuedFraction.incompleteBeta(x, y, a, b))
      : Tails(upper: weight * ContinuedFraction.incompleteBeta(y, x, b, a))
  }

  /// I_x(a, b), for x from 0 to 1.
  package static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    tails(odds: x / (1 - x), a, b).lower
  }

  /// The odds x / (1 - x) with the given probability in the given tail.
  ///
  /// - Parameter probability: between 0 and 1, both excluded.
  package static func quantileOdds(_ probability: Double, tail: Tail = .lower, _ a: Double, _ b: Double)
    -> Double
  {
    precondition(probability > 0 && probability < 1, "A quantile needs a probability between 0 and 1.")
    if probability > 0.5 {
      return quantileOdds(1 - probability, tail: tail == .lower ? .upper : .lower, a, b)
    }
    let z = Normal.quantile(probability, tail: tail)
    let start = a / b * exp(z * (1 / a + 1 / b).squareRoot())
    return TailEquation.solve(probability, from: start, on: .logarithmic, tail: tail) { odds in
      (
        tails(odds: odds, a, b)[tail],
        logOddsDensity(odds / (1 + odds), 1 / (1 + odds), a, b)
      )
    }
  }

  /// xᵃ yᵇ / B(a, b): the density with respect to the log-odds.
  private static func logOddsDensity(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    a * b / (a + b) * SaddlePoint.binomial(a, of: a + b, p: x, q: y)
  }
}
