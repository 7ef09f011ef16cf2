/// Plain decimal numbers, such as `-1.212220`, and their shortest JSON form.
enum DecimalParser {
  /// The number written as an optional minus, digits, and optionally a point and digits.
  ///
  /// Nil for anything else, and where the shortest form of the nearest double is another number (more digits than a
  /// double keeps). Minus zero is zero.
  static func number(_ text: Span<UInt8>) -> Double? {
    var index = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var digits: UInt64 = 0
    var significant = 0
    var fraction = 0
    var whole = 0
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "."), !hasPoint, whole > 0 {
        hasPoint = true
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let digit = UInt64(byte - UInt8(ascii: "0"))
      if hasPoint { fraction += 1 } else { whole += 1 }
      if significant > 0 || digit > 0 {
        significant += 1
        if significant <= 18 { digits = digits * 10 + digit }
      }
    }
    guard whole > 0, hasPoint == (fraction > 0), text.count <= 64 else { return nil }
    while significant > 15 && significant <= 18 && fraction > 0 && digits % 10 == 0 {
      digits /= 10
      significant -= 1
      fraction -= 1
    }
    if significant <= 15 && fraction < powersOfTen.count {
      // Both are exact in a double, so the quotient is the nearest double, and 15 digits always survive.
      let magnitude = Double(digits) / powersOfTen[fraction]
      return isNegative && magnitude != 0 ? -magnitude : magnitude
    }
    return survivor(text)
  }

  /// Ten to the power of its index, while that is exact.
  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }

  /// The number of many digits, if its shortest form has the same digits.
  private static func survivor(_ text: Span<UInt8>) -> Double? {
    var string = ""
    for index in text.indices { string.unicodeScalars.append(Unicode.Scalar(text[index])) }
    guard let number = Double(string), significantDigits(string) == significantDigits(number.description)
    else {
      return nil
    }
    return number == 0 ? 0 : number
  }

  private static func significantDigits(_ text: String) -> Substring {
    var digits = text.prefix { $0 != "e" }.filter { $0 != "-" && $0 != "." }.drop { $0 == "0" }
    while digits.last == "0" { digits.removeLast() }
    return digits
  }

  /// A number of at most six places behind the point, as coordinates are, in millionths; nil for one of more.
  ///
  /// Two decimals of at most 15 digits are never the same double, so the one that gives this double is its shortest form.
  private static func wholeMicros(_ number: Double) -> Int? {
    guard number.magnitude < 1e9, number.magnitude >= 0.1 else { return nil }
    let micros = (number * 1_000_000).rounded()
    return micros / 1_000_000 == number ? Int(micros) : nil
  }

  private static func append(micros: Int, to buffer: inout [UInt8]) {
    if micros < 0 { buffer.append(UInt8(ascii: "-")) }
    let (whole, fraction) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    buffer.append(contentsOf: String(whole).utf8)
    buffer.append(UInt8(ascii: "."))
    var (rest, unit) = (fraction, UInt(100_000))
    while rest > 0 {
      buffer.append(UInt8(ascii: "0") + UInt8(rest / unit))
      (rest, unit) = (rest % unit, unit / 10)
    }
  }

  /// Appends the number as RFC 8785 writes it (the shortest digits that give the same double, no exponent from
  /// 0.000001 up). The magnitude must be below 10^15.
  static func append(_ number: Double, to buffer: inout [UInt8]) {
    precondition(number.magnitude < 1e15, "only small numbers are written here")
    if number == number.rounded(.towardZero) {
      buffer.append(contentsOf: String(Int(number)).utf8)
      return
    }
    if let micros = wholeMicros(number) { return append(micros: micros, to: &buffer) }
    let text = number.description
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else {
      buffer.append(contentsOf: text.utf8)
      return
    }
    // Swift turns to exponents below 0.0001: "1.5e-05".
    let exponent = Int(text[text.index(mark, offsetBy: 2)...])!
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    let digits = Array(significantDigits(text).utf8)
    if exponent <= 6 {
      buffer.append(contentsOf: "0.".utf8)
      buffer.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent - 1))
      buffer.append(contentsOf: digits)
    } else {
      buffer.append(digits[0])
      if digits.count > 1 {
        buffer.append(UInt8(ascii: "."))
        buffer.append(contentsOf: digits.dropFirst())
      }
      buffer.append(contentsOf: "e-\(exponent)".utf8)
    }
  }
}
