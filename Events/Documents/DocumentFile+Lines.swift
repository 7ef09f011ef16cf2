internal import Yams

extension DocumentFile {
  /// A refusal of a document, with the line of the file on which its field stands; where the field is not there, that of
  /// the map that should have it. One that has a line already keeps it.
  /// - Parameters:
  ///   - refusal: its field is a path such as `definition.count.where.age`, perhaps with `data.` before it.
  ///   - index: the position of the document in the file.
  ///   - text: the file's content.
  static func located(_ refusal: Refusal, document index: Int, of kind: DocumentKind, in text: [UInt8]) -> Refusal {
    guard let document = document(index, of: text) else { return refusal }
    return refusal.map { $0.line == 0 ? located($0, below: kind.root, in: document) : $0 }
  }

  private static func located(_ refusal: Refusal, below root: String, in document: Node) -> Refusal {
    var path = ""
    if case .field(let field) = refusal.place { path = field }
    var keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
    if keys.first == "data" { keys.removeFirst() }
    if keys.first == root { keys.removeFirst() }
    var refusal = refusal
    refusal.line = line(of: keys, in: document) ?? document.mark?.line ?? 0
    return refusal
  }

  private static func document(_ index: Int, of text: [UInt8]) -> Node? {
    guard var nodes = try? Yams.compose_all(yaml: String(decoding: text, as: UTF8.self), .basic) else { return nil }
    for _ in 0..<index { _ = nodes.next() }
    return nodes.next()
  }

  /// A key that names an element of a list, such as `rows[3]`: the list and the position, from 1.
  private static func element(_ key: String) -> (String, Int)? {
    guard let match = key.wholeMatch(of: /(\w+)\[([0-9]{1,6})\]/), let position = Int(match.2) else { return nil }
    return (String(match.1), position)
  }

  /// The line of the last key of a path that is there; nil where not even the first is.
  private static func line(of path: ArraySlice<String>, in node: Node) -> Int? {
    guard !path.isEmpty else { return nil }
    switch node {
    case .mapping(let mapping):
      // A key may hold full stops itself: the name of an attribute, a code such as `14..`.
      for count in 1...path.count {
        let key = path.prefix(count).joined(separator: ".")
        if let (list, position) = element(key),
          let value = mapping.first(where: { $0.key.scalar?.string == list })?.value,
          let elements = value.sequence, elements.indices.contains(position - 1)
        {
          let element = elements[position - 1]
          return line(of: path.dropFirst(count), in: element) ?? element.mark?.line
        }
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
