internal import Events
internal import Presentation

/// A key whose value differs between two versions of a definition, or of a feed file.
struct VersionChange: Equatable {
  /// Where it stands, such as `count.preceded.within`.
  var key: String
  /// The JSON of its value on each side; nil where the key is not there.
  var from: String?
  var to: String?

  /// The differences of two maps in canonical JSON, in the order of the keys.
  static func changes(from first: [UInt8], to second: [UInt8]) throws -> [VersionChange] {
    var (left, right) = (JSONDocument(), JSONDocument())
    try left.read(first[...])
    try right.read(second[...])
    var changes: [VersionChange] = []
    compare((left, left.root), (right, right.root), path: "", to: &changes)
    return changes
  }

  /// The changes as JSON, with what they are changes of and between which versions.
  static func json(
    _ changes: [VersionChange], of named: (key: String, name: String), _ first: Int, _ second: Int
  ) -> JSONOutput {
    .object([
      (named.key, .string(named.name)), ("from", .whole(first)), ("to", .whole(second)),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("key", .string(change.key)), ("from", change.from.map { .raw(Array($0.utf8)) } ?? .null),
              ("to", change.to.map { .raw(Array($0.utf8)) } ?? .null),
            ])
          })
      ),
    ])
  }

  /// The changes as CSV (RFC 4180).
  static func csv(_ changes: [VersionChange]) -> String {
    CSVTable.text(columns: ["key", "from", "to"], rows: changes.map { [$0.key, $0.from ?? "", $0.to ?? ""] })
  }

  private typealias Side = (document: JSONDocument, node: Int)

  private static func compare(_ left: Side?, _ right: Side?, path: String, to changes: inout [VersionChange]) {
    guard let left, let right, left.document.kind(left.node) == .object,
      right.document.kind(right.node) == .object
    else {
      let (from, to) = (left.map(text), right.map(text))
      if from != to { changes.append(VersionChange(key: path, from: from, to: to)) }
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
