import Foundation

/// Solves `tail(x) = probability` for a distribution whose density is log-concave, as it is for the normal,
/// for the logarithm of a gamma variable and for the log-odds of a beta variable.
///
/// The logarithm of either tail is then concave and monotone, so Newton's method on it converges from any
/// start: the first step lands on the side from which all further steps are monotone.
enum TailEquation {
  enum Scale {
    /// Steps are added.
    case linear
    /// Steps are multiplied in: the unknown is positive, and its logarithm is what is solved for.
    case logarithmic
  }

  /// - Parameters:
  ///   - probability: above 0, at most about ½ (of the two tails solve for the smaller one).
  ///   - start: a rough guess.
  ///   - tail: which tail `function` gives.
  ///   - function: the tail at x, and the density at x with respect to the scale's variable (x, or log x).
  static func solve(
    _ probability: Double, from start: Double, on scale: Scale, tail: Tail,
    _ function: (Double) -> (tail: Double, density: Double)
  ) -> Double {
    var x = start
    for _ in 0..<500 {
      let (value, density) = function(x)
      // A tail that underflows is far too thin: walk inwards until it can be seen.
      let outwards = value > 0 && density > 0 ? log(value / probability) * value / density : -1
      let step = tail == .lower ? -outwards : outwards
      switch scale {
      case .linear: x += step
      case .logarithmic: x *= exp(step)
      }
      // Convergence is quadratic: the error left is far below the last step's square.
      if abs(step) < 1e-10 { return x }
    }
    preconditionFailure("Newton's method on a concave function converges from any start.")
  }
}
