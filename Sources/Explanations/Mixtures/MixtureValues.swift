internal import BigInt
internal import Events
internal import Figures
internal import Projections
internal import Rationals
internal import Snapshots

/// v(S): the figure with the factors in S at B's side and the others at A's, and its parts.
struct MixtureValues {
  let factors: [Factor]
  private let measure: Definition.Measure
  private let numerators: [Rational]
  private let denominators: [Rational]
  /// The population by its side, then by the side of the definition, which says what it is of; none where it is no rate.
  private let persons: [[Rational]]
  private let per: (a: Rational, b: Rational)
  /// Whether both definitions are over the same kind of population.
  private let isOneKind: Bool
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
    persons = measure == .rate ? [a, b].map { side in [a, b].map { MixtureValues.persons(side, over: $0) } } : []
    isOneKind = a.header.over == b.header.over
    per =
      switch measure {
      case .rate: (Rational(a.header.per), Rational(b.header.per))
      case .percentage: (Rational(100), Rational(100))
      case .count, .ratio, .published: (Rational(1), Rational(1))
      }
    middle = (from + to) / Rational(2)
    factors = Contributions.factors + (measure == .rate ? [.population] : [])
  }

  /// The population that a side knows of what a definition is over; where it knows none, that of the definition's side.
  private static func persons(_ side: SideContext, over definition: SideContext) -> Rational {
    let population = side.side.point.populations.population(
      of: side.figure.question.area, end: side.window.upperBound, kind: definition.header.over)
    return population.map { Rational($0.persons) } ?? definition.figure.part.denominator ?? .zero
  }

  /// The index of a mixture in a signature.
  static func index(_ mixture: Mixture) -> Int {
    Contributions.factors.enumerated().reduce(0) { $0 | (mixture.isAtB($1.element) ? 1 << $1.offset : 0) }
  }

  func numerator(_ mixture: Mixture) -> Rational { numerators[Self.index(mixture)] }

  /// The denominator: the persons of a rate, the `of` records; 1 where the measure has none.
  func denominator(_ mixture: Mixture) -> Rational {
    if measure == .rate { return persons[mixture.isAtB(.population) ? 1 : 0][mixture.isAtB(.definition) ? 1 : 0] }
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

  /// Whether the denominator is a population, of which no record has a share.
  var hasPersons: Bool { measure == .rate }

  /// Whether shares of single records exist: no zero denominator, one `per`, and one kind of population.
  var hasShares: Bool { per.a == per.b && isOneKind && !hasZeroDenominator }
}
