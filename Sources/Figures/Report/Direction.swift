internal import Events
package import Statistics

/// How a figure lies to the one before it, as far as the statistics carry.
package enum Direction: Hashable, Sendable {
  /// By a test, in the word that fits the polarity.
  case tested(Judgement)
  /// No test was made: why.
  case notTested(reason: String)
  /// Versions of the definition break the series between the two.
  case notComparable
  case nothingBefore
  case suppressed
  case notAvailable

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
      self = .notTested(reason: "the two periods overlap, so they share what they count")
    } else if let comparison = figure.comparison {
      self = .tested(comparison.judgement(figure.header?.polarity.statistical ?? .neither))
    } else {
      self = .notTested(reason: Direction.untested(figure))
    }
  }

  private static func untested(_ figure: Figure) -> String {
    switch figure.header?.measure {
    case .count: "counts are not tested"
    case .ratio: "ratios are not tested"
    case .published: "the publisher gives no test"
    case .rate, .percentage, nil: "the numbers do not allow a test"
    }
  }

  var isTested: Bool { if case .tested = self { true } else { false } }

  /// A word or two for a table.
  package var word: String {
    switch self {
    case .tested(let judgement): judgement.rawValue.prefix(1).uppercased() + judgement.rawValue.dropFirst()
    case .notTested: "Not tested"
    case .notComparable: "Not comparable [b]"
    case .nothingBefore: "Nothing before"
    case .suppressed: "Suppressed [c]"
    case .notAvailable: "Not available [x]"
    }
  }

  /// The class of the page's style for the word.
  package var style: String {
    switch self {
    case .tested(let judgement): judgement.rawValue
    default: "none"
    }
  }
}
