package import Events

/// Reads files that place areas in the hierarchy: ONS look-ups, or lists of `code,name,level,parent[,geography]`.
///
/// In a look-up the columns that end with `CD` go from the finest level to the coarsest; the parent of an area is the
/// next code of its row that is not blank, not its own and none of "no such area". A column that ends with `NM` beside
/// gives the names. A look-up from one vintage of areas to the next has a change indicator, `CHGIND`. Blank rows, and
/// rows that lack the code of their area, are left out.
package struct AreaReader {
  private let geography: String?
  private var reader: CSVReader
  private var collection = AreaCollection()
  private var changes = AreaChanges()
  private var rowsWithoutCodes = 0
  private var pseudoCodes = 0

  /// The areas of a file, and where they lie.
  ///
  /// - Parameter geography: the geography of all links; nil where codes, or a column, tell it.
  /// - Throws: `Refusal` for the first row that cannot be read, that gives an area a second parent in one geography, a
  ///   second name or level, or that closes a cycle; and where no row names an area.
  package static func table(
    file: String, bytes: [UInt8], geography: String? = nil
  ) throws(Refusal) -> AreaTable {
    var reader = AreaReader(file: file, bytes: bytes, geography: geography)
    return try reader.table()
  }

  /// The rows of the table alone.
  package static func read(file: String, bytes: [UInt8]) throws(Refusal) -> [AreaRow] {
    try table(file: file, bytes: bytes).rows
  }

  private init(file: String, bytes: [UInt8], geography: String?) {
    self.geography = geography
    reader = CSVReader(file: file, bytes: bytes)
  }

  private mutating func table() throws(Refusal) -> AreaTable {
    let columns = try AreaColumns(try reader.header(), in: reader)
    while try reader.nextFilled() {
      switch columns {
      case .list(let list): try addListed(list)
      case .lookUp(let levels): try addChain(levels)
      case .changes(let columns): try addChange(columns)
      }
    }
    if case .changes(let columns) = columns {
      try changes.add(to: &collection, day: columns.day, geography: geography, reader)
    }
    var table = try collection.table(file: reader.file)
    rowsWithoutCodes += reader.blankRowCount
    if rowsWithoutCodes > 0 { table.notes.append(.withoutCodes(file: reader.file, rows: rowsWithoutCodes)) }
    if pseudoCodes > 0 { table.notes.append(.noSuchArea(file: reader.file, count: pseudoCodes)) }
    if let note = changes.note(file: reader.file) { table.notes.append(note) }
    return table
  }

  // MARK: Look-ups

  /// The areas of the row, from the finest: without blank codes, without those of no area, and each code once, as a
  /// unitary authority stands for itself in the column of the counties.
  private mutating func chain(_ levels: [AreaColumns.Level]) throws(Refusal) -> [AreaMention] {
    var chain: [AreaMention] = []
    for level in levels {
      guard let mention = try mention(level), mention.code != chain.last?.code else { continue }
      chain.append(mention)
    }
    return chain
  }

  private mutating func addChain(_ levels: [AreaColumns.Level]) throws(Refusal) {
    let isNameAlone = levels.first.map { lacksCode($0) } ?? false
    if isNameAlone || levels.allSatisfy({ reader.isBlank($0.code) }) {
      rowsWithoutCodes += 1
    } else {
      try add(try chain(levels))
    }
  }

  private mutating func add(_ chain: [AreaMention]) throws(Refusal) {
    try AreaRank.check(chain, in: reader)
    try collection.add(chain: chain, geography: geography, reader)
  }

  /// Whether the row names an area of a level and does not give its code: then the row cannot be placed.
  private func lacksCode(_ level: AreaColumns.Level) -> Bool {
    reader.isBlank(level.code) && level.name.map { !reader.isBlank($0) } ?? false
  }

  private mutating func mention(_ level: AreaColumns.Level) throws(Refusal) -> AreaMention? {
    if reader.isBlank(level.code) { return nil }
    let code = reader.text(level.code)
    try AreaCode.check(code, column: level.title, in: reader)
    if AreaCode.isPseudo(code) {
      pseudoCodes += 1
      return nil
    }
    return AreaMention(
      code: code, name: level.name.flatMap { text($0) }, level: AreaLevel.word(ofCode: code, column: level.word),
      column: level.title)
  }

  /// Adds the new area of the row with what lies above it; what the old one is, the last row tells.
  private mutating func addChange(_ columns: AreaColumns.Changes) throws(Refusal) {
    let (old, new) = (try mention(columns.old), try mention(columns.new))
    guard old != nil || new != nil else {
      guard !lacksCode(columns.old), !lacksCode(columns.new) else {
        rowsWithoutCodes += 1
        return
      }
      return try addChain(columns.coarser)
    }
    let coarser = try chain(columns.coarser)
    let indicator = reader.text(columns.indicator)
    guard ["U", "S", "M", "X"].contains(indicator.uppercased()) else {
      throw reader.refusal(indicator, field: "CHGIND", AreaMistake.badChange)
    }
    if indicator.uppercased() == "U", let old, let new, old.code != new.code {
      throw reader.refusal(new.code, field: columns.new.title, AreaMistake.unchangedButOther(old.code))
    }
    if let new { try add([new] + coarser) }
    changes.note(old: old, new: new, in: coarser.first, line: reader.line)
  }

  // MARK: Lists

  private mutating func addListed(_ list: AreaColumns.List) throws(Refusal) {
    guard let code = text(list.code) else {
      rowsWithoutCodes += 1
      return
    }
    let parent = text(list.parent) ?? ""
    try AreaCode.check(code, column: "code", in: reader)
    if !parent.isEmpty { try AreaCode.check(parent, column: "parent", in: reader) }
    pseudoCodes += [code, parent].count(where: AreaCode.isPseudo)
    if AreaCode.isPseudo(code) { return }
    let level = reader.text(list.level)
    guard AreaColumns.isWord(level) else { throw reader.refusal(level, field: "level", AreaMistake.badLevel) }
    let area = AreaMention(code: code, name: text(list.name), level: level, column: "code")
    let above =
      parent.isEmpty || AreaCode.isPseudo(parent)
      ? nil : AreaMention(code: parent, level: AreaLevel.word(ofCode: parent, column: level), column: "parent")
    let own = above.map { AreaGeography.ofLink(finer: area, coarser: $0) } ?? AreaGeography.of(code, level: level)
    let named = try listed(geography: list.geography)
    let row = AreaRow(
      code: code, name: area.name, level: level, parent: above?.code, geography: geography ?? named ?? own,
      start: try date(list.start, "start"), end: try date(list.end, "end"), line: reader.line)
    try collection.add(row, column: "code", reader)
  }

  private func listed(geography column: Int?) throws(Refusal) -> String? {
    guard let column, let word = text(column) else { return nil }
    guard Words.isPath(Array(word.utf8)[...]) else {
      throw reader.refusal(word, field: "geography", AreaMistake.badGeography)
    }
    return word
  }

  private func date(_ column: Int?, _ title: String) throws(Refusal) -> CivilDate? {
    guard let column, let text = text(column) else { return nil }
    guard let date = CivilDate(text) else { throw reader.refusal(text, field: title, AreaMistake.badDate) }
    return date
  }

  /// The text of a field; nil where it holds nothing but spaces.
  private func text(_ column: Int) -> String? { reader.isBlank(column) ? nil : reader.text(column) }
}
