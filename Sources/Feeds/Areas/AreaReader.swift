package import Events

/// Reads files that place areas in the hierarchy: ONS look-ups, or lists of `code,name,level,parent`.
///
/// In a look-up the columns that end with `CD` go from the finest level to the coarsest; the parent of an area is the
/// next code of its row that is not blank and not its own. A column that ends with `NM` beside gives the names; an
/// area without a name gets its code.
package enum AreaReader {
  /// The areas of a file, each once, parents before their children.
  ///
  /// - Throws: `Refusal` for the first row that cannot be read, that gives an area a second parent, name or level, or
  ///   that closes a cycle.
  package static func read(file: String, bytes: [UInt8]) throws(Refusal) -> [AreaRow] {
    var reader = CSVReader(file: file, bytes: bytes)
    let columns = try AreaColumns(try reader.header(), in: reader)
    var collection = AreaCollection()
    while try reader.next() {
      switch columns {
      case .list(let code, let name, let level, let parent):
        try addListed(reader, code: code, name: name, level: level, parent: parent, to: &collection)
      case .lookUp(let levels): try addChain(reader, levels, to: &collection)
      }
    }
    return try collection.ordered(file: file)
  }

  private static func addListed(
    _ reader: CSVReader, code: Int, name: Int, level: Int, parent: Int, to collection: inout AreaCollection
  ) throws(Refusal) {
    let (codeText, levelText, parentText) = (reader.text(code), reader.text(level), reader.text(parent))
    try AreaCode.check(codeText, column: "code", in: reader)
    if !parentText.isEmpty { try AreaCode.check(parentText, column: "parent", in: reader) }
    guard AreaColumns.isWord(levelText) else {
      throw reader.refusal(levelText, field: "level", AreaMistake.badLevel)
    }
    let row = AreaRow(
      code: codeText, name: reader.text(name).isEmpty ? codeText : reader.text(name), level: levelText,
      parent: parentText.isEmpty ? nil : parentText, line: reader.line)
    try collection.add(row, column: "code", reader)
  }

  private static func addChain(
    _ reader: CSVReader, _ levels: [AreaColumns.Level], to collection: inout AreaCollection
  ) throws(Refusal) {
    guard !reader.fields[levels[0].code].range.isEmpty else {
      throw reader.refusal("", field: levels[0].title, AreaMistake.noFinestCode)
    }
    var chain: [(level: AreaColumns.Level, code: String)] = []
    for level in levels {
      let code = reader.text(level.code)
      // A unitary authority stands for itself in the column of the counties.
      if code.isEmpty || code == chain.last?.code { continue }
      try AreaCode.check(code, column: level.title, in: reader)
      chain.append((level, code))
    }
    for (index, (level, code)) in chain.enumerated() {
      let name = level.name.map { reader.text($0) } ?? ""
      let row = AreaRow(
        code: code, name: name.isEmpty ? code : name, level: level.word,
        parent: index + 1 < chain.count ? chain[index + 1].code : nil, line: reader.line)
      try collection.add(row, column: level.title, reader)
    }
  }
}
