/// Numbers as tables of populations write them.
enum PopulationNumber {
  /// A whole number from 0 up: digits alone, or in groups of three behind commas or spaces, as in `1,234` and `1 234`.
  static func persons(_ text: String) -> Int? {
    var groups: [Int] = [0]
    var digits: [UInt8] = []
    var separator: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.append(UInt8(scalar.value))
        groups[groups.count - 1] += 1
      } else {
        guard separators.contains(scalar), separator == nil || separator == scalar else { return nil }
        separator = scalar
        groups.append(0)
      }
    }
    let isGrouped = groups.count > 1
    guard !isGrouped || ((1...3).contains(groups[0]) && groups.dropFirst().allSatisfy { $0 == 3 }) else { return nil }
    // Fifteen digits are whole numbers that a double keeps.
    guard (1...15).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// A comma, and the spaces that are set between groups of digits.
  private static let separators: Set<Unicode.Scalar> = [",", " ", "\u{A0}", "\u{2009}", "\u{202F}"]

  /// A year of four digits.
  static func year(_ text: some StringProtocol) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}
