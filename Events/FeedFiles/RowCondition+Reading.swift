/// Reading `where`: a column for each key; what its cell is to be, or not to be.
extension FeedFile.RowCondition {
  static func all(_ outer: ObjectReader) throws(Refusal) -> [FeedFile.RowCondition] {
    guard let node = outer.node("where") else { return [] }
    let document = outer.document
    let reader = try ObjectReader(document, node, path: outer.path + ".where", keys: []) { _ in true }
    guard !reader.names.isEmpty else { throw outer.fault("where", .noCondition) }
    var faults = FaultCollector()
    var conditions: [FeedFile.RowCondition] = []
    for name in reader.names {
      guard let value = reader.node(name) else { continue }
      let path = reader.path + "." + name
      let condition = faults.take { () throws(Refusal) in
        FeedFile.RowCondition(
          column: FeedFile.Column([try FeedFile.Pattern(name, at: path)]),
          isOneOf: document.kind(value) != .object, values: try values(document, value, path))
      }
      if let condition { conditions.append(condition) }
    }
    try faults.end()
    return conditions
  }

  private static func values(
    _ document: JSONDocument, _ node: Int, _ path: String
  ) throws(Refusal) -> [FeedFile.CodePattern] {
    var node = node
    if document.kind(node) == .object {
      let reader = try ObjectReader(document, node, path: path, keys: ["not"])
      try reader.refuseUnknownKeys()
      guard let inner = reader.node("not") else { throw reader.missing("not") }
      node = inner
    }
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    var patterns: [FeedFile.CodePattern] = []
    for node in nodes {
      switch document.kind(node) {
      case .null: patterns.append(.text(""))
      case .array, .object:
        throw Refusal(.field(path), value: ObjectReader.text(document, node), FeedFileMistake.noCondition)
      case .string: patterns.append(try FeedFile.CodePattern(document.string(node), at: path))
      case .number, .true, .false: patterns.append(.text(ObjectReader.text(document, node)))
      }
    }
    guard !patterns.isEmpty else { throw Refusal(.field(path), value: "[]", FeedFileMistake.noCondition) }
    return patterns
  }
}
