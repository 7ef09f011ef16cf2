internal import Events
package import Statistics

/// How a figure lies to the one before it, as far as the statistics carry.
package enum Direction: Hashable, Sendable {
  /// By a test, in the word that fits the polarity.
  case tested(Judgement)
  /// No test was made: why.
  case notTested(Untested)
  /// Versions of the definition break the series between the two.
  case notComparable
  /// There is no value before it: none is known or published, or it is kept back.
  case nothingBefore
  case suppressed
  case notAvailable

  /// Why two figures are not tested against each other.
  package enum Untested: Hashable, Sendable {
    /// The two periods overlap, so they share what they count.
    case overlap
    case count, ratio
    /// The publisher gives no test.
    case published
    /// The numbers do not allow one.
    case numbers
  }

  package init(_ figure: Figure) {
    if figure.isWithheld {
      self = .suppressed
    } else if figure.part.value == nil {
      self = .notAvailable
    } else if figure.previous.value == nil || figure.isPreviousWithheld {
      self = .nothingBefore
    } else if figure.marks.contains(.breakInSeries) {
      self = .notComparable
    } else if figure.part.period.overlaps(figure.previous.period) {
      self = .notTested(.overlap)
    } else if let comparison = figure.comparison {
      self = .tested(comparison.judgement(figure.header?.polarity.statistical ?? .neither))
    } else {
      self = .notTested(Direction.untested(figure))
    }
  }

  private static func untested(_ figure: Figure) -> Untested {
    switch figure.header?.measure {
    case .count: .count
    case .ratio: .ratio
    case .published: .published
    case .rate, .percentage, nil: .numbers
    }
  }

  package var isTested: Bool { if case .tested = self { true } else { false } }
}
