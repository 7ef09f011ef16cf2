internal import Events
package import Figures
internal import Statistics

extension Direction {
  /// A word or two for a table.
  package var word: String {
    switch self {
    case .tested(let judgement): judgement.rawValue.prefix(1).uppercased() + judgement.rawValue.dropFirst()
    case .notTested: "Not tested"
    case .notComparable: "Not comparable [b]"
    case .nothingBefore: "Nothing to compare"
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

extension Direction.Untested {
  /// The reason, to stand after "is not tested: ".
  package var words: String { Wording.said(plainWords) }

  private var plainWords: String {
    switch self {
    case .overlap: "the two periods overlap, so they share what they count"
    case .count: "counts are not tested"
    case .ratio: "ratios are not tested"
    case .published: "the publisher gives no test"
    case .numbers: "the numbers do not allow a test"
    }
  }
}
