internal import Crypto

/// The hashes of RFC 9162, section 2.1: SHA-256 over a leaf behind a zero byte, over two nodes behind a one.
package enum TreeHash {
  /// Bytes of a hash.
  package static let byteCount = 32

  /// The root of the tree of no leaves.
  package static let empty = Array(SHA256.hash(data: [UInt8]()))

  /// The hash of a leaf whose bytes stand behind a zero byte in `prefixed`.
  package static func leaf(prefixed: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: prefixed))
  }

  /// The hash of a leaf.
  package static func leaf(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: leafPrefix)
    hash.update(data: bytes)
    return Array(hash.finalize())
  }

  private static let leafPrefix: [UInt8] = [0]

  package static func node(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> [UInt8] {
    var input: [UInt8] = []
    input.reserveCapacity(1 + 2 * byteCount)
    input.append(1)
    input.append(contentsOf: left)
    input.append(contentsOf: right)
    return Array(SHA256.hash(data: input))
  }

  /// The root of a perfect tree over hashes that stand one after another; their number is a power of two.
  package static func perfect(_ hashes: ArraySlice<UInt8>) -> [UInt8] {
    var level = Array(hashes)
    precondition(level.count % byteCount == 0 && (level.count / byteCount).nonzeroBitCount == 1)
    while level.count > byteCount {
      var above: [UInt8] = []
      above.reserveCapacity(level.count / 2)
      var input = [UInt8](repeating: 1, count: 1 + 2 * byteCount)
      for start in stride(from: 0, to: level.count, by: 2 * byteCount) {
        input.replaceSubrange(1..., with: level[start..<start + 2 * byteCount])
        above.append(contentsOf: SHA256.hash(data: input))
      }
      level = above
    }
    return level
  }
}
