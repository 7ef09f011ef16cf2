internal import Events
internal import Figures
internal import Statistics

/// Sentences that claim no more than a figure's numbers carry.
extension FigureSummary {
  /// The value, its period, and how it lies to the one before.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    let period = PeriodFormat.inSentence(figure.part.period)
    let opening = "\(value) in \(period)"
    let (then, difference) = (previousDisplay, changes.isEmpty ? "" : " (\(changes))")
    switch direction {
    case .tested(.similar):
      return "\(opening), similar to \(then) in \(before)\(difference): the difference is within what chance explains."
    case .tested(let judgement):
      let word = figure.comparison?.rawValue ?? judgement.rawValue
      let verdict = judgement.rawValue == word ? "" : ", which is \(judgement.rawValue)"
      return "\(opening), \(word) than \(then) in \(before)\(difference)\(verdict)."
    case .notTested(let reason):
      return "\(opening), against \(then) in \(before)\(difference). The difference is not tested: \(reason.words)."
    case .notComparable:
      return "\(opening), against \(then) in \(before). [b] Different versions of the definition judge the two, "
        + "so the difference is no trend."
    case .nothingBefore:
      let isPublished = figure.question.detail == .published || figure.header?.measure == .published
      return isPublished && !figure.isPreviousWithheld
        ? "\(opening). Nothing is published for \(before) to compare it with."
        : "\(opening). There is no value for \(before) to compare it with: \(then)."
    case .suppressed:
      return "[c] in \(period): the value is kept back, because numbers behind it, or beside it, are small."
    case .notAvailable:
      return "[x] in \(period): \(figure.absences.first?.sentence ?? "there is no value.")"
    }
  }

  /// The window before in words: `the 12 months before`, or by its dates.
  private var before: String {
    let (now, then) = (figure.part.period, figure.previous.period)
    if then.upperBound == now.lowerBound, now.monthCount == 12 { return "the 12 months before" }
    return PeriodFormat.inSentence(then)
  }

  /// How the figure lies to its threshold; nil where there is none, or nothing to compare.
  package var thresholdSentence: String? {
    threshold.map { Wording.said($0.sentence(range: range ?? "")) }
  }

  /// How the figure lies to what is published for areas above it.
  package var comparators: [String] {
    figure.comparators.map { Wording.said(sentence($0)) }
  }

  private func sentence(_ comparator: Figure.Comparator) -> String {
    let published = "\(comparator.name) \(comparator.shownValue) (published by \(comparator.publisher))"
    guard let comparison = AreaComparison(figure, benchmark: comparator.value.double) else {
      return "\(published): not tested."
    }
    let difference = comparison.comparison.difference
    guard difference != .similar else { return "Similar to \(published)." }
    let word = difference.rawValue.prefix(1).uppercased() + difference.rawValue.dropFirst()
    // Where no direction is good, and the difference is no surer than usual, there is no more to say.
    let isPlain = comparison.polarity == .neither && comparison.comparison.level == ConfidenceLevel.percent95.level
    let verdict = isPlain ? "" : ": \(comparison.words)"
    return "\(word) than \(published)\(verdict)."
  }
}
