package import BigInt
package import Events

/// An exact fraction in lowest terms with a positive denominator.
package struct Rational: Hashable, Sendable {
  package let numerator: BigInt
  package let denominator: BigInt

  /// - Precondition: the denominator is not zero.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "a fraction has a denominator that is not zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  package init(_ whole: Int) {
    numerator = BigInt(whole)
    denominator = 1
  }

  package init(_ decimal: ExactDecimal) {
    let power = BigInt(10).power(abs(decimal.exponent))
    if decimal.exponent >= 0 {
      self.init(BigInt(decimal.significand) * power, over: 1)
    } else {
      self.init(BigInt(decimal.significand), over: power)
    }
  }

  package static let zero = Rational(0)

  package var isZero: Bool { numerator == 0 }

  /// The number when it is whole and fits.
  package var whole: Int? { denominator == 1 ? Int(exactly: numerator) : nil }

  package static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + (-right) }

  package static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, over: value.denominator)
  }

  package static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// - Precondition: the divisor is not zero.
  package static func / (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// The nearest double, ties to even.
  package var double: Double {
    guard numerator != 0 else { return 0 }
    let (above, below) = (numerator.magnitude, denominator.magnitude)
    // A quotient of at least 66 bits, its last bit telling whether anything was left over.
    let shift = max(0, 66 - (above.bitWidth - below.bitWidth))
    let (quotient, rest) = (above << shift).quotientAndRemainder(dividingBy: below)
    let sticky: BigUInt = rest == 0 ? 0 : 1
    let magnitude = Rational.nearestDouble((quotient << 1) | sticky, exponent: -(shift + 1))
    return numerator < 0 ? -magnitude : magnitude
  }

  /// The double nearest to `significand` times two to the power of `exponent`; the significand has over 64 bits.
  private static func nearestDouble(_ significand: BigUInt, exponent: Int) -> Double {
    let surplus = significand.bitWidth - 64
    let top = UInt64(significand >> surplus)
    let isInexact = significand & ((BigUInt(1) << surplus) - 1) != 0
    // 64 bits with a sticky last one round to 53 as the whole does.
    let rounded = Double(top | (isInexact ? 1 : 0))
    return Double(sign: .plus, exponent: exponent + surplus, significand: rounded)
  }

  /// The nearest multiple of a whole number, half away from zero.
  package func nearestMultiple(of step: Int) -> Rational {
    let doubled = BigUInt(step) * denominator.magnitude * 2
    let steps = (numerator.magnitude * 2 + doubled / 2) / doubled
    let size = Rational(BigInt(steps) * BigInt(step), over: 1)
    return numerator < 0 ? -size : size
  }

  /// The number rounded half away from zero to a number of decimal places, as text.
  package func rounded(decimals: Int) -> String {
    let scaled = numerator.magnitude * BigUInt(10).power(decimals)
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
    let rounded = rest * 2 >= denominator.magnitude ? quotient + 1 : quotient
    var digits = String(rounded)
    if decimals > 0 {
      if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return numerator < 0 && rounded != 0 ? "-" + digits : digits
  }
}

extension Rational {
  /// The number without its sign.
  package var magnitude: Rational { self < .zero ? -self : self }
}

extension Rational: Comparable {
  package static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: CustomStringConvertible {
  /// `p/q` in lowest terms; `12/1` for a whole number.
  package var description: String { "\(numerator)/\(denominator)" }
}
