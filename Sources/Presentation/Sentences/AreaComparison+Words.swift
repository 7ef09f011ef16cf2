internal import Events
package import Figures
internal import Statistics

extension AreaComparison {
  /// `better`, `worse (99.8%)`, `similar`, `higher` …
  package var words: String { comparison.words(polarity) }
}

extension RecentTrend {
  /// `Recent trend: increasing and getting worse`, or that it cannot be calculated, and why.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    switch self {
    case .found(let test, let polarity):
      "Recent trend: \(test.words(polarity)) (the five most recent years, 99.8%)."
    case .refused(let refusal): "Recent trend: \(refusal.words)."
    }
  }
}
