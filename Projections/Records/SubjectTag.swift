internal import Bytes
internal import Events

/// 32 bits made of a record's kind and subject.
///
/// The number of a record stands in front of each of its events and is under no hash of the tree. The tag of its subject
/// tells whether a number is that of the record: all events of a number have one tag.
enum SubjectTag {
  /// Eight bytes at a time, each mixed by the multiplier of Fibonacci hashing (Knuth, volume 3, section 6.4).
  static func tag(_ kind: RecordKind, _ subject: [UInt8]) -> UInt32 {
    let bytes = subject.span.rawBytes
    var hash = UInt64(bytes.byteCount) << 8 | UInt64(kind.rawValue)
    var offset = 0
    while offset + 8 <= bytes.byteCount {
      hash = (hash ^ bytes.loadLittleEndian(UInt64.self, at: offset)) &* multiplier
      hash ^= hash >> 32
      offset += 8
    }
    while offset < bytes.byteCount {
      hash = (hash ^ UInt64(bytes.byte(at: offset))) &* multiplier
      hash ^= hash >> 32
      offset += 1
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
}
