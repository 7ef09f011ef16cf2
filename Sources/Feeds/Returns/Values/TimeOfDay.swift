/// A time of day behind a date in a text: ` 00:00`, `T10:00:00`, ` 9:05:30.25`, ` 02:15 PM`.
enum TimeOfDay {
  static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first == 0x20 || first == UInt8(ascii: "T") || first == UInt8(ascii: "t") else {
      return false
    }
    var time = String(decoding: text.dropFirst(), as: UTF8.self).trimmed.lowercased()
    for half in ["am", "pm"] where time.hasSuffix(half) { time = String(time.dropLast(2)).trimmed }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0], 1...2), hour <= 24,
      let minute = number(parts[1], 2...2), minute < 60
    else { return false }
    guard parts.count == 3 else { return true }
    let second = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard second.count <= 2, let whole = number(second[0], 2...2), whole <= 60 else { return false }
    return second.count == 1 || number(second[1], 1...9) != nil
  }

  private static func number(_ text: Substring, _ counts: ClosedRange<Int>) -> Int? {
    guard counts.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
