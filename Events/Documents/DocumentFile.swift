internal import Yams

/// Reads what people write, definitions and feed files: YAML 1.2 (one document or several) or JSON.
enum DocumentFile {
  /// The most bytes that a document may have once its aliases are written out: what an event may have.
  static let maximumByteCount = 1 << 20

  /// Each document of the file, in order, with the keys of its maps in the order of the file. A byte order mark at the
  /// beginning is passed over; an alias stands for a copy of what its anchor names.
  /// - Throws: a `Refusal` naming the line where the text is neither, or there is no document in it.
  static func read(_ text: [UInt8], of kind: DocumentKind) throws(Refusal) -> [JSONDocument] {
    let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
    guard let string = String(validating: text, as: UTF8.self) else {
      throw Refusal(.whole, DocumentMistake.notUTF8)
    }
    if let json = try readJSON(text) { return [json] }
    var result: [JSONDocument] = []
    do {
      var nodes = try Yams.compose_all(yaml: string, .basic)
      while let node = nodes.next() {
        var json: [UInt8] = []
        try write(node, to: &json)
        result.append(try document(json))
      }
      // The sequence of documents ends at an error as it does at the end of the file.
      if let error = nodes.error { throw error }
    } catch let refusal as Refusal {
      throw refusal
    } catch let error as YamlError {
      throw refusal(of: error)
    } catch let error as JSONError {
      throw error.refusal(of: [])
    } catch {
      throw Refusal(.whole, DocumentMistake.notYAML(reason: "\(error)", hasLine: false))
    }
    guard !result.isEmpty else {
      throw Refusal(.whole, kind.missing)
    }
    return result
  }

  /// The one object of a JSON file; nil where the text is not JSON, and so may be YAML.
  private static func readJSON(_ text: [UInt8]) throws(Refusal) -> JSONDocument? {
    guard text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{") else {
      return nil
    }
    do {
      return try document(text)
    } catch {
      // YAML takes some texts that begin as JSON does, but gives these two another meaning.
      switch error.mistake {
      case .duplicateKey, .inexactNumber:
        var refusal = error.refusal(of: text)
        refusal.line = 1 + text.prefix(error.offset).count { $0 == 0x0A }
        throw refusal
      default: return nil
      }
    }
  }

  private static func document(_ json: [UInt8]) throws(JSONError) -> JSONDocument {
    var document = JSONDocument()
    try document.read(json[...])
    return document
  }

  private static func refusal(of error: YamlError) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Refusal(line: mark.line, .whole, DocumentMistake.notYAML(reason: problem, hasLine: true))
    case .duplicatedKeysInMapping(let keys, let context):
      Refusal(
        line: context.mark.line, .field("\(keys.map { "\($0)" }.joined(separator: ", "))"),
        DocumentMistake.keyTwice)
    default: Refusal(.whole, DocumentMistake.notYAML(reason: "\(error)", hasLine: false))
    }
  }

  private static func write(_ node: Node, to output: inout [UInt8]) throws {
    guard output.count <= maximumByteCount else {
      throw Refusal(line: node.mark?.line ?? 0, .whole, DocumentMistake.tooLarge)
    }
    try checkTag(of: node)
    switch node {
    case .scalar(let scalar): try write(scalar, to: &output)
    case .sequence(let sequence):
      output.append(UInt8(ascii: "["))
      for (index, element) in sequence.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try write(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .mapping(let mapping):
      output.append(UInt8(ascii: "{"))
      var seen: Set<String> = []
      for (index, (key, value)) in mapping.enumerated() {
        try checkTag(of: key)
        guard key.scalar?.string != "<<" else {
          throw Refusal(line: key.mark?.line ?? 0, .field("<<"), DocumentMistake.mergeKey)
        }
        guard case .scalar(let name) = key, seen.insert(name.string).inserted else {
          throw Refusal(
            line: key.mark?.line ?? 0, .field(key.scalar?.string ?? ""), DocumentMistake.badKey)
        }
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONEscapes.write(name.string, to: &output)
        output.append(UInt8(ascii: ":"))
        try write(value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .alias:
      preconditionFailure("An alias is composed as the node that it stands for.")
    }
  }

  /// Tags say nothing that a document can: only those of YAML's own texts, lists and maps are taken.
  private static func checkTag(of node: Node) throws(Refusal) {
    let (tag, own): (Tag, Tag.Name) =
      switch node {
      case .scalar(let scalar): (scalar.tag, .str)
      case .sequence(let sequence): (sequence.tag, .seq)
      case .mapping(let mapping): (mapping.tag, .map)
      case .alias(let alias): (alias.tag, .str)
      }
    let name = tag.description
    guard !["", "!", own.rawValue].contains(name) else { return }
    throw Refusal(
      line: node.mark?.line ?? 0, value: name.replacing("tag:yaml.org,2002:", with: "!!"), DocumentMistake.tag)
  }

  /// A plain scalar by the JSON schema of YAML 1.2 (null, true, false, numbers); anything else is a string.
  private static func write(_ scalar: Node.Scalar, to output: inout [UInt8]) throws {
    let isText = ["!", Tag.Name.str.rawValue].contains(scalar.tag.description)
    guard scalar.style == .plain, !isText else { return JSONEscapes.write(scalar.string, to: &output) }
    switch scalar.string {
    case "", "~", "null": output.append(contentsOf: "null".utf8)
    case "true", "false": output.append(contentsOf: scalar.string.utf8)
    default:
      if try isNumber(scalar) {
        output.append(contentsOf: scalar.string.utf8)
      } else {
        JSONEscapes.write(scalar.string, to: &output)
      }
    }
  }

  private static func isNumber(_ scalar: Node.Scalar) throws -> Bool {
    var document = JSONDocument()
    do {
      try document.read(ArraySlice(scalar.string.utf8))
      return document.kind(document.root) == .number
    } catch  where error.mistake == .inexactNumber {
      var refusal = error.refusal(of: Array(scalar.string.utf8))
      refusal.line = scalar.mark?.line ?? 0
      throw refusal
    } catch {
      return false
    }
  }
}
