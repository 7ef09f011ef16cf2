internal import Events

/// What a row says of one field.
package enum MappedValue: Hashable, Sendable {
  /// The row has nothing there.
  case absent
  /// The sheet has no such column: the field stays as it is held.
  case asHeld
  /// Canonical JSON (RFC 8785); lists are sorted by their elements' bytes, each element once.
  case json([UInt8])

  /// The text that it is; nil where it is none.
  var text: String? {
    guard case .json(let json) = self, json.first == UInt8(ascii: "\"") else { return nil }
    let isPlain = !json.contains(UInt8(ascii: "\\"))
    if isPlain { return String(decoding: json.dropFirst().dropLast(), as: UTF8.self) }
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { return nil }
    return document.string(document.root)
  }

  static func string(_ text: String) -> MappedValue {
    var json: [UInt8] = []
    json.append(json: text)
    return .json(json)
  }
}
