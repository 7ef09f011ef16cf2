/// What a row says of one field.
package enum MappedValue: Hashable, Sendable {
  /// The row has nothing there.
  case absent
  /// The sheet has no such column: the field stays as it is held.
  case asHeld
  /// Canonical JSON (RFC 8785); lists are sorted by their elements' bytes, each element once.
  case json([UInt8])

  static func string(_ text: String) -> MappedValue {
    var json: [UInt8] = []
    json.append(json: text)
    return .json(json)
  }
}
