internal import BigInt
internal import Events
internal import Figures
internal import Rationals

/// v(S): the figure with the factors in S at B's side and the others at A's, and its parts.
struct MixtureValues {
  let factors: [Factor]
  private let measure: Definition.Measure
  private let numerators: [Rational]
  private let denominators: [Rational]
  private let persons: (a: Rational, b: Rational)?
  private let per: (a: Rational, b: Rational)
  /// The value where a mixture has a zero denominator.
  private let middle: Rational

  init(a: SideContext, b: SideContext, table: SignatureTable, from: Rational, to: Rational) {
    measure = b.header.measure
    func sums(_ amounts: KeyPath<Signature, [UInt32]>, _ steady: Rational) -> [Rational] {
      var sums = [BigInt](repeating: 0, count: 32)
      for (signature, count) in zip(table.signatures, table.counts) {
        for (index, amount) in signature[keyPath: amounts].enumerated() where amount != 0 {
          sums[index] += BigInt(count) * table.wholeAmounts.numerators[Int(amount)]
        }
      }
      return sums.map { steady + Rational($0, over: table.wholeAmounts.denominator) }
    }
    numerators = sums(\.numerator, table.steady.numerator)
    denominators = sums(\.denominator, table.steady.denominator)
    if measure == .rate, let first = a.figure.part.denominator, let second = b.figure.part.denominator {
      persons = (first, second)
    } else {
      persons = nil
    }
    per =
      switch measure {
      case .rate: (Rational(a.header.per), Rational(b.header.per))
      case .percentage: (Rational(100), Rational(100))
      case .count, .ratio, .published: (Rational(1), Rational(1))
      }
    middle = (from + to) / Rational(2)
    factors = Contributions.factors + (measure == .rate ? [.population] : [])
  }

  /// The index of a mixture in a signature.
  static func index(_ mixture: Mixture) -> Int {
    Contributions.factors.enumerated().reduce(0) { $0 | (mixture.isAtB($1.element) ? 1 << $1.offset : 0) }
  }

  func numerator(_ mixture: Mixture) -> Rational { numerators[Self.index(mixture)] }

  /// The denominator: the persons of a rate, the `of` records; 1 where the measure has none.
  func denominator(_ mixture: Mixture) -> Rational {
    if let persons { return mixture.isAtB(.population) ? persons.b : persons.a }
    return measure == .count ? Rational(1) : denominators[Self.index(mixture)]
  }

  /// Whether there is a denominator that a reason can change.
  var hasDenominator: Bool { measure != .count }

  func factor(_ mixture: Mixture) -> Rational { mixture.isAtB(.definition) ? per.b : per.a }

  func value(_ mixture: Mixture) -> Rational {
    let denominator = denominator(mixture)
    return denominator.isZero ? middle : factor(mixture) * numerator(mixture) / denominator
  }

  /// Whether a mixture has a zero denominator.
  var hasZeroDenominator: Bool {
    Shapley(factors: factors).mixtures.contains { denominator($0).isZero }
  }

  /// Whether shares of single records exist: no zero denominator, and one `per`.
  var hasShares: Bool { per.a == per.b && !hasZeroDenominator }
}
