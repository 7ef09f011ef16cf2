package import Events

/// Why a figure has no value.
package enum Absence: String, CaseIterable, Sendable {
  case noVersion, zeroDenominator, noPopulation, missingMonth, noStatistic
}

/// The value of an indicator for one window and its parts, exactly.
package struct NaivePart: Equatable, Sendable {
  package var months: Range<Month>
  /// The versions that judge at least one day of the window, by number.
  package var versions: [Int] = []
  package var numerator: Fraction?
  package var denominator: Fraction?
  /// Never there together with an absence.
  package var value: Fraction?
  package var absences: Set<Absence> = []
  package var populationYear: Int?
  /// Whether a month is declared partial.
  package var isPartial = false
}

/// A figure without intervals and words.
package struct NaiveFigure: Equatable, Sendable {
  package var indicator: Word
  package var area: Word
  /// The number of events known.
  package var known: Int
  /// The version whose header is shown.
  package var header: Int
  package var measure: Definition.Measure
  package var decimals: Int
  package var current: NaivePart
  package var previous: NaivePart
  /// Records that the judge's `count` takes and that lie at an area above the figure's.
  package var unplaced: Int
  /// The same for those that `count` or `of` takes.
  package var unplacedInEither: Int
  /// The newest statistics for the indicator and those dates in the areas above, the nearest first.
  package var comparators: [Comparator]
  /// "a follow-up time not yet over"
  package var isFollowUpOpen: Bool
  /// "r revised since `figure.published`": the newest showed another value. What was kept back was not shown.
  package var isRevised: Bool

  package struct Comparator: Equatable, Sendable {
    package var area: Word
    package var value: Fraction
    package var publisher: Word
  }

  /// The value rounded half away from zero; nil where there is none.
  package var rounded: String? { current.value?.rounded(decimals: decimals) }

  /// "b break in series (more than one version judges the window and the one before)"
  package var hasBreak: Bool { Set(current.versions).union(previous.versions).count > 1 }

  /// `change.absolute`
  package var absoluteChange: Fraction? {
    guard let value = current.value, let before = previous.value else { return nil }
    return value - before
  }

  /// `change.percent`
  package var percentChange: Fraction? {
    guard let absoluteChange, let before = previous.value, before != .zero else { return nil }
    return Fraction(100) * absoluteChange / before
  }

  /// "u unreliable (rate: numerator below 10; percentage: numerator or complement below 10)"
  package var isUnreliable: Bool {
    guard let numerator = current.numerator else { return false }
    switch measure {
    case .rate: return numerator < Fraction(10)
    case .percentage:
      let complement = current.denominator.map { $0 - numerator }
      return numerator < Fraction(10) || (complement.map { $0 < Fraction(10) } ?? false)
    case .count, .ratio, .published: return false
    }
  }

  /// "a numerator (for a percentage also its complement) from 1 to `suppressBelow`-1": for sums of weights, which
  /// need not be whole, above 0 and below `suppressBelow`.
  package func isSuppressed(below limit: Int) -> Bool {
    func isSmall(_ part: Fraction?) -> Bool {
      part.map { $0 > .zero && $0 < Fraction(limit) } ?? false
    }
    guard let numerator = current.numerator else { return false }
    let complement = measure == .percentage ? current.denominator.map { $0 - numerator } : nil
    return isSmall(numerator) || isSmall(complement)
  }
}
