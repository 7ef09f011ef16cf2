/// The words of a definition that is at fault.
extension KnownWords {
  /// The words that a definition uses, as far as they stand where words belong: it need not be one that can be adopted.
  /// - Parameter node: of the definition in a document.
  package static func uses(inDefinition node: Int, of document: JSONDocument) -> [Use] {
    var gathering = UseGathering(document: document)
    gathering.gather(definition: node)
    return gathering.uses
  }
}

private struct UseGathering {
  let document: JSONDocument
  var uses: [KnownWords.Use] = []

  init(document: JSONDocument) { self.document = document }

  mutating func gather(definition node: Int) {
    if let feeds = member(node, "feeds") {
      for feed in texts(feeds) { uses.append(KnownWords.Use(field: .feed, word: feed, path: "feeds")) }
    }
    if let over = member(node, "over") { gather(over, .population, "over") }
    for key in ["count", "of"] {
      if let counting = member(node, key) { gather(counting: counting, key) }
    }
  }

  private mutating func gather(counting node: Int, _ path: String) {
    gather(relation: node, path)
    for key in ["preceded", "followed"] {
      if let relation = member(node, key) { gather(relation: relation, path + "." + key) }
    }
    if let each = member(node, "each"), let relation = member(each, "followed") {
      gather(relation: relation, path + ".each.followed")
    }
    guard let weights = member(node, "weights"), let by = member(weights, "by"), document.kind(by) == .string,
      let name = FieldName(document.string(by)), let field = KnownWords.Field(name)
    else { return }
    if let attribute = name.attribute {
      uses.append(KnownWords.Use(field: .attribute, word: attribute, path: path + ".weights.by"))
    }
    guard let values = member(weights, "values"), document.kind(values) == .object else { return }
    for key in document.members(values) { gather(key, field, path + ".weights.values." + document.string(key)) }
  }

  /// Gathers the words of `where`.
  private mutating func gather(relation node: Int, _ path: String) {
    if let condition = member(node, "where") { gather(condition: condition, path + ".where") }
  }

  private mutating func gather(condition node: Int, _ path: String) {
    guard document.kind(node) == .object else { return }
    for key in document.members(node) {
      let (text, value) = (document.string(key), key + 1)
      if text == "anyOf", document.kind(value) == .array {
        for alternative in document.elements(value) { gather(condition: alternative, path + ".anyOf") }
      }
      guard let name = FieldName(text), let field = KnownWords.Field(name) else { continue }
      let place = path + "." + text
      if let attribute = name.attribute {
        uses.append(KnownWords.Use(field: .attribute, word: attribute, path: place))
      }
      gather(value, field, place)
    }
  }

  /// Gathers the words of a test: a word, a list of them, or what is not to be, or all to be there.
  private mutating func gather(_ node: Int, _ field: KnownWords.Field, _ path: String) {
    for word in texts(node) where Words.isPath(Array(word.utf8)[...]) {
      uses.append(KnownWords.Use(field: field, word: word, path: path))
    }
  }

  private func texts(_ node: Int) -> [String] {
    switch document.kind(node) {
    case .string: [document.string(node)]
    case .array: document.elements(node).flatMap { texts($0) }
    case .object: ["not", "all"].compactMap { member(node, $0) }.flatMap { texts($0) }
    case .null, .true, .false, .number: []
    }
  }

  /// The value of a member; nil where there is none, or the node is no object.
  private func member(_ node: Int, _ key: String) -> Int? {
    document.kind(node) == .object ? document.member(node, key) : nil
  }
}
