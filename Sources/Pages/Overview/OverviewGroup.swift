internal import Figures
internal import Presentation
internal import Statistics

/// What indicators come to, as the answer above the overview counts them: each indicator has one direction, and may be in
/// groups beside it.
enum OverviewGroup: String, CaseIterable {
  case worse, better, higher, lower, similar
  case notTested = "not-tested"
  case notComparable = "not-comparable"
  case nothingBefore = "nothing-to-compare"
  case suppressed
  case notAvailable = "not-available"
  case aboveThreshold = "above-threshold"
  case belowThreshold = "below-threshold"
  case missingMonths = "missing-months"

  /// The directions, in the order in which the answer names them and the table is sorted by them.
  static let directions: [OverviewGroup] = [
    .worse, .better, .higher, .lower, .similar, .notComparable, .notTested, .nothingBefore, .suppressed, .notAvailable,
  ]

  /// What stands beside the directions.
  static let others: [OverviewGroup] = [.aboveThreshold, .belowThreshold, .missingMonths]

  /// The direction of a figure.
  init(directionOf figure: Figure) {
    self =
      switch Direction(figure) {
      case .tested(.worse): .worse
      case .tested(.better): .better
      case .tested(.higher): .higher
      case .tested(.lower): .lower
      case .tested(.similar): .similar
      case .notTested: .notTested
      case .notComparable: .notComparable
      case .nothingBefore: .nothingBefore
      case .suppressed: .suppressed
      case .notAvailable: .notAvailable
      }
  }

  func holds(_ figure: Figure) -> Bool {
    switch self {
    case .aboveThreshold:
      guard let threshold = FigureSummary(figure).threshold, threshold.upper != nil else { return false }
      return threshold.place == .above
    case .belowThreshold:
      guard let threshold = FigureSummary(figure).threshold, threshold.lower != nil else { return false }
      return threshold.place == .below
    case .missingMonths: return figure.lacksMonths
    default: return self == OverviewGroup(directionOf: figure)
    }
  }

  /// What stands behind the number of its indicators.
  func words(_ count: Int) -> String {
    switch self {
    case .worse, .better, .higher, .lower, .similar, .suppressed: rawValue
    case .notTested: "not tested"
    case .notComparable: "not comparable"
    case .nothingBefore: "with nothing to compare"
    case .notAvailable: "not available"
    case .aboveThreshold: count == 1 ? "above its threshold" : "above their thresholds"
    case .belowThreshold: count == 1 ? "below its threshold" : "below their thresholds"
    case .missingMonths: "with missing months"
    }
  }
}

extension Figure {
  /// Whether a month of its window is missing, or known in part alone.
  fileprivate var lacksMonths: Bool {
    notes.contains { note in
      switch note {
      case .noValue(.unaccounted), .partial, .recordless: true
      default: false
      }
    }
  }
}
