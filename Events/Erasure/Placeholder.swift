internal import Bytes

/// What stands for an erased party in told texts: a noncharacter (U+FDD0), then its number in seven others, so that it is as
/// wide as `[erased]`.
///
/// A noncharacter that came with a text is told with a second one behind it: what is told can be read in one way only.
enum Placeholder {
  // Swift takes no literals of noncharacters.
  private static let start = Unicode.Scalar(UInt32(0xFDD0)) ?? "\u{FFFD}"
  private static let itself = Unicode.Scalar(UInt32(0xFDD1)) ?? "\u{FFFD}"
  private static let firstDigit: UInt32 = 0xFDE0
  private static let digitCount = 7
  /// The UTF-8 of all noncharacters used begins with it, and little else does.
  private static let firstByte: UInt8 = 0xEF
  private static let secondByte: UInt8 = 0xB7

  /// Whether one may stand in some bytes: the first two bytes of all are the same.
  static func mayBeHeld(in bytes: RawSpan) -> Bool {
    guard bytes.byteCount > 1 else { return false }
    return (1..<bytes.byteCount).contains { bytes.byte(at: $0) == secondByte && bytes.byte(at: $0 - 1) == firstByte }
  }

  static func text(_ number: Int) -> String {
    var scalars = String.UnicodeScalarView([start])
    for digit in (0..<digitCount).reversed() {
      scalars.append(Unicode.Scalar(firstDigit + UInt32(number >> (4 * digit) & 15)) ?? start)
    }
    return String(scalars)
  }

  static func isHeld(in text: String) -> Bool {
    guard text.utf8.contains(firstByte) else { return false }
    var isHeld = false
    _ = replaced(text) { _ in
      isHeld = true
      return ""
    }
    return isHeld
  }

  /// A text in which no placeholder stands.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(firstByte), text.unicodeScalars.contains(start) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == start ? [$0, itself] : [$0] }))
  }

  /// A told text with words in place of the placeholders.
  static func replaced(_ text: String, _ word: (_ number: Int) -> String) -> String {
    guard text.utf8.contains(firstByte), text.unicodeScalars.contains(start) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == start else {
        result.append(scalar)
        continue
      }
      if rest.first == itself {
        rest.removeFirst()
        result.append(start)
      } else if let number = number(rest.prefix(digitCount)) {
        rest = rest.dropFirst(digitCount)
        result.append(contentsOf: word(number).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func number(_ digits: Substring.UnicodeScalarView) -> Int? {
    guard digits.count == digitCount, digits.allSatisfy({ (firstDigit...firstDigit + 15).contains($0.value) }) else {
      return nil
    }
    return digits.reduce(0) { $0 << 4 | Int($1.value - firstDigit) }
  }
}
