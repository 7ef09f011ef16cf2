internal import BigInt

/// Rounding by largest remainder: what is printed adds up to the printed sum.
package enum LargestRemainder {
  /// Counts as they are printed: rounded, with the decimals that they are rounded to.
  package typealias Counts = (rounded: [Rational], decimals: Int)

  /// Each part rounded to a number of decimals so that the rounded parts add up to the rounded sum.
  package static func rounded(_ parts: [Rational], decimals: Int) -> [Rational] {
    rounded(parts, decimals: decimals, from: .zero, to: parts.reduce(.zero, +))
  }

  /// Each part rounded to a number of decimals so that the rounded start and parts add up to the rounded end, to which
  /// the exact ones add up.
  private static func rounded(
    _ parts: [Rational], decimals: Int, from start: Rational, to end: Rational
  ) -> [Rational] {
    let scale = Rational(BigInt(10).power(decimals), over: 1)
    let scaled = parts.map { $0 * scale }
    var floors = scaled.map(floor)
    let total = nearest(end * scale) - nearest(start * scale)
    let missing = Int(total - floors.reduce(0, +))
    let order = scaled.indices.sorted { left, right in
      let (one, other) = (
        scaled[left] - Rational(floors[left], over: 1), scaled[right] - Rational(floors[right], over: 1)
      )
      return one == other ? left < right : one > other
    }
    for index in order.prefix(max(0, missing)) { floors[index] += 1 }
    return floors.map { Rational($0, over: 1) / scale }
  }

  /// What reasons add to a count on the way from one figure to another, rounded as the counts of the figures are read:
  /// to whole numbers, unless a figure's is none, as weights can be fractions.
  package static func counts(_ parts: [Rational], from start: Rational?, to end: Rational?) -> Counts {
    let sum = parts.reduce(.zero, +)
    var ends = (start: Rational.zero, end: sum)
    if let start, let end, end - start == sum { ends = (start, end) }
    let decimals = ends.start.whole == nil || ends.end.whole == nil ? 2 : 0
    return (rounded(parts, decimals: decimals, from: ends.start, to: ends.end), decimals)
  }

  private static func floor(_ value: Rational) -> BigInt {
    let (quotient, rest) = value.numerator.quotientAndRemainder(dividingBy: value.denominator)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The nearest whole number, half away from zero.
  private static func nearest(_ value: Rational) -> BigInt {
    let half = Rational(1) / Rational(2)
    return value < .zero ? -floor(-value + half) : floor(value + half)
  }
}
