package import Events

/// How a value of a record's field is written in a dictionary: a tag, then the value.
package enum StoredValue: Hashable, Sendable {
  case text(String)
  case number(ExactDecimal)
  case flag(Bool)
  /// The distinct words of a list, ascending.
  case list([String])

  static let textTag = UInt8(ascii: "t")
  static let numberTag = UInt8(ascii: "n")
  static let flagTag = UInt8(ascii: "b")
  static let listTag = UInt8(ascii: "l")
  /// Between the words of a list; words hold no control characters.
  static let separator: UInt8 = 0x1F

  /// Reads a value of a dictionary.
  package init(_ bytes: ArraySlice<UInt8>) {
    let content = bytes.dropFirst()
    switch bytes.first {
    case StoredValue.numberTag:
      let text = Array(content)
      self = .number(ExactDecimal(text.span, in: text.indices) ?? ExactDecimal(0))
    case StoredValue.flagTag: self = .flag(content.first == 1)
    case StoredValue.listTag:
      self = .list(
        content.split(separator: StoredValue.separator).map { String(decoding: $0, as: UTF8.self) })
    default: self = .text(String(decoding: content, as: UTF8.self))
    }
  }

  /// The bytes of a value in a dictionary.
  package var bytes: [UInt8] {
    switch self {
    case .text(let text): return [StoredValue.textTag] + Array(text.utf8)
    case .number(let number): return [StoredValue.numberTag] + Array(number.description.utf8)
    case .flag(let flag): return [StoredValue.flagTag, flag ? 1 : 0]
    case .list(let words):
      return [StoredValue.listTag] + Array(words.map { Array($0.utf8) }.joined(separator: [StoredValue.separator]))
    }
  }
}
