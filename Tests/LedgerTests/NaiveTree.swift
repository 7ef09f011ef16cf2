import Crypto

/// RFC 9162, section 2.1.1, word for word: the definition of the hash of a list, by recursion.
enum NaiveTree {
  static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    switch leaves.count {
    case 0: return Array(SHA256.hash(data: [UInt8]()))
    case 1: return Array(SHA256.hash(data: [0] + leaves[leaves.startIndex]))
    default:
      var split = 1
      while split * 2 < leaves.count { split *= 2 }
      let middle = leaves.startIndex + split
      return Array(SHA256.hash(data: [1] + root(leaves[..<middle]) + root(leaves[middle...])))
    }
  }
}
