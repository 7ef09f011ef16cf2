/// The tree hash of RFC 9162, section 2.1.1, by its recursive definition.
package enum MerkleTree {
  package static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let only = leaves.first else { return SHA256.hash([]) }
    if leaves.count == 1 { return SHA256.hash([0x00] + only) }
    // The largest power of two smaller than the number of leaves.
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return SHA256.hash([0x01] + root(leaves[..<middle]) + root(leaves[middle...]))
  }
}
