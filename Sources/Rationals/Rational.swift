package import BigInt
package import Events

/// An exact fraction in lowest terms with a positive denominator.
///
/// Its parts are numbers of the machine as long as both fit, and of any size from there on.
package struct Rational: Hashable, Sendable {
  /// The parts in lowest terms; always `small` where both fit, so that equal numbers are stored alike.
  private enum Parts: Hashable, Sendable {
    case small(Int, over: Int)
    case large(LargeParts)
  }

  private final class LargeParts: Hashable, Sendable {
    let numerator: BigInt
    let denominator: BigInt

    init(_ numerator: BigInt, over denominator: BigInt) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }

    static func == (left: LargeParts, right: LargeParts) -> Bool {
      left.numerator == right.numerator && left.denominator == right.denominator
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(numerator)
      hasher.combine(denominator)
    }
  }

  private let parts: Parts

  package var numerator: BigInt {
    switch parts {
    case .small(let numerator, _): BigInt(numerator)
    case .large(let parts): parts.numerator
    }
  }

  package var denominator: BigInt {
    switch parts {
    case .small(_, let denominator): BigInt(denominator)
    case .large(let parts): parts.denominator
    }
  }

  /// - Precondition: the denominator is not zero.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "a fraction has a denominator that is not zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    let (above, below) = (sign * numerator / divisor, sign * denominator / divisor)
    if let above = Int(exactly: above), let below = Int(exactly: below), above != .min {
      self.init(.small(above, over: below))
    } else {
      self.init(.large(LargeParts(above, over: below)))
    }
  }

  private init(_ parts: Parts) { self.parts = parts }

  package init(_ whole: Int) { self.init(whole, over: 1) }

  /// - Precondition: the denominator is not zero.
  private init(_ numerator: Int, over denominator: Int) {
    guard numerator != .min, denominator != .min else {
      self.init(BigInt(numerator), over: BigInt(denominator))
      return
    }
    precondition(denominator != 0, "a fraction has a denominator that is not zero")
    let divisor = denominator == 1 ? 1 : Rational.divisor(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.init(.small(sign * (numerator / divisor), over: sign * (denominator / divisor)))
  }

  /// The greatest common divisor, of which one is not zero; it fits, as none of them is beyond the greatest number.
  private static func divisor(_ one: UInt, _ other: UInt) -> Int {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return Int(one)
  }

  package init(_ decimal: ExactDecimal) {
    let significand = Int(decimal.significand)
    if let small = Rational.power(decimal.exponent.magnitude) {
      if decimal.exponent < 0 {
        self.init(significand, over: small)
        return
      }
      if let whole = Rational.product(significand, small) {
        self.init(whole)
        return
      }
    }
    let power = BigInt(10).power(abs(decimal.exponent))
    if decimal.exponent >= 0 {
      self.init(BigInt(decimal.significand) * power, over: 1)
    } else {
      self.init(BigInt(decimal.significand), over: power)
    }
  }

  package static let zero = Rational(0)

  package var isZero: Bool {
    if case .small(0, _) = parts { true } else { false }
  }

  /// The number when it is whole and fits.
  package var whole: Int? {
    switch parts {
    case .small(let numerator, over: 1): numerator
    case .small: nil
    case .large(let parts): parts.denominator == 1 ? Int(exactly: parts.numerator) : nil
    }
  }

  package static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts {
      if b == 1, d == 1 {
        let (sum, isTooLarge) = a.addingReportingOverflow(c)
        if !isTooLarge { return Rational(sum) }
      } else if let above = product(a, d), let other = product(c, b), let below = product(b, d) {
        let (sum, isTooLarge) = above.addingReportingOverflow(other)
        if !isTooLarge { return Rational(sum, over: below) }
      }
    }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + (-right) }

  package static prefix func - (value: Rational) -> Rational {
    if case .small(let numerator, let denominator) = value.parts { return Rational(-numerator, over: denominator) }
    return Rational(-value.numerator, over: value.denominator)
  }

  package static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts,
      let above = product(a, c), let below = product(b, d)
    {
      return Rational(above, over: below)
    }
    return Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// - Precondition: the divisor is not zero.
  package static func / (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts,
      let above = product(a, d), let below = product(b, c)
    {
      return Rational(above, over: below)
    }
    return Rational(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// The power of ten that has so many zeros, where it fits.
  private static func power(_ zeros: UInt) -> Int? {
    guard zeros <= 18 else { return nil }
    return (0..<zeros).reduce(1) { power, _ in power * 10 }
  }

  /// A product that fits.
  private static func product(_ one: Int, _ other: Int) -> Int? {
    let (product, isTooLarge) = one.multipliedReportingOverflow(by: other)
    return isTooLarge ? nil : product
  }

  /// Up to it every whole number is a double.
  private static let exactDouble = 1 << 53

  /// The nearest double, ties to even.
  package var double: Double {
    if case .small(let numerator, let denominator) = parts, numerator.magnitude <= Rational.exactDouble,
      denominator <= Rational.exactDouble
    {
      // A quotient of two doubles is rounded once (IEEE 754).
      return Double(numerator) / Double(denominator)
    }
    let (numerator, denominator) = (numerator, denominator)
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
    let (digits, isZero) = roundedDigits(decimals: decimals)
    var shown = digits
    if decimals > 0 {
      if shown.utf8.count <= decimals {
        shown = String(repeating: "0", count: decimals + 1 - shown.utf8.count) + shown
      }
      shown.insert(".", at: shown.utf8.index(shown.endIndex, offsetBy: -decimals))
    }
    return self < .zero && !isZero ? "-" + shown : shown
  }

  /// The digits of the rounded number without its sign and point, and whether it is zero.
  private func roundedDigits(decimals: Int) -> (digits: String, isZero: Bool) {
    if case .small(let numerator, let denominator) = parts, decimals >= 0,
      let power = Rational.power(decimals.magnitude)
    {
      let (scaled, isTooLarge) = numerator.magnitude.multipliedReportingOverflow(by: power.magnitude)
      if !isTooLarge {
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
        let rounded = rest >= denominator.magnitude - rest ? quotient + 1 : quotient
        return (String(rounded), rounded == 0)
      }
    }
    let scaled = numerator.magnitude * BigUInt(10).power(decimals)
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
    let rounded = rest * 2 >= denominator.magnitude ? quotient + 1 : quotient
    return (String(rounded), rounded == 0)
  }
}

extension Rational {
  /// The number without its sign.
  package var magnitude: Rational { self < .zero ? -self : self }
}

extension Rational: Comparable {
  package static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.parts, case .small(let c, let d) = right.parts {
      return a.multipliedFullWidth(by: d) < c.multipliedFullWidth(by: b)
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: CustomStringConvertible {
  /// `p/q` in lowest terms; `12/1` for a whole number.
  package var description: String {
    if case .small(let numerator, let denominator) = parts { return "\(numerator)/\(denominator)" }
    return "\(numerator)/\(denominator)"
  }
}
