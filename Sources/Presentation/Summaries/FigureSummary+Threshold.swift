internal import Events
internal import Figures
internal import Statistics

extension FigureSummary {
  /// How a figure lies to its threshold.
  package struct Threshold {
    /// As they are written, with a percent sign where the value has one.
    package let lower: String?
    package let upper: String?
    package let source: String?
    package let place: Place

    package enum Place: Hashable {
      /// The whole range lies on one side: above the upper (or only) bound, below the lower (or only) one.
      case above, below
      /// The whole range lies between the two bounds.
      case between
      /// The range does not lie wholly on one side.
      case notDistinguishable
      /// There is no range to compare.
      case untested
    }
  }

  /// Nil where there is no threshold, or no value that is shown.
  package var threshold: Threshold? {
    guard let threshold = figure.header?.threshold, !figure.isWithheld, figure.part.value != nil else { return nil }
    let percent = figure.header?.measure == .percentage ? "%" : ""
    return Threshold(
      lower: threshold.lower.map { NumberFormat.quoted($0) + percent },
      upper: threshold.upper.map { NumberFormat.quoted($0) + percent },
      source: threshold.source, place: place(threshold))
  }

  private func place(_ threshold: Definition.Threshold) -> Threshold.Place {
    guard let interval = figure.interval else { return .untested }
    switch figure.thresholdStatus {
    case .above: return .above
    case .below: return .below
    case .notDistinguishable:
      if let least = threshold.lower, let most = threshold.upper, interval.lower > least.double,
        interval.upper < most.double
      {
        return .between
      }
      return .notDistinguishable
    case nil: return .untested
    }
  }
}

extension FigureSummary.Threshold {
  private var sourceText: String { source.map { " (\($0))" } ?? "" }

  /// For a row of a terminal: `upper 40% (SafeLives): above`.
  package var row: String {
    let bounds = [lower.map { "lower \($0)" }, upper.map { "upper \($0)" }].compactMap { $0 }
    return bounds.joined(separator: ", ") + sourceText + ": " + word
  }

  private var word: String {
    switch place {
    case .above: ThresholdStatus.above.rawValue
    case .below: ThresholdStatus.below.rawValue
    case .between: "between"
    case .notDistinguishable: ThresholdStatus.notDistinguishable.rawValue
    case .untested: "not tested"
    }
  }

  /// For a cell of a table: `above 40%`, `not distinguishable from 40%`.
  package var short: String {
    let bounds = [lower, upper].compactMap { $0 }
    let all = bounds.joined(separator: " to ")
    return switch place {
    case .above: "above \(bounds.last ?? all)"
    case .below: "below \(bounds.first ?? all)"
    case .between: "between \(all)"
    case .notDistinguishable: "not distinguishable from \(all)"
    case .untested: "\(all), not tested"
    }
  }

  /// As a sentence.
  /// - Parameter range: the 95 % range of the value.
  func sentence(range: String) -> String {
    let (lower, upper) = (lower.map { "lower threshold of \($0)" }, upper.map { "upper threshold of \($0)" })
    let both = [lower, upper].compactMap { $0 }.joined(separator: " and the ") + sourceText
    return switch place {
    case .untested: "Without a 95% range it cannot be said how the value lies to the \(both)."
    case .above:
      "Above the \((upper ?? lower ?? "threshold") + sourceText): the whole 95% range, \(range), lies above it."
    case .below:
      "Below the \((lower ?? upper ?? "threshold") + sourceText): the whole 95% range, \(range), lies below it."
    case .between: "Between the \(both): the whole 95% range, \(range), lies between them."
    case .notDistinguishable:
      "Not distinguishable from the \(both): the 95% range, \(range), does not lie wholly on one side."
    }
  }
}
