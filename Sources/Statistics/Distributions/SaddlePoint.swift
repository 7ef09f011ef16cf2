import Foundation

/// Point probabilities of the Poisson and binomial distributions, continued to real arguments.
///
/// Catherine Loader's saddle-point form ("Fast and accurate computation of binomial probabilities", 2000):
/// the large terms of the logarithm cancel analytically, not numerically, so that full accuracy is kept for
/// counts in the millions, where `exp(x log λ - λ - lgamma(x + 1))` has lost five digits.
enum SaddlePoint {
  /// log Γ(x+1) - (x + ½) log x + x - ½ log 2π: what Stirling's formula leaves out. `x` is positive.
  static func stirlingError(_ x: Double) -> Double {
    if x <= 15 {
      return lgamma(x + 1) - (x + 0.5) * log(x) + x - 0.5 * log(2 * Double.pi)
    }
    let square = x * x
    return
      (1 / 12.0
      - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) / square) / x
  }

  /// x log(x/m) + m - x, the deviance of `x` from a mean `m`; by its series near 0, where the terms cancel.
  static func deviance(_ x: Double, from mean: Double) -> Double {
    let gap = x - mean
    guard abs(gap) < 0.1 * (x + mean) else { return x * log(x / mean) - gap }
    let ratio = gap / (x + mean)
    var term = 2 * x * ratio
    var sum = gap * ratio
    for order in 1... {
      term *= ratio * ratio
      let next = sum + term / Double(2 * order + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// λˣ e^(-λ) / Γ(x+1).
  static func poisson(_ x: Double, mean: Double) -> Double {
    if mean == 0 { return x == 0 ? 1 : 0 }
    if x == 0 { return exp(-mean) }
    return exp(-stirlingError(x) - deviance(x, from: mean)) / (2 * Double.pi * x).squareRoot()
  }

  /// Γ(n+1) / (Γ(x+1) Γ(n-x+1)) pˣ qⁿ⁻ˣ for 0 < x < n; `q` is 1 - p, given so that neither loses digits.
  static func binomial(_ x: Double, of n: Double, p: Double, q: Double) -> Double {
    if p == 0 || q == 0 { return 0 }
    let rest = n - x
    let logarithm =
      stirlingError(n) - stirlingError(x) - stirlingError(rest)
      - deviance(x, from: n * p) - deviance(rest, from: n * q)
    return exp(logarithm) * (n / (2 * Double.pi * x * rest)).squareRoot()
  }
}
