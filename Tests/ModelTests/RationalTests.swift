import BigInt
import Events
import NaiveModel
import Rationals
import TestSupport
import Testing

/// Exact fractions, as numbers of the machine where they fit and beyond, against fractions of numbers of any size.
@Suite("Rationals")
struct RationalTests {
  /// Small numbers, and such as lie about the ends of what fits.
  private static func whole(_ random: inout SplitMix64) -> Int {
    switch random.whole(0...5) {
    case 0: random.whole(-3...3)
    case 1: random.whole(-1_000_000...1_000_000)
    case 2: Int.max - random.whole(0...2)
    case 3: Int.min + random.whole(0...2)
    case 4: (1 << random.whole(0...62)) * (random.chance(1, of: 2) ? 1 : -1)
    default: (1 << 31) + random.whole(-2...2)
    }
  }

  private static func pair(_ random: inout SplitMix64) -> (Rational, Fraction) {
    let (numerator, denominator) = (whole(&random), whole(&random))
    let below = denominator == 0 ? 1 : denominator
    return (Rational(BigInt(numerator), over: BigInt(below)), Fraction(numerator, below))
  }

  @Test(
    "sums, products, quotients, order and text equal those of fractions of any size", arguments: [1, 2, 3] as [UInt64])
  func arithmetic(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20_000 {
      let ((one, a), (other, b)) = (Self.pair(&random), Self.pair(&random))
      let place = "\(a) and \(b)"
      #expect((one + other).description == (a + b).description, "\(place)")
      #expect((one - other).description == (a - b).description, "\(place)")
      #expect((one * other).description == (a * b).description, "\(place)")
      if b != .zero { #expect((one / other).description == (a / b).description, "\(place)") }
      #expect((one < other) == (a < b), "\(place)")
      #expect((one == other) == (a == b), "\(place)")
      #expect(one.isZero == (a == .zero) && (one.whole != nil) == (a.isWhole && Int(exactly: a.numerator) != nil))
      let decimals = random.whole(0...4)
      #expect(one.rounded(decimals: decimals) == a.rounded(decimals: decimals), "\(place)")
      // Equal numbers are stored alike, however they came about.
      #expect(one + other - other == one && (one + other - other).hashValue == one.hashValue, "\(place)")
      if abs(a.numerator) < 1 << 53, a.denominator < 1 << 53 { #expect(one.double == a.double, "\(place)") }
    }
  }

  @Test("decimals are exact", arguments: [(5, -1, "1/2"), (25, 2, "2500/1"), (-125, -3, "-1/8"), (7, 19, "7")])
  func decimals(significand: Int64, exponent: Int, expected: String) {
    let zeros = String(repeating: "0", count: max(0, exponent))
    let text = exponent > 18 ? expected + zeros + "/1" : expected
    #expect(Rational(ExactDecimal(significand: significand, exponent: exponent)).description == text)
  }
}
