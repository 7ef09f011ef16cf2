internal import Events

/// A key whose value differs between two versions of a definition.
struct DefinitionChange: Equatable {
  /// Where it stands, such as `count.preceded.within`.
  var key: String
  /// The JSON of its value on each side; nil where the key is not there.
  var from: String?
  var to: String?

  /// The differences of two definitions in canonical JSON, in the order of the keys.
  static func changes(from first: [UInt8], to second: [UInt8]) throws -> [DefinitionChange] {
    var (left, right) = (JSONDocument(), JSONDocument())
    try left.read(first[...])
    try right.read(second[...])
    var changes: [DefinitionChange] = []
    compare((left, left.root), (right, right.root), path: "", to: &changes)
    return changes
  }

  private typealias Side = (document: JSONDocument, node: Int)

  private static func compare(_ left: Side?, _ right: Side?, path: String, to changes: inout [DefinitionChange]) {
    guard let left, let right, left.document.kind(left.node) == .object,
      right.document.kind(right.node) == .object
    else {
      let (from, to) = (left.map(text), right.map(text))
      if from != to { changes.append(DefinitionChange(key: path, from: from, to: to)) }
      return
    }
    let keys = Set(names(left) + names(right)).sorted()
    for key in keys {
      compare(
        left.document.member(left.node, key).map { (left.document, $0) },
        right.document.member(right.node, key).map { (right.document, $0) },
        path: path.isEmpty ? key : path + "." + key, to: &changes)
    }
  }

  private static func names(_ side: Side) -> [String] {
    side.document.members(side.node).map { side.document.string($0) }
  }

  private static func text(_ side: Side) -> String {
    var json: [UInt8] = []
    CanonicalJSON.write(side.document, side.node, to: &json)
    return String(decoding: json, as: UTF8.self)
  }
}
