/// The words that feed files use.
extension KnownWords {
  /// Adds the words of a feed file: its name, its source, and what its columns stand for.
  package mutating func insert(_ file: FeedFile) {
    insert(defined: file.feed, .feed)
    insert(defined: file.source, .source)
    for use in KnownWords.uses(in: file) { insert(defined: use.word, use.field) }
  }

  /// The words that a feed file uses, beside the feed's own name.
  package static func uses(in file: FeedFile) -> [Use] {
    var uses = [Use(field: .source, word: file.source, path: "source")]
    for name in file.covers where !name.utf8.elementsEqual(file.feed.utf8) {
      uses.append(Use(field: .feed, word: name, path: "covers"))
    }
    for mapping in file.fields {
      let path = "columns." + mapping.field
      guard let field = field(mapping.field, of: file.row) else { continue }
      if case .attributeValue(let attribute) = field {
        uses.append(Use(field: .attribute, word: attribute, path: path))
      }
      if case .constant(let json) = mapping.origin { add(json, field, path + ".value", to: &uses) }
      for code in mapping.codes { add(code.value, field, "\(path).codes.\(code.pattern.text)", to: &uses) }
      if case .word(let word) = mapping.otherwise {
        uses.append(Use(field: field, word: word, path: path + ".otherwise"))
      }
    }
    return uses
  }

  /// The words that a field has; nil where its words are not free.
  private static func field(_ name: String, of row: FeedFile.Row) -> Field? {
    if row == .statistic { return name == "indicator" ? .indicator : nil }
    return FieldName(name).flatMap { Field($0) }
  }

  /// Adds the words that JSON is: a text, or a list of texts.
  private static func add(_ json: [UInt8], _ field: Field, _ path: String, to uses: inout [Use]) {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil else { return }
    let isList = document.kind(document.root) == .array
    for node in isList ? Array(document.elements(document.root)) : [document.root]
    where document.kind(node) == .string {
      uses.append(Use(field: field, word: document.string(node), path: path))
    }
  }
}
