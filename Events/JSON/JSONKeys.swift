/// The order of keys in canonical JSON (RFC 8785, section 3.2.3): that of their UTF-16 code units.
enum JSONKeys {
  /// Below zero, zero or above zero as the key without escapes in `one` comes before, is, or comes after that in
  /// `other`.
  ///
  /// The order of UTF-8 bytes is that of the code points; UTF-16 differs only where a character beyond U+FFFF (whose
  /// first byte is F0 or above) meets one from U+E000 to U+FFFF (EE or EF): surrogates come before those.
  static func order(_ text: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Int {
    for offset in 0..<min(one.count, other.count) {
      let (left, right) = (text[one.lowerBound + offset], text[other.lowerBound + offset])
      if left == right { continue }
      let isReversed = left >= 0xEE && right >= 0xEE && (left >= 0xF0) != (right >= 0xF0)
      return (left < right) != isReversed ? -1 : 1
    }
    return one.count - other.count
  }
}
