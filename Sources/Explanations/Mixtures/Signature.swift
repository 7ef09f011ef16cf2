/// What a record adds to the numerator and the denominator in each of the 32 mixtures of the five factors that records can see.
/// Amounts are positions in a table of exact amounts; 0 adds nothing.
struct Signature: Hashable {
  var numerator: [UInt32]
  var denominator: [UInt32]

  static let empty = Signature(
    numerator: [UInt32](repeating: 0, count: 32), denominator: [UInt32](repeating: 0, count: 32))

  var isEmpty: Bool { self == Signature.empty }
}

/// What a record that stands alike at both sides adds numerator and denominator the line: of the factors it sees the window, the
/// hierarchy (which goes with corrected) and the definition alone, in this order of the bits of an index.
struct UnchangedSignature: Hashable {
  var numerator = SIMD8<UInt32>()
  var denominator = SIMD8<UInt32>()

  var isEmpty: Bool { self == UnchangedSignature() }

  /// The same over all 32 mixtures.
  var signature: Signature {
    var signature = Signature.empty
    for index in 0..<32 {
      let seen = index & 1 | (index >> 3 & 3) << 1
      (signature.numerator[index], signature.denominator[index]) = (numerator[seen], denominator[seen])
    }
    return signature
  }
}
