/// A text that equals another only where their bytes are equal. Swift's `String` takes é and e + ´ for the
/// same; two pseudonyms that differ in that are two parties.
package struct Word: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it is `path` or lies below it.
  package func isAtOrBelow(_ path: Word) -> Bool {
    self == path || bytes.starts(with: path.bytes + [UInt8(ascii: "/")])
  }
}

extension Word: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension Word: Comparable {
  package static func < (left: Word, right: Word) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension Word: CustomStringConvertible {
  package var description: String { text }
}
