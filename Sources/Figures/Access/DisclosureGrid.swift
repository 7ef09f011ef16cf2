package import Rationals

/// The grid in which readers are told the counts of protected indicators, as NHS England publishes by it: 1 to 7 are
/// hidden, others are rounded to the nearest 5, and 0 stays.
///
/// It needs no memory of what was told before: every answer about a count is the same, and sums and differences of answers
/// leave several counts possible. `DESIGN.md`, "What readers are told", says why it is this rule.
package enum DisclosureGrid {
  package static let step = 5
  /// The greatest count that is hidden.
  package static let greatestHidden = 7

  /// What is above this is shown: a sum of weights can lie between two counts, and rounds to 10 from here.
  private static let shownFrom = Rational(15) / Rational(2)

  /// Whether a number of records is hidden.
  package static func hides(_ count: Int) -> Bool { count > 0 && count <= greatestHidden }

  /// Whether a count, or a sum of weights, is hidden; one below zero is as its size.
  package static func hides(_ count: Rational) -> Bool { !count.isZero && count.magnitude < shownFrom }

  /// The nearest multiple of 5, half away from zero.
  package static func rounded(_ count: Rational) -> Rational { count.nearestMultiple(of: step) }

  package static func rounded(_ count: Int) -> Int { (count + step / 2) / step * step }
}
