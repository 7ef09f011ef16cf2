internal import Events

extension [UInt8] {
  /// Appends a literal.
  mutating func append(_ literal: String) {
    append(contentsOf: literal.utf8)
  }

  /// Appends a key and a text, or nothing for nil.
  mutating func append(_ key: String, _ text: String?) {
    guard let text else { return }
    append(key)
    append(json: text)
  }

  /// Appends a key and a number, or nothing for nil.
  mutating func append(_ key: String, _ number: Double?) {
    guard let number else { return }
    append(key)
    DecimalParser.append(number, to: &self)
  }

  /// Appends a JSON string with the escapes of RFC 8785, which are the fewest possible.
  mutating func append(json text: String) { JSONEscapes.write(text, to: &self) }
}
