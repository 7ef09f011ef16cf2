internal import Rationals

/// Shapley values over a few factors: each factor's effect is the mean of what it changes, over all orders in which
/// the factors can be moved from A's side to B's (L. S. Shapley, "A value for n-person games", 1953).
struct Shapley {
  let factors: [Factor]

  /// One step of the sum: a factor moves, the factors in `before` stand at B's side already.
  struct Step {
    let before: Mixture
    let after: Mixture
    let weight: Rational
  }

  /// The steps of a factor; their weights sum to 1.
  func steps(of factor: Factor) -> [Step] {
    let others = factors.filter { $0 != factor }
    return (0..<1 << others.count).map { subset in
      let members = others.enumerated().filter { subset >> $0.offset & 1 == 1 }.map(\.element)
      let before = Mixture(bits: members.reduce(0) { $0 | $1.bit })
      return Step(before: before, after: before.adding(factor), weight: weight(members.count))
    }
  }

  /// |S|! (n - |S| - 1)! / n!
  private func weight(_ size: Int) -> Rational {
    func factorial(_ number: Int) -> Int { number < 2 ? 1 : number * factorial(number - 1) }
    let count = factors.count
    return Rational(factorial(size) * factorial(count - size - 1)) / Rational(factorial(count))
  }

  /// All mixtures.
  var mixtures: [Mixture] {
    (0..<1 << factors.count).map { subset in
      Mixture(bits: factors.enumerated().reduce(0) { $0 | (subset >> $1.offset & 1 == 1 ? $1.element.bit : 0) })
    }
  }
}
