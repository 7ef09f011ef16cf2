package import Events
package import Rationals
internal import Statistics

extension WindowCount {
  /// Finds whether the number of records behind the numerator, or for a percentage behind its complement, is above 0 and
  /// below the definition's limit. What is published has no records here: whoever publishes it keeps its small numbers.
  mutating func suppress(_ header: Definition) {
    guard let limit = header.suppressBelow else { return }
    let rule = PrimarySuppression(suppressBelow: limit)
    part.isSuppressed =
      rule.applies(to: Double(part.recordCount))
      || part.complementCount.map { rule.applies(to: Double($0)) } ?? false
  }

  /// Puts the counts into the grid for readers, and computes the value from them. What is suppressed is taken out, so that
  /// nothing that is made of the window holds an exact count.
  mutating func round(_ header: Definition) {
    let counts = header.measure == .rate ? [part.numerator] : [part.numerator, part.denominator]
    if counts.contains(where: { $0.map { DisclosureGrid.hides($0) } ?? false })
      || [part.recordCount, part.wholeCount ?? 0].contains(where: { DisclosureGrid.hides($0) })
    {
      part.isSuppressed = true
    }
    (part.recordCount, part.complementCount, part.wholeCount) = (0, nil, nil)
    if part.isSuppressed {
      (part.value, part.numerator, part.denominator) = (nil, nil, nil)
      squares = .zero
      return
    }
    if header.measure == .published {
      (part.numerator, part.denominator) = (nil, nil)
      return
    }
    let isUnweighted = squares == part.denominator
    part.numerator = part.numerator.map { DisclosureGrid.rounded($0) }
    if header.measure != .rate { part.denominator = part.denominator.map { DisclosureGrid.rounded($0) } }
    squares =
      isUnweighted ? part.denominator ?? .zero : max(DisclosureGrid.rounded(squares), Rational(DisclosureGrid.step))
    guard part.value != nil, let numerator = part.numerator else { return }
    part.value = part.denominator.map { header.factor * numerator / $0 } ?? numerator
  }
}

extension Definition {
  /// What the numerator over the denominator is multiplied by.
  package var factor: Rational {
    switch measure {
    case .rate: Rational(per)
    case .percentage: Rational(100)
    case .count, .ratio, .published: Rational(1)
    }
  }
}
