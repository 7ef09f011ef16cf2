/// Which figures are too small to show.
package struct PrimarySuppression: Hashable, Sendable {
  /// The smallest count that may be shown, apart from 0: a definition's `suppressBelow`.
  package let suppressBelow: Double

  package init(suppressBelow: Int) {
    self.suppressBelow = Double(suppressBelow)
  }

  /// True for a count from 1 to `suppressBelow` - 1; 0 may be shown. A sum of weights counts as small when it
  /// is above 0 and below `suppressBelow`.
  package func applies(to count: Double) -> Bool {
    count > 0 && count < suppressBelow
  }

  /// For a percentage, whose complement (denominator less numerator) tells as much as its numerator.
  package func applies(to numerator: Double, complement: Double) -> Bool {
    applies(to: numerator) || applies(to: complement)
  }
}
