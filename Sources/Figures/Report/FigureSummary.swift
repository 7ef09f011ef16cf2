internal import Events
internal import Statistics

/// What a figure says, in sentences that claim no more than its numbers carry.
package struct FigureSummary {
  package let figure: Figure

  package init(_ figure: Figure) { self.figure = figure }

  private var header: Definition? { figure.header }

  package var direction: Direction { Direction(figure) }

  // MARK: Parts of sentences

  /// `8.77 per 1000`, `45%`, `1627`, or the mark in the value's place.
  package var value: String { valueText(figure.display) }

  private func valueText(_ display: String) -> String {
    guard !display.hasPrefix("["), let unit = figure.unit, unit != "count", unit != "percent" else { return display }
    return display + " " + unit
  }

  /// The marks that qualify the value, beside what stands in its place already.
  private var marks: String {
    figure.marks.sorted().filter { mark in
      "[\(mark.rawValue)]" != figure.display && !(figure.isWithheld && mark == .unreliable)
    }.map { "[\($0.rawValue)]" }.joined(separator: " ")
  }

  /// The value with the marks that qualify it.
  package var valueWithMarks: String { marks.isEmpty ? figure.display : figure.display + " " + marks }

  /// The same with the unit.
  package var valueWithUnitAndMarks: String { marks.isEmpty ? value : value + " " + marks }

  /// The change with its sign: `+1.08 (+14.1%)`, of percentages in points; nil where there is none to give.
  package var change: String? {
    guard let absolute else { return nil }
    return relative.map { "\(absolute) (\($0))" } ?? absolute
  }

  /// The change at its shortest: in percent, of percentages in points.
  package var shortChange: String? { relative ?? absolute }

  /// The 95 % range of the change: `+4.9% to +7.5%`, of percentages `−2.7 to +0.7 points`; nil where nothing is tested.
  package var changeRange: String? {
    guard figure.change != nil, isPercentage || figure.percentChange != nil, let interval = figure.changeInterval,
      let lower = ExactDecimal(shortestOf: interval.lower)
    else { return nil }
    let unit = isPercentage ? "" : "%"
    let upper = ExactDecimal(shortestOf: interval.upper).map { signed(Rational($0), decimals: 1) + unit }
    return signed(Rational(lower), decimals: 1) + unit + " to " + (upper ?? "no limit")
      + (isPercentage ? " points" : "")
  }

  private var isPercentage: Bool { header?.measure == .percentage }

  /// The change in the value's own unit. Points have a decimal, so that they agree with what is rounded to none.
  private var absolute: String? {
    guard let change = figure.change, let header else { return nil }
    let text = signed(change, decimals: isPercentage ? max(1, header.decimals) : header.decimals)
    return isPercentage ? text + " points" : text
  }

  private var relative: String? {
    isPercentage ? nil : figure.percentChange.map { signed($0, decimals: 1) + "%" }
  }

  private func signed(_ number: Rational, decimals: Int) -> String {
    let text = number.rounded(decimals: decimals)
    if text.hasPrefix("-") { return "\u{2212}" + text.dropFirst() }
    return number > .zero ? "+" + text : text
  }

  /// The 95 % range, with one decimal more than the value.
  package var range: String? {
    guard !figure.isWithheld, let interval = figure.interval else { return nil }
    return "\(FigureTerminal.rounded(interval.lower, figure)) to \(FigureTerminal.rounded(interval.upper, figure))"
  }

  package var counted: String? {
    guard !figure.isWithheld, let above = figure.part.numerator else { return nil }
    guard let below = figure.part.denominator else { return above.reading }
    return "\(above.reading) of \(below.reading)" + (header?.measure == .rate ? " residents" : "")
  }

  private var method: String {
    switch figure.interval?.method {
    case .byar: "Byar's method"
    case .exact: "exact Poisson limits"
    case .wilson: "Wilson's method"
    case .published: "as published"
    default: "95%"
    }
  }

  /// The 95 % range with the method.
  package var rangeWithMethod: String? { range.map { "\($0) (\(method))" } }

  /// The window before in words: `the 12 months before`, or by its dates.
  private var before: String {
    let (now, then) = (figure.part.period, figure.previous.period)
    let months = now.upperBound.month.index - now.lowerBound.month.index
    if then.upperBound == now.lowerBound, months == 12 { return "the 12 months before" }
    return PeriodFormat.inSentence(then)
  }

  // MARK: Sentences

  /// The value, its period, and how it lies to the one before.
  package var sentence: String {
    let period = PeriodFormat.inSentence(figure.part.period)
    let opening = "\(value) in \(period)"
    let both = [absolute, relative].compactMap { $0 }.joined(separator: ", ")
    let (then, difference) = (figure.previousDisplay, both.isEmpty ? "" : " (\(both))")
    switch direction {
    case .tested(.similar):
      return "\(opening), similar to \(then) in \(before)\(difference): the difference is within what chance explains."
    case .tested(let judgement):
      let word = figure.comparison?.rawValue ?? judgement.rawValue
      let verdict = judgement.rawValue == word ? "" : ", which is \(judgement.rawValue)"
      return "\(opening), \(word) than \(then) in \(before)\(difference)\(verdict)."
    case .notTested(let reason):
      return "\(opening), against \(then) in \(before)\(difference). The difference is not tested: \(reason)."
    case .notComparable:
      return "\(opening), against \(then) in \(before). [b] Different versions of the definition judge the two, "
        + "so the difference is no trend."
    case .nothingBefore:
      return "\(opening). There is no value for \(before) to compare it with: \(then)."
    case .suppressed:
      return "[c] in \(period): the value is kept back, because numbers behind it are small."
    case .notAvailable:
      return "[x] in \(period): \(figure.notes.first ?? "there is no value.")"
    }
  }

  /// How the figure lies to its threshold; nil where there is none, or nothing to compare.
  package var threshold: String? {
    guard let threshold = header?.threshold, !figure.isWithheld, figure.part.value != nil else { return nil }
    let percent = header?.measure == .percentage ? "%" : ""
    let lower = threshold.lower.map { "lower threshold of \($0)\(percent)" }
    let upper = threshold.upper.map { "upper threshold of \($0)\(percent)" }
    let source = threshold.source.map { " (\($0))" } ?? ""
    let both = [lower, upper].compactMap { $0 }.joined(separator: " and the ") + source
    guard let interval = figure.interval, let range, let status = figure.thresholdStatus else {
      return "Without a 95% range it cannot be said how the value lies to the \(both)."
    }
    switch status {
    case .above:
      return "Above the \((upper ?? lower ?? "threshold") + source): the whole 95% range, \(range), lies above it."
    case .below:
      return "Below the \((lower ?? upper ?? "threshold") + source): the whole 95% range, \(range), lies below it."
    case .notDistinguishable:
      if let least = threshold.lower, let most = threshold.upper, interval.lower > least.double,
        interval.upper < most.double
      {
        return "Between the \(both): the whole 95% range, \(range), lies between them."
      }
      return "Not distinguishable from the \(both): the 95% range, \(range), does not lie wholly on one side."
    }
  }

  /// How the figure lies to what is published for areas above it.
  package var comparators: [String] {
    figure.comparators.map { comparator in
      let published = "\(comparator.name) \(comparator.value) (published by \(comparator.publisher))"
      guard let comparison = AreaComparison(figure, benchmark: comparator.value.double) else {
        return "\(published): not tested."
      }
      let difference = comparison.comparison.difference
      guard difference != .similar else { return "Similar to \(published)." }
      let word = difference.rawValue.prefix(1).uppercased() + difference.rawValue.dropFirst()
      let verdict = comparison.words == difference.rawValue ? "" : ": \(comparison.words)"
      return "\(word) than \(published)\(verdict)."
    }
  }
}
