import Events

/// What the columns of an area file mean.
enum AreaColumns {
  /// One level of a look-up: a column of codes, with one of names where there is one.
  struct Level {
    var word: String
    var title: String
    var code: Int
    var name: Int?
  }

  /// The levels of a look-up, from the finest.
  case lookUp([Level])
  /// The columns code, name, level and parent.
  case list(code: Int, name: Int, level: Int, parent: Int)

  init(_ titles: [String], in reader: CSVReader) throws(Refusal) {
    if Set(titles) == ["code", "name", "level", "parent"] {
      let place = { (title: String) in titles.firstIndex(of: title)! }
      self = .list(code: place("code"), name: place("name"), level: place("level"), parent: place("parent"))
      return
    }
    var levels: [Level] = []
    for (index, title) in titles.enumerated() where title.uppercased().hasSuffix("CD") {
      let word = AreaColumns.word(title)
      guard AreaColumns.isWord(word) else { throw AreaColumns.unknown(title, reader) }
      levels.append(Level(word: word, title: title, code: index))
    }
    for (index, title) in titles.enumerated() where !title.uppercased().hasSuffix("CD") {
      if AreaColumns.isHousekeeping(title) { continue }
      let codeTitle = title.dropLast(2) + "CD"
      guard title.uppercased().hasSuffix("NM"),
        let level = levels.firstIndex(where: { $0.title.uppercased() == codeTitle.uppercased() })
      else { throw AreaColumns.unknown(title, reader) }
      levels[level].name = index
    }
    guard !levels.isEmpty else {
      throw reader.refusal(reader.rowText, AreaMistake.noCodes)
    }
    for (index, level) in levels.enumerated()
    where levels[..<index].contains(where: { $0.word == level.word }) {
      throw reader.refusal(level.title, field: level.title, AreaMistake.levelTwice(level.word))
    }
    self = .lookUp(levels)
  }

  /// Lower-case letters and digits joined by hyphens.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
      }
  }

  /// The level of a column: its title without `CD` and the year, in words where ONS's letters have some.
  private static func word(_ title: String) -> String {
    var stem = title.lowercased().dropLast(2)
    while stem.last?.isNumber == true { stem.removeLast() }
    return words[String(stem)] ?? String(stem)
  }

  private static let words = [
    "lad": "district", "rgn": "region", "cty": "county", "pfa": "police-force-area", "ctry": "country",
    "wd": "ward",
  ]

  /// Columns that ONS's systems add, and Welsh names.
  private static func isHousekeeping(_ title: String) -> Bool {
    let upper = title.uppercased()
    return ["FID", "OBJECTID", "GLOBALID", "SHAPE__AREA", "SHAPE__LENGTH"].contains(upper)
      || upper.hasSuffix("NMW")
  }

  private static func unknown(_ title: String, _ reader: CSVReader) -> Refusal {
    reader.refusal(title, field: title, AreaMistake.unknownColumn)
  }
}
