package import Explanations
internal import Figures
package import Rationals

extension Explanation {
  /// What reasons add to the two parts, rounded by largest remainder as the parts of the figures are read.
  package var roundedCounts: (numerators: LargestRemainder.Counts, denominators: LargestRemainder.Counts) {
    (
      LargestRemainder.counts(reasons.map(\.numerator), from: from.part.numerator, to: to.part.numerator),
      LargestRemainder.counts(reasons.map(\.denominator), from: from.part.denominator, to: to.part.denominator)
    )
  }
}
