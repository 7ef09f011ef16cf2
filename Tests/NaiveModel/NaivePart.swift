package import Events

/// Why a figure has no value.
package enum Absence: String, CaseIterable, Sendable {
  case noVersion, zeroDenominator, noPopulation, noStatistic
  /// "A missing or undeclared month": `NaiveCoverage.gaps` names them.
  case unaccounted
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
  /// Of a rate: the year of its population, where there is one, and what it is of.
  package var populationYear: Int?
  package var populationOf: Word?
  package var coverage = NaiveCoverage()
  /// Whether a version that judges the window has `weights`.
  package var hasWeights = false
  /// Whether the number that stands for it is too small to be told.
  package var isSuppressed = false

  package init(months: Range<Month>) { self.months = months }

  /// Whether a month is declared partial.
  package var isPartial: Bool { !coverage.partial.isEmpty }
}
