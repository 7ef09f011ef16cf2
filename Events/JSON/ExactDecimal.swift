/// A decimal number as written: `significand` times ten to the power of `exponent`, in lowest terms.
///
/// The ledger's numbers are decimals that survive a double, so at most 17 significant digits; 0.8 is 4/5
/// here, never 0.8000000000000000444. Zero is 0 times 10^0.
public struct ExactDecimal: Hashable, Sendable {
  public let significand: Int64
  public let exponent: Int

  /// Takes any significand and exponent and brings them to lowest terms.
  public init(significand: Int64, exponent: Int) {
    var (digits, power) = (significand, exponent)
    if digits == 0 {
      power = 0
    } else {
      while digits % 10 == 0 {
        digits /= 10
        power += 1
      }
    }
    self.significand = digits
    self.exponent = power
  }

  public init(_ whole: Int) { self.init(significand: Int64(whole), exponent: 0) }

  /// Reads the text of a JSON number; nil where its shortest decimal form does not survive a double.
  package init?(_ text: Span<UInt8>, in range: Range<Int>) {
    var digits: [UInt8] = []
    var (exponent, isNegative, isFraction) = (0, false, false)
    var position = range.lowerBound
    var significand: Int64 = 0
    var count = 0
    scan: while position < range.upperBound {
      switch text[position] {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
      case let byte:
        if count > 0 || byte != UInt8(ascii: "0") {
          count += 1
          if count <= 18 {
            significand = significand * 10 + Int64(byte - UInt8(ascii: "0"))
          } else {
            digits.append(byte)
          }
        }
        if isFraction { exponent -= 1 }
      }
      position += 1
    }
    if position < range.upperBound {
      let power = Int(String(decoding: Self.copy(text, position + 1..<range.upperBound), as: UTF8.self))
      // A power beyond any text's length still leaves zero at zero.
      let bounds = -4_294_967_296...4_294_967_296
      let isBounded = power.map(bounds.contains) ?? false
      guard count == 0 || isBounded else { return nil }
      exponent += isBounded ? power ?? 0 : 0
    }
    guard digits.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    exponent += digits.count
    self.init(significand: isNegative ? -significand : significand, exponent: exponent)
    let precision = Self.digitCount(self.significand)
    guard precision > 15 || abs(self.exponent + precision) > 290 else { return }
    // The shortest form of the double must be this very decimal.
    guard let double = Double(String(decoding: Self.copy(text, range), as: UTF8.self)), double.isFinite,
      let shortest = ExactDecimal(shortestOf: double), shortest == self
    else { return nil }
  }

  /// The shortest decimal that reads back as `double`; nil where it is not finite.
  public init?(shortestOf double: Double) {
    guard double.isFinite else { return nil }
    var (significand, exponent, isFraction) = (Int64(0), 0, false)
    let parts = double.description.split(separator: "e")
    for byte in parts[0].utf8 {
      switch byte {
      case UInt8(ascii: "-"): continue
      case UInt8(ascii: "."): isFraction = true
      default:
        // Beyond 2^53 the description pads with zeros or exact digits; a significand of 18 digits is enough.
        guard significand < 100_000_000_000_000_000 else {
          if !isFraction { exponent += 1 }
          continue
        }
        significand = significand * 10 + Int64(byte - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    if parts.count > 1, let power = Int(parts[1]) { exponent += power }
    self.init(significand: double < 0 ? -significand : significand, exponent: exponent)
  }

  private static func copy(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    range.map { text[$0] }
  }

  static func digitCount(_ significand: Int64) -> Int {
    var (rest, count) = (significand.magnitude, 0)
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// The number as a double, correctly rounded.
  public var double: Double {
    // Both factors are exact, so the product is rounded once.
    if exponent >= 0, exponent <= 3, significand.magnitude <= 1 << 53 {
      return Double(significand) * [1, 10, 100, 1000][exponent]
    }
    return Double("\(significand)e\(exponent)") ?? .nan
  }

  /// The number when it is whole and fits.
  public var whole: Int? {
    guard exponent >= 0, exponent <= 18 else { return nil }
    var result = Int(significand)
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// Appends the number as ECMAScript, and so RFC 8785, writes it.
  package func write(to output: inout [UInt8]) {
    if significand < 0 { output.append(UInt8(ascii: "-")) }
    let digits = Array(String(significand.magnitude).utf8)
    let point = digits.count + exponent
    switch point {
    case digits.count...21:
      output.append(contentsOf: digits)
      if significand != 0 { output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent)) }
    case 1..<max(1, digits.count):
      output.append(contentsOf: digits[..<point])
      output.append(UInt8(ascii: "."))
      output.append(contentsOf: digits[point...])
    case -5...0:
      output.append(contentsOf: "0.".utf8)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
      output.append(contentsOf: digits)
    default:
      output.append(digits[0])
      if digits.count > 1 {
        output.append(UInt8(ascii: "."))
        output.append(contentsOf: digits[1...])
      }
      output.append(UInt8(ascii: "e"))
      output.append(UInt8(ascii: point > 0 ? "+" : "-"))
      output.append(contentsOf: String(abs(point - 1)).utf8)
    }
  }
}

extension ExactDecimal: Comparable {
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.significand.signum() != right.significand.signum() {
      return left.significand.signum() < right.significand.signum()
    }
    if left.exponent == right.exponent { return left.significand < right.significand }
    let (leftSize, rightSize) = (left.size, right.size)
    if leftSize != rightSize { return (leftSize < rightSize) == (left.significand > 0) }
    // The same size: the exponents differ by less than 18, so the product fits 128 bits.
    if left.exponent > right.exponent {
      return Int128(left.significand) * power(left.exponent - right.exponent) < Int128(right.significand)
    }
    return Int128(left.significand) < Int128(right.significand) * power(right.exponent - left.exponent)
  }

  /// The position of the first digit before the decimal point.
  private var size: Int { ExactDecimal.digitCount(significand) + exponent }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
  }
}

extension ExactDecimal: CustomStringConvertible {
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
