/// Numbers as XML has them: `-12.5`, `1.0E-3`.
enum NumberText {
  /// Ten to the power of its index, while that is exact.
  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }

  /// The nearest double; nil for what is no number, or none that is finite.
  static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    plain(bytes) ?? other(bytes)
  }

  /// A number of at most 15 digits without an exponent: both parts of its quotient are exact.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> Double? {
    var index = bytes.startIndex
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var (digits, count, fraction, hasPoint) = (0, 0, 0, false)
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        count += 1
        if hasPoint { fraction += 1 }
        if count > 15 { return nil }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        return nil
      }
      index += 1
    }
    if count == 0 { return nil }
    let magnitude = Double(digits) / powersOfTen[fraction]
    return isNegative && digits > 0 ? -magnitude : magnitude
  }

  private static func other(_ bytes: ArraySlice<UInt8>) -> Double? {
    let trimmed = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    // What Swift reads beyond decimal numbers: hexadecimal ones and words.
    guard !trimmed.isEmpty, trimmed.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    guard let number = Double(String(decoding: trimmed, as: UTF8.self)), number.isFinite else { return nil }
    return number == 0 ? 0 : number
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// A whole number that is not negative; nil for anything else, or where it has more than nine digits.
  static func whole(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
