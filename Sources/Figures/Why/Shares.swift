internal import BigInt

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
  }

  /// How many records have a signature.
  typealias Group = (signature: Signature, count: Int)

  /// A step with what every record's own steps are multiplied by.
  private struct Weighted {
    let before: Int
    let after: Int
    let weight: Rational
    let perNumerator: Rational
    let perDenominator: Rational
  }

  private let steps: [Weighted]
  private let amounts: CommonDenominator
  /// Of the steps: their weights, and those times what a record's step above and below the line is multiplied by.
  private let weights: CommonDenominator
  private let perNumerators: CommonDenominator
  private let perDenominators: CommonDenominator

  init(_ factor: Factor, values: MixtureValues, amounts: CommonDenominator) {
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
        perNumerator: perNumerator, perDenominator: perDenominator)
    }
    weights = CommonDenominator(steps.map(\.weight))
    perNumerators = CommonDenominator(steps.map { $0.weight * $0.perNumerator })
    perDenominators = CommonDenominator(steps.map { $0.weight * $0.perDenominator })
  }

  /// The share of one record with a signature.
  func share(_ signature: Signature) -> Sum { sum([(signature, 1)]) }

  /// The shares of records together.
  func sum(_ groups: some Sequence<Group>) -> Sum {
    var (above, below) = (BigInt(0), BigInt(0))
    var (throughAbove, throughBelow) = (BigInt(0), BigInt(0))
    for (number, step) in steps.enumerated() {
      let moved = moved(step, groups)
      if !moved.above.isZero {
        above += weights.numerators[number] * moved.above
        throughAbove += perNumerators.numerators[number] * moved.above
      }
      if !moved.below.isZero {
        below += weights.numerators[number] * moved.below
        throughBelow += perDenominators.numerators[number] * moved.below
      }
    }
    func number(_ sum: BigInt, _ factors: CommonDenominator) -> Rational {
      Rational(sum, over: factors.denominator * amounts.denominator)
    }
    return Sum(
      effect: number(throughAbove, perNumerators) - number(throughBelow, perDenominators),
      numerator: number(above, weights), denominator: number(below, weights))
  }

  /// What records move above and below the line in one step, in the amounts' denominator.
  private func moved(_ step: Weighted, _ groups: some Sequence<Group>) -> (above: BigInt, below: BigInt) {
    var (above, below) = (BigInt(0), BigInt(0))
    func move(_ sum: inout BigInt, _ before: UInt32, _ after: UInt32, _ count: Int) {
      guard before != after else { return }
      sum += BigInt(count) * (amounts.numerators[Int(after)] - amounts.numerators[Int(before)])
    }
    for (signature, count) in groups {
      move(&above, signature.above[step.before], signature.above[step.after], count)
      move(&below, signature.below[step.before], signature.below[step.after], count)
    }
    return (above, below)
  }

  /// The least and the greatest effect of records over all orders.
  func range(_ groups: [Group]) -> ClosedRange<Rational> {
    let effects = steps.map { step in
      let moved = moved(step, groups)
      return step.perNumerator * Rational(moved.above, over: amounts.denominator)
        - step.perDenominator * Rational(moved.below, over: amounts.denominator)
    }
    return (effects.min() ?? .zero)...(effects.max() ?? .zero)
  }
}
