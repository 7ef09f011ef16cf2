package import BigInt
package import Events

/// An exact rational in lowest terms, its denominator above 0.
package struct Fraction: Hashable, Sendable {
  package let numerator: BigInt
  package let denominator: BigInt

  package init<Whole: BinaryInteger>(_ numerator: Whole, _ denominator: Whole = 1) {
    self.init(BigInt(numerator), over: BigInt(denominator))
  }

  private init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "A fraction has a denominator other than zero.")
    let divisor = max(numerator.greatestCommonDivisor(with: denominator), 1) * (denominator < 0 ? -1 : 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// Numbers are exact decimals: a weight of 0.8 is 4/5.
  package init(_ decimal: ExactDecimal) {
    precondition(abs(decimal.exponent) <= 18, "A small world has numbers of moderate size.")
    let power = (0..<abs(decimal.exponent)).reduce(BigInt(1)) { product, _ in product * 10 }
    self =
      decimal.exponent >= 0
      ? Fraction(BigInt(decimal.significand) * power) : Fraction(BigInt(decimal.significand), power)
  }

  package static let zero = Fraction(0)

  package var isWhole: Bool { denominator == 1 }

  package static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  package static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerator, right.denominator)
  }

  package static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  package static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  /// Rounded to decimal places, half away from zero.
  package func rounded(decimals: Int) -> String {
    let power = (0..<decimals).reduce(BigInt(1)) { product, _ in product * 10 }
    let magnitude = BigInt(numerator.magnitude)
    // floor(|x| * 10^d + 1/2)
    let scaled = (2 * magnitude * power + denominator) / (2 * denominator)
    var digits = String(scaled)
    while digits.count <= decimals { digits = "0" + digits }
    let text = decimals == 0 ? digits : digits.dropLast(decimals) + "." + digits.suffix(decimals)
    return (numerator < 0 && scaled != 0 ? "-" : "") + text
  }

  /// Close enough to print and to compare within a tolerance; whole numbers of up to 53 bits divide exactly.
  package var double: Double { Double(numerator) / Double(denominator) }
}

extension Fraction: Comparable {
  package static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Fraction: CustomStringConvertible {
  /// `p/q` in lowest terms.
  package var description: String { "\(numerator)/\(denominator)" }
}
