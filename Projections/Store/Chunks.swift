internal import Bytes
internal import LMDB

/// The keys and the checksums of chunks.
enum Chunks {
  static let table = Table("columns")

  static func key(column: UInt16, chunk: Int) -> [UInt8] {
    var key: [UInt8] = []
    key.appendBigEndian(column)
    key.appendBigEndian(UInt32(chunk))
    return key
  }

  /// A checksum of a chunk, bound to its place (FNV-1a over words).
  static func checksum(_ words: some Sequence<UInt32>, column: UInt16, chunk: Int) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(column) << 32 ^ UInt64(chunk)
    for word in words { sum = (sum ^ UInt64(word)) &* 0x100_0000_01B3 }
    return sum ^ sum >> 29
  }

  static func checksum(bytes: some Sequence<UInt8>, column: UInt16, chunk: Int) -> UInt64 {
    checksum(bytes.lazy.map { UInt32($0) }, column: column, chunk: chunk)
  }
}
