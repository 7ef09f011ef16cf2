/// Where a byte of a JSON text stands, as people name it: `data.persons`.
enum JSONPlace {
  /// The keys on the way to a byte, joined by full stops; nil where it stands in no object.
  static func keys(to offset: Int, in text: [UInt8]) -> String? {
    // For each array or object around the byte the key under which it goes on; nil in an array, and before a key.
    var keys: [String?] = []
    var isObject: [Bool] = []
    var expectsKey = false
    var position = 0
    while position < min(offset, text.count) {
      switch text[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let opens = text[position] == UInt8(ascii: "{")
        keys.append(nil)
        isObject.append(opens)
        expectsKey = opens
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = (keys.popLast(), isObject.popLast())
        expectsKey = false
      case UInt8(ascii: ","): expectsKey = isObject.last ?? false
      case UInt8(ascii: "\""):
        let end = endOfString(from: position, in: text)
        if expectsKey, let last = keys.indices.last {
          keys[last] = String(decoding: text[position + 1..<max(position + 1, end)], as: UTF8.self)
          expectsKey = false
        }
        position = end
      default: break
      }
      position += 1
    }
    let named = keys.compactMap(\.self)
    return named.isEmpty ? nil : named.joined(separator: ".")
  }

  /// The position of the quotation mark that ends a string.
  private static func endOfString(from start: Int, in text: [UInt8]) -> Int {
    var position = start + 1
    while position < text.count, text[position] != UInt8(ascii: "\"") {
      position += text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position, text.count)
  }
}
