internal import Events

/// Numbers as spreadsheets write them, and the texts of numbers.
///
/// Read are an optional sign, digits, which commas may part into threes (`1,234`), an optional fraction and an optional
/// exponent; a per cent sign divides by 100, as a spreadsheet holds it (`45%` is 0.45). A fraction is kept to 15
/// significant digits, which is what spreadsheets show: so 0.30000000000000004 out of one is 0.3, as in its CSV file.
enum NumberText {
  static let significantDigits = 15

  /// The shortest decimal text of a cell's number; nil where it is not finite.
  static func text(of number: Double) -> String? {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    return ExactDecimal(shortestOf: number).map { kept($0).description }
  }

  /// The number that a trimmed text is.
  /// - Throws: `notNumber`, or `inexactNumber` for a whole number that a double does not keep.
  static func number(_ text: String) throws(ReturnMistake) -> ExactDecimal {
    guard let (plain, isPercent) = plainText(text) else { throw .notNumber }
    let bytes = Array(plain.utf8)
    var number = ExactDecimal(bytes.span, in: 0..<bytes.count)
    if number == nil, bytes.contains(UInt8(ascii: ".")), let double = Double(plain) {
      number = ExactDecimal(shortestOf: double)
    }
    guard let number else { throw .inexactNumber }
    let result = kept(number)
    return isPercent ? ExactDecimal(significand: result.significand, exponent: result.exponent - 2) : result
  }

  /// Whether a text is a number as JSON writes one, and so is nothing but a number: `007` and `45%` are not.
  static func plainNumber(_ text: String) -> ExactDecimal? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, isDigit(first), let last = digits.utf8.last, isDigit(last),
      !(first == UInt8(ascii: "0") && digits.utf8.count > 1 && digits.utf8.dropFirst().first != UInt8(ascii: ".")),
      digits.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return try? number(text)
  }

  /// Fractions to as many digits as spreadsheets show; whole numbers as they are.
  private static func kept(_ number: ExactDecimal) -> ExactDecimal {
    var (significand, exponent, count) = (
      number.significand, number.exponent, String(number.significand.magnitude).utf8.count
    )
    guard exponent < 0, count > significantDigits else { return number }
    var rest: Int64 = 0
    while count > significantDigits {
      // Half goes away from zero; what stood behind the last digit that is dropped cannot matter below half.
      rest = significand % 10
      significand /= 10
      exponent += 1
      count -= 1
    }
    if rest.magnitude >= 5 { significand += rest.signum() }
    return ExactDecimal(significand: significand, exponent: exponent)
  }

  /// The number as JSON's grammar has it, without the commas; nil where it is none.
  private static func plainText(_ text: String) -> (String, isPercent: Bool)? {
    var rest = text[...]
    var plain = ""
    if let sign = rest.first, sign == "-" || sign == "+" || sign == "\u{2212}" {
      if sign != "+" { plain = "-" }
      rest = rest.dropFirst()
    }
    let isPercent = rest.last == "%"
    if isPercent { rest = Substring(String(rest.dropLast()).trimmed) }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first, parts.count <= 2, rest.utf8.count <= 64 else { return nil }
    let decimals = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard decimals.count <= 2, let whole = ungrouped(decimals[0]) else { return nil }
    plain += whole
    if decimals.count == 2 {
      guard isDigits(decimals[1]) else { return nil }
      plain += "." + decimals[1]
    }
    if parts.count == 2 {
      let sign = parts[1].first.map { $0 == "-" || $0 == "+" } ?? false
      guard isDigits(sign ? parts[1].dropFirst() : parts[1]), parts[1].utf8.count <= 4 else { return nil }
      plain += "e" + parts[1]
    }
    return (plain, isPercent)
  }

  /// Digits without the commas between threes, and without zeros in front; nil where they are none.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy(isDigits),
      groups.count == 1 || (groups[0].utf8.count <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 })
    else { return nil }
    let digits = groups.joined().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  private static func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isDigit) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
