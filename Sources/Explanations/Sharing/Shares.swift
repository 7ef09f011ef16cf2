internal import BigInt
internal import Rationals

/// What records, taken together by signature, have of a factor's effect: exact, and adding up to it.
///
/// With a step from S to T a ratio N/D splits by
/// N_T/D_T - N_S/D_S = [(N_T - N_S)(D_S + D_T) - (D_T - D_S)(N_S + N_T)] / (2 D_S D_T),
/// so a record's own steps in N and D give its share.
struct Shares {
  /// A sum over records: their steps in numerator and denominator, and in the effect.
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
  /// Of the steps: their weights, and those times what a record's step in numerator and denominator is multiplied by.
  private let weights: CommonDenominator
  private let perNumerators: CommonDenominator
  private let perDenominators: CommonDenominator

  init(_ factor: Factor, values: MixtureValues, amounts: CommonDenominator) {
    self.amounts = amounts
    steps = Shapley(factors: values.factors).steps(of: factor).map { step in
      let (before, after) = (values.denominator(step.before), values.denominator(step.after))
      var (perNumerator, perDenominator) = (Rational.zero, Rational.zero)
      if values.hasShares {
        let twice = Rational(2) * before * after
        perNumerator = values.factor(step.before) * (before + after) / twice
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
    var (numerator, denominator) = (BigInt(0), BigInt(0))
    var (throughNumerator, throughDenominator) = (BigInt(0), BigInt(0))
    for (number, step) in steps.enumerated() {
      let moved = moved(step, groups)
      if !moved.numerator.isZero {
        numerator += weights.numerators[number] * moved.numerator
        throughNumerator += perNumerators.numerators[number] * moved.numerator
      }
      if !moved.denominator.isZero {
        denominator += weights.numerators[number] * moved.denominator
        throughDenominator += perDenominators.numerators[number] * moved.denominator
      }
    }
    func number(_ sum: BigInt, _ factors: CommonDenominator) -> Rational {
      Rational(sum, over: factors.denominator * amounts.denominator)
    }
    return Sum(
      effect: number(throughNumerator, perNumerators) - number(throughDenominator, perDenominators),
      numerator: number(numerator, weights), denominator: number(denominator, weights))
  }

  /// What records move in numerator and denominator in one step, in the amounts' denominator.
  private func moved(_ step: Weighted, _ groups: some Sequence<Group>) -> (numerator: BigInt, denominator: BigInt) {
    var (numerator, denominator) = (BigInt(0), BigInt(0))
    func move(_ sum: inout BigInt, _ before: UInt32, _ after: UInt32, _ count: Int) {
      guard before != after else { return }
      sum += BigInt(count) * (amounts.numerators[Int(after)] - amounts.numerators[Int(before)])
    }
    for (signature, count) in groups {
      move(&numerator, signature.numerator[step.before], signature.numerator[step.after], count)
      move(&denominator, signature.denominator[step.before], signature.denominator[step.after], count)
    }
    return (numerator, denominator)
  }

  /// The least and the greatest effect of records over all orders.
  func range(_ groups: [Group]) -> ClosedRange<Rational> {
    let effects = steps.map { step in
      let moved = moved(step, groups)
      return step.perNumerator * Rational(moved.numerator, over: amounts.denominator)
        - step.perDenominator * Rational(moved.denominator, over: amounts.denominator)
    }
    return (effects.min() ?? .zero)...(effects.max() ?? .zero)
  }
}
