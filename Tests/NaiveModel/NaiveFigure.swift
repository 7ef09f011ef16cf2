package import Events

/// A figure without the numbers of intervals and without words.
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
  /// Records that `count` or `of` takes and that "could not be placed".
  package var unplaced: Int
  /// What is taken "in areas that no `area.assigned` names"; nil where nothing is.
  package var nowhere: Nowhere?
  /// The newest statistics for the indicator and those dates in the areas above, by their areas.
  package var comparators: [Comparator]
  /// "the versions that judge a day of the window or of the previous one differ in `measure`, `count`, `of`, `per`,
  /// `over` or `window`"
  package var hasBreak: Bool
  /// "a follow-up time not yet over"
  package var isFollowUpOpen: Bool
  /// "r revised since `figure.published`": the newest showed another value. What was kept back was not shown.
  package var isRevised: Bool
  package var hasInterval: Bool

  package struct Comparator: Equatable, Sendable {
    package var area: Word
    package var value: Fraction
    package var publisher: Word
  }

  package struct Nowhere: Equatable, Sendable {
    /// "how many there are in the whole ledger": in all such areas, of those taken in the window.
    package var count: Int
    /// All such areas, in their order; the note names "up to three".
    package var areas: [Word]
    /// "(suppressed as a count would be)"
    package var isSuppressed: Bool
  }

  /// The value rounded half away from zero; nil where there is none.
  package var rounded: String? { current.value?.rounded(decimals: decimals) }

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

  /// Whether there is a comparison with the previous window: "null, with a note, where mark b stands …; null where either
  /// is suppressed"; "null for the rest" but rates and percentages.
  package var hasComparison: Bool {
    guard current.value != nil, previous.value != nil, !hasBreak, !isSuppressed, !previous.isSuppressed else {
      return false
    }
    // "where one judging it or the previous window has them no comparison"
    guard !current.hasWeights, !previous.hasWeights else { return false }
    switch measure {
    case .rate:
      // "the numerator is not a whole number, there is … no rate interval and no comparison": of rates, which are
      // compared as counts. Percentages of weighted answers are compared by Newcombe's interval.
      return [current, previous].allSatisfy { $0.numerator?.isWhole ?? false }
    case .percentage:
      // Newcombe's interval is made of Wilson's: "none … for a percentage whose numerator exceeds its denominator".
      return !current.exceeds && !previous.exceeds
    case .count, .ratio, .published: return false
    }
  }

  // MARK: Marks

  package var isSuppressed: Bool { current.isSuppressed }

  /// "u unreliable (only with a value and without `weights`; rate: numerator below 10; percentage: numerator or
  /// complement below 10)"; "c suppressed (then neither x nor u)".
  package var isUnreliable: Bool {
    guard current.value != nil, !current.hasWeights, !isSuppressed, let numerator = current.numerator else {
      return false
    }
    switch measure {
    case .rate: return numerator < Fraction(10)
    case .percentage:
      let complement = current.denominator.map { $0 - numerator }
      return numerator < Fraction(10) || (complement.map { $0 < Fraction(10) } ?? false)
    case .count, .ratio, .published: return false
    }
  }

  /// "p provisional (coverage partial; a month of the window without records of an undeclared kind; a follow-up time not
  /// yet over …; gaps of the previous window give a note and no mark)"
  package var isProvisional: Bool { current.isPartial || !current.coverage.recordless.isEmpty || isFollowUpOpen }

  /// "x not available"
  package var isUnavailable: Bool { current.value == nil && !isSuppressed }

  /// "Marks are the official shorthand", by their letters. A figure that is suppressed is one by its numbers: c stands
  /// also where `--disclose` shows them, as "unless `--disclose` is given" is said of the numbers alone.
  package var marks: Set<String> {
    let standing = [
      ("b", hasBreak), ("c", isSuppressed), ("p", isProvisional), ("r", isRevised), ("u", isUnreliable),
      ("x", isUnavailable),
    ]
    return Set(standing.filter(\.1).map(\.0))
  }
}

extension NaivePart {
  /// Whether its numerator exceeds its denominator.
  var exceeds: Bool {
    guard let numerator, let denominator else { return false }
    return denominator < numerator
  }
}
