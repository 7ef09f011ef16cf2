/// What records, taken together by signature, have of a factor's effect: exact, and adding up to it.
///
/// With a step from S to T a ratio N/D splits by
/// N_T/D_T - N_S/D_S = [(N_T - N_S)(D_S + D_T) - (D_T - D_S)(N_S + N_T)] / (2 D_S D_T),
/// so a record's own steps in N and D give its share.
struct Shares {
  /// A sum over records: their steps above and below the line, and in the effect.
  struct Sum {
    var effect = Rational.zero
    var numerator = Rational.zero
    var denominator = Rational.zero

    var isZero: Bool { effect.isZero && numerator.isZero && denominator.isZero }

    static func + (left: Sum, right: Sum) -> Sum {
      Sum(
        effect: left.effect + right.effect, numerator: left.numerator + right.numerator,
        denominator: left.denominator + right.denominator)
    }

    static func * (count: Int, sum: Sum) -> Sum {
      let factor = Rational(count)
      return Sum(
        effect: factor * sum.effect, numerator: factor * sum.numerator, denominator: factor * sum.denominator)
    }
  }

  /// A step with what every record's own steps are multiplied by.
  private struct Weighted {
    let before: Int
    let after: Int
    let weight: Rational
    let perNumerator: Rational
    let perDenominator: Rational
    let population: Rational
  }

  private let steps: [Weighted]
  private let values: MixtureValues
  private let amounts: [Rational]

  init(_ factor: Factor, values: MixtureValues, amounts: [Rational]) {
    self.values = values
    self.amounts = amounts
    steps = Shapley(factors: values.factors).steps(of: factor).map { step in
      let (below, above) = (values.denominator(step.before), values.denominator(step.after))
      var (perNumerator, perDenominator) = (Rational.zero, Rational.zero)
      if values.hasShares {
        let twice = Rational(2) * below * above
        perNumerator = values.factor(step.before) * (below + above) / twice
        perDenominator =
          values.factor(step.before) * (values.numerator(step.before) + values.numerator(step.after)) / twice
      }
      return Weighted(
        before: MixtureValues.index(step.before), after: MixtureValues.index(step.after), weight: step.weight,
        perNumerator: perNumerator, perDenominator: perDenominator, population: above - below)
    }
  }

  /// The shares of one record with a signature.
  func share(_ signature: Signature) -> Sum {
    var sum = Sum()
    for step in steps {
      let part = unweighted(step, signature)
      sum.effect = sum.effect + step.weight * part.effect
      sum.numerator = sum.numerator + step.weight * part.numerator
      sum.denominator = sum.denominator + step.weight * part.denominator
    }
    return sum
  }

  private func unweighted(_ step: Weighted, _ signature: Signature) -> Sum {
    let (nBefore, nAfter) = (signature.above[step.before], signature.above[step.after])
    let (dBefore, dAfter) = (signature.below[step.before], signature.below[step.after])
    guard nBefore != nAfter || dBefore != dAfter else { return Sum() }
    let numerator = amounts[Int(nAfter)] - amounts[Int(nBefore)]
    let denominator = amounts[Int(dAfter)] - amounts[Int(dBefore)]
    return Sum(
      effect: step.perNumerator * numerator - step.perDenominator * denominator, numerator: numerator,
      denominator: denominator)
  }

  /// What the population itself has of the effect, beside the records.
  var ofPopulation: Rational {
    steps.reduce(.zero) { $0 - $1.weight * $1.perDenominator * $1.population }
  }

  /// The least and the greatest effect of records, given how many have each signature, over all orders.
  func range(_ signatures: [(signature: Signature, count: Int)]) -> ClosedRange<Rational> {
    let effects = steps.map { step in
      signatures.reduce(Rational.zero) { $0 + Rational($1.count) * unweighted(step, $1.signature).effect }
    }
    return (effects.min() ?? .zero)...(effects.max() ?? .zero)
  }
}
