internal import Bytes
internal import Crypto

/// The hashes of RFC 9162, section 2.1: SHA-256 over a leaf behind a zero byte, over two nodes behind a one.
package enum TreeHash {
  /// Bytes of a hash.
  package static let byteCount = 32

  /// The root of the tree of no leaves.
  package static let empty = Array(SHA256.hash(data: [UInt8]()))

  /// Appends the hash of a leaf whose bytes stand behind a zero byte in `prefixed`.
  static func appendLeaf(prefixed: [UInt8], to hashes: inout [UInt8]) {
    SHA256Hash(of: prefixed.rawBytes).append(to: &hashes)
  }

  /// The hash of a leaf whose bytes stand behind a zero byte among others.
  static func leaf(prefixed: ArraySlice<UInt8>) -> [UInt8] { hash(prefixed) }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash: [UInt8] = []
    hash.reserveCapacity(byteCount)
    SHA256Hash(of: bytes.span.rawBytes).append(to: &hash)
    return hash
  }

  /// Replaces the last two of the hashes that stand one after another by that of the node above them.
  /// - Parameter input: room that the caller keeps.
  static func joinLastTwo(_ hashes: inout [UInt8], _ input: inout [UInt8]) {
    input.removeAll(keepingCapacity: true)
    input.append(1)
    input.append(contentsOf: hashes[(hashes.count - 2 * byteCount)...])
    hashes.removeLast(2 * byteCount)
    SHA256Hash(of: input.rawBytes).append(to: &hashes)
  }

  /// The hash of a leaf.
  package static func leaf(_ bytes: [UInt8]) -> [UInt8] {
    var hash: [UInt8] = []
    hash.reserveCapacity(byteCount)
    SHA256Hash(of: bytes.rawBytes, behind: 0).append(to: &hash)
    return hash
  }

  package static func node(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> [UInt8] {
    var input: [UInt8] = []
    input.reserveCapacity(1 + 2 * byteCount)
    input.append(1)
    input.append(contentsOf: left)
    input.append(contentsOf: right)
    return hash(input[...])
  }

  /// The root of a perfect tree over hashes that stand one after another; their number is a power of two.
  package static func perfect(_ hashes: ArraySlice<UInt8>) -> [UInt8] {
    var level = Array(hashes)
    precondition(level.count % byteCount == 0 && (level.count / byteCount).nonzeroBitCount == 1)
    var input: [UInt8] = []
    while level.count > byteCount {
      var above: [UInt8] = []
      above.reserveCapacity(level.count / 2)
      for start in stride(from: 0, to: level.count, by: 2 * byteCount) {
        input.removeAll(keepingCapacity: true)
        input.append(1)
        input.append(contentsOf: level[start..<start + 2 * byteCount])
        SHA256Hash(of: input.rawBytes).append(to: &above)
      }
      level = above
    }
    return level
  }
}
