package import Events

/// How a value of a record's field is written in a dictionary: a tag, then the value.
package enum StoredValue: Hashable, Sendable {
  case text(String)
  case number(ExactDecimal)
  case flag(Bool)
  /// The distinct words of a list, ascending.
  case list([String])
  /// The attributes of a record: words, numbers, true or false by their words.
  case map([String: StoredValue])

  static let textTag = UInt8(ascii: "t")
  static let numberTag = UInt8(ascii: "n")
  static let flagTag = UInt8(ascii: "b")
  static let listTag = UInt8(ascii: "l")
  /// Then canonical JSON.
  static let mapTag = UInt8(ascii: "m")
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
    case StoredValue.mapTag: self = .map(StoredValue.members(content))
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
    case .map(let members): return [StoredValue.mapTag] + StoredValue.json(members).text.utf8
    }
  }

  /// The value with other texts.
  package func mapTexts(_ text: (String) -> String) -> StoredValue {
    switch self {
    case .text(let mine): .text(text(mine))
    case .list(let words): .list(words.map(text))
    case .map(let members):
      .map(Dictionary(members.map { (text($0.key), $0.value.mapTexts(text)) }) { first, _ in first })
    case .number, .flag: self
    }
  }

  private static func members(_ json: ArraySlice<UInt8>) -> [String: StoredValue] {
    var document = JSONDocument()
    do {
      try document.read(json)
    } catch {
      preconditionFailure("Stored attributes are JSON: \(error.mistake).")
    }
    var members: [String: StoredValue] = [:]
    for key in document.members(document.root) {
      let value = key + 1
      members[document.string(key)] =
        switch document.kind(value) {
        case .number: .number(document.number(value))
        case .true: .flag(true)
        case .false: .flag(false)
        default: .text(document.string(value))
        }
    }
    return members
  }

  private static func json(_ members: [String: StoredValue]) -> JSONOutput {
    .object(
      members.sorted { $0.key < $1.key }.map { key, value in
        let json: JSONOutput =
          switch value {
          case .number(let number): .decimal(number)
          case .flag(let flag): .flag(flag)
          case .text(let text): .string(text)
          case .list, .map: preconditionFailure("An attribute is a word, a number, true or false.")
          }
        return (key, json)
      })
  }

  /// The value as people and definitions write it.
  package var plainText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .list(let words): words.joined(separator: " ")
    case .map(let members):
      members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.plainText)" }.joined(separator: " ")
    }
  }
}
