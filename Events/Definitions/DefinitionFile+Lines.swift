internal import Yams

extension DefinitionFile {
  /// A refusal of a definition, with the line of the file on which its field stands; where the field is not there, that
  /// of the map that should have it. One that has a line already keeps it.
  /// - Parameters:
  ///   - refusal: its field is a path such as `definition.count.where.age`.
  ///   - index: the position of the definition in the file.
  ///   - text: the file's content.
  package static func located(_ refusal: Refusal, definition index: Int, in text: [UInt8]) -> Refusal {
    guard let document = document(index, of: text) else { return refusal }
    return refusal.map { $0.line == 0 ? located($0, in: document) : $0 }
  }

  private static func located(_ refusal: Refusal, in document: Node) -> Refusal {
    var path = ""
    if case .field(let field) = refusal.place { path = field }
    var keys = path.split(separator: ".").map(String.init)[...]
    if keys.first == "data" { keys.removeFirst() }
    if keys.first == "definition" { keys.removeFirst() }
    var refusal = refusal
    refusal.line = line(of: keys, in: document) ?? document.mark?.line ?? 0
    return refusal
  }

  private static func document(_ index: Int, of text: [UInt8]) -> Node? {
    guard var nodes = try? Yams.compose_all(yaml: String(decoding: text, as: UTF8.self), .basic) else { return nil }
    for _ in 0..<index { _ = nodes.next() }
    return nodes.next()
  }

  /// The line of the last key of a path that is there; nil where not even the first is.
  private static func line(of path: ArraySlice<String>, in node: Node) -> Int? {
    guard let key = path.first else { return nil }
    switch node {
    case .mapping(let mapping):
      // The name of an attribute holds a full stop itself.
      let keys = [(key, 1), (path.prefix(2).joined(separator: "."), 2)]
      for (key, count) in keys {
        guard let (name, value) = mapping.first(where: { $0.key.scalar?.string == key }) else { continue }
        return line(of: path.dropFirst(count), in: value) ?? name.mark?.line
      }
      return nil
    case .sequence(let sequence):
      // A path names no position in a list: the first element that has the key, most often the only one.
      return sequence.lazy.compactMap { line(of: path, in: $0) }.first
    case .scalar, .alias: return nil
    }
  }
}
