internal import Events
package import Statistics

// The words of the statistics' own cases: tests, charts and comparisons.

extension BenchmarkComparison {
  /// "better", "worse (99.8%)", "similar": a difference at the surer level says so.
  package func words(_ polarity: Polarity) -> String {
    let word = difference.judgement(polarity).rawValue
    guard let level, level > ConfidenceLevel.percent95.level else { return word }
    // Tenths of a percent, as the levels in use have.
    let tenths = Int((level * 1000).rounded())
    return "\(word) (\(tenths / 10).\(tenths % 10)%)"
  }
}

extension TrendTest {
  /// "increasing and getting worse", or only the direction where none is good.
  package func words(_ polarity: Polarity) -> String {
    if vetoed { return "\(direction.words), as one point alone makes the trend" }
    let difference: Difference =
      switch direction {
      case .increasing: .higher
      case .decreasing: .lower
      case .noSignificantChange: .similar
      }
    return switch difference.judgement(polarity) {
    case .better: "\(direction.words) and getting better"
    case .worse: "\(direction.words) and getting worse"
    case .higher, .lower, .similar: direction.words
    }
  }
}

extension TrendTest.Direction {
  fileprivate var words: String {
    switch self {
    case .increasing: "increasing"
    case .decreasing: "decreasing"
    case .noSignificantChange: "no significant change"
    }
  }
}

extension TrendRefusal {
  /// "cannot be calculated: ", and why.
  package var words: String { "cannot be calculated: \(reason)" }

  private var reason: String {
    switch self {
    case .fewerThanFivePoints(0): "five points are needed and there are none"
    case .fewerThanFivePoints(1): "five points are needed and there is 1"
    case .fewerThanFivePoints(let count): "five points are needed and there are \(count)"
    case .rolling: "rolling periods overlap, so their values are not independent of each other"
    case .quarterly: "quarters have seasons; five years are needed"
    case .monthly: "months have seasons; five years are needed"
    case .breakInSeries: "there is a break in the series among the five most recent points"
    case .missingPoint: "one of the five most recent points is missing"
    case .noInterval: "one of the five most recent points has no confidence interval"
    case .noShare: "one of the five most recent points is not a share of a denominator"
    case .noVariation: "the share is 0% or 100% throughout"
    }
  }
}

extension XmRSignal {
  /// The rule, and "above", "below", "increasing" or "decreasing" after it.
  package var words: String {
    switch rule {
    case .sevenPointTrend: "\(rule.words), \(isHigh ? "increasing" : "decreasing")"
    case .outsideLimits, .twoInThree, .sevenOnOneSide: "\(rule.words), \(isHigh ? "above" : "below")"
    }
  }
}

extension XmRSignal.Rule {
  package var words: String {
    switch self {
    case .outsideLimits: "outside limits"
    case .sevenPointTrend: "7 point trend"
    case .twoInThree: "2 in 3 in the outer third"
    case .sevenOnOneSide: "7 points on one side"
    }
  }
}
