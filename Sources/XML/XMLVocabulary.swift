private import Foundation

/// The names of elements and attributes that a reader tells apart, each with a number. All others are number 0.
///
/// Names are those of the namespace and the element, whatever prefix the document has for it; one name may stand in several
/// namespaces, such as those of two editions of a standard.
package struct XMLVocabulary: Sendable {
  private struct Slot {
    let spelling: [UInt8]
    let number: UInt8
  }

  /// Stands between the namespace and the name; no namespace can hold it.
  static let separator: UInt8 = 0x0A

  private var slots = [Slot?](repeating: nil, count: 512)
  private var count = 0

  package init() {}

  /// - Parameters:
  ///   - number: from 1.
  ///   - namespaces: empty for an attribute without a prefix.
  package mutating func add(_ number: UInt8, _ name: String, in namespaces: [String] = []) {
    precondition(number > 0, "number 0 is that of all other names")
    for namespace in namespaces.isEmpty ? [""] : namespaces {
      let spelling = Array(namespace.utf8) + (namespace.isEmpty ? [] : [XMLVocabulary.separator]) + Array(name.utf8)
      precondition(count < slots.count / 2, "a vocabulary has room")
      var index = XMLVocabulary.place(length: spelling.count, tail: XMLVocabulary.tail(spelling)) & (slots.count - 1)
      while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
      slots[index] = Slot(spelling: spelling, number: number)
      count += 1
    }
  }

  /// The number of a name that ends with a NUL.
  @unsafe func number(of name: UnsafePointer<CChar>) -> UInt8 {
    // SAFETY: the caller's name ends with a NUL, and is read up to there only.
    let length = unsafe strlen(name)
    var tail: UInt64 = 0
    for index in max(0, length - 8)..<length {
      // SAFETY: the index is below the length.
      tail = tail << 8 | UInt64(UInt8(bitPattern: unsafe name[index]))
    }
    var index = XMLVocabulary.place(length: length, tail: tail) & (slots.count - 1)
    while let slot = slots[index] {
      if slot.spelling.count == length {
        // SAFETY: both are of that length.
        let order = unsafe slot.spelling.withUnsafeBufferPointer { unsafe memcmp($0.baseAddress!, name, length) }
        if order == 0 { return slot.number }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return 0
  }

  private static func tail(_ spelling: [UInt8]) -> UInt64 {
    spelling.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func place(length: Int, tail: UInt64) -> Int {
    Int(truncatingIfNeeded: ((tail ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
