/// A text that is equal to another when their code points are: an é of one code point is not an é of two.
///
/// Swift takes canonically equivalent texts for equal; the ledger does not (RFC 8785 and the idempotency of events go by
/// code points). Free text, such as a party, an ID or a name, is compared, and is a key, only in this form. Words, area
/// codes and dates are ASCII and need it not.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    // What is not even equivalent is different, and ASCII is equivalent to no other ASCII: mostly this is all.
    guard left.text == right.text else { return false }
    let (one, other) = (left.text.utf8Span, right.text.utf8Span)
    if one.isKnownASCII, other.isKnownASCII { return true }
    guard one.count == other.count else { return false }
    for index in one.span.indices where one.span[index] != other.span[index] { return false }
    return true
  }

  /// Eight bytes at a time. The hash of the `String` would do for equality, but texts of one normal form, of which there
  /// can be many, would all have the same.
  package func hash(into hasher: inout Hasher) {
    let bytes = text.utf8Span.span
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 {
        hasher.combine(word)
        word = 0
      }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
  }
}

/// In the order of the bytes, which is that of the code points.
extension ExactText: Comparable {
  package static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension ExactText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
