/// Cuts the fractions of numbers in a JSON text after nine digits, a tenth of a millimetre on the ground: exporters write
/// more, which survive no double.
enum ShortenedNumbers {
  private static let maximumDigitCount = 9

  static func text(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var (isString, isEscaped, digits) = (false, false, -1)
    for byte in text {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        result.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): (isString, digits) = (true, -1)
      case UInt8(ascii: "."): digits = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9") where digits >= 0:
        digits += 1
        if digits > maximumDigitCount { continue }
      default: digits = -1
      }
      result.append(byte)
    }
    return result
  }
}
