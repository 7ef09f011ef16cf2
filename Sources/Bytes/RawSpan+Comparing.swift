#if canImport(Glibc)
  import Glibc
#endif

extension RawSpan {
  /// The order of byte-string keys: below zero, zero or above zero as this comes before, equals or comes after `other`.
  package func compare(_ other: borrowing RawSpan) -> Int {
    let order = compare(other, first: Swift.min(byteCount, other.byteCount))
    return order != 0 ? order : byteCount - other.byteCount
  }

  /// Whether both hold the same bytes.
  package func elements(equal other: borrowing RawSpan) -> Bool {
    byteCount == other.byteCount && compare(other, first: byteCount) == 0
  }

  /// Whether the first bytes are those of `prefix`.
  package func starts(with prefix: borrowing RawSpan) -> Bool {
    byteCount >= prefix.byteCount && compare(prefix, first: prefix.byteCount) == 0
  }

  private func compare(_ other: borrowing RawSpan, first count: Int) -> Int {
    guard count > 0 else { return 0 }
    // SAFETY: memcmp reads `count` bytes of both, which both have, within the closures.
    return unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        unsafe Int(memcmp(left.baseAddress!, right.baseAddress!, count))
      }
    }
  }
}
