import Events

/// What the columns of an area file mean.
enum AreaColumns {
  /// One level of a look-up: a column of codes, with one of names where there is one.
  struct Level {
    var word: String
    var title: String
    /// The year of its title, such as 11; nil where it has none.
    var year: Int?
    var code: Int
    var name: Int?
  }

  /// The places of the columns of a list.
  struct List {
    var code, name, level, parent: Int
    var geography, start, end: Int?
  }

  /// The columns of a look-up from one vintage of areas to the next.
  struct Changes {
    var old, new: Level
    var indicator: Int
    var coarser: [Level]
    /// The day of the census from which on the new areas are.
    var day: CivilDate
  }

  /// The columns code, name, level and parent, and what else there is.
  case list(List)
  /// The levels of a look-up, from the finest.
  case lookUp([Level])
  case changes(Changes)

  init(_ titles: [String], in reader: CSVReader) throws(Refusal) {
    if let list = AreaColumns.list(titles) {
      self = .list(list)
      return
    }
    let indicator = titles.firstIndex { ["CHGIND", "CHNGIND"].contains($0.uppercased()) }
    let levels = try AreaColumns.levels(titles, indicator, reader)
    if let indicator, let changes = try AreaColumns.changes(levels, indicator, reader) {
      self = .changes(changes)
      return
    }
    for (index, level) in levels.enumerated()
    where levels[..<index].contains(where: { $0.word == level.word }) {
      throw reader.refusal(level.title, field: level.title, AreaMistake.levelTwice(level.word))
    }
    self = .lookUp(levels)
  }

  private static func list(_ titles: [String]) -> List? {
    let titles = titles.map { $0.lowercased() }
    let known: Set<String> = ["code", "name", "level", "parent", "geography", "start", "end"]
    guard known.isSuperset(of: titles), let code = titles.firstIndex(of: "code"),
      let name = titles.firstIndex(of: "name"), let level = titles.firstIndex(of: "level"),
      let parent = titles.firstIndex(of: "parent")
    else { return nil }
    return List(
      code: code, name: name, level: level, parent: parent, geography: titles.firstIndex(of: "geography"),
      start: titles.firstIndex(of: "start"), end: titles.firstIndex(of: "end"))
  }

  private static func levels(
    _ titles: [String], _ indicator: Int?, _ reader: CSVReader
  ) throws(Refusal) -> [Level] {
    var levels: [Level] = []
    for (index, title) in titles.enumerated() where title.uppercased().hasSuffix("CD") {
      var stem = title.lowercased().dropLast(2)
      let digits = stem.reversed().prefix { ("0"..."9").contains($0) }.count
      let year = Int(stem.suffix(min(digits, 2)))
      stem.removeLast(digits)
      guard isWord(String(stem)) else { throw unknown(title, reader) }
      levels.append(Level(word: AreaLevel.word(ofColumn: String(stem)), title: title, year: year, code: index))
    }
    for (index, title) in titles.enumerated() where !title.uppercased().hasSuffix("CD") && index != indicator {
      if isHousekeeping(title) { continue }
      let codeTitle = title.dropLast(2) + "CD"
      guard title.uppercased().hasSuffix("NM"),
        let level = levels.firstIndex(where: { $0.title.uppercased() == codeTitle.uppercased() })
      else { throw unknown(title, reader) }
      levels[level].name = index
    }
    guard !levels.isEmpty else { throw reader.refusal(reader.rowText, AreaMistake.noCodes) }
    return levels
  }

  /// The columns of a look-up with a change indicator; nil where no level stands in it twice.
  private static func changes(
    _ levels: [Level], _ indicator: Int, _ reader: CSVReader
  ) throws(Refusal) -> Changes? {
    for (index, level) in levels.enumerated() {
      guard let other = levels[(index + 1)...].first(where: { $0.word == level.word }) else { continue }
      let pair = [level, other].sorted { ($0.year ?? 0) < ($1.year ?? 0) }
      guard let old = pair[0].year, let new = pair[1].year, let day = CensusDay.between(old, new) else {
        throw reader.refusal(pair[1].title, field: pair[1].title, AreaMistake.unknownVintages)
      }
      return Changes(
        old: pair[0], new: pair[1], indicator: indicator,
        coarser: levels.filter { $0.code != level.code && $0.code != other.code }, day: day)
    }
    return nil
  }

  /// Lower-case letters and digits joined by hyphens.
  static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
      }
  }

  /// Columns that ONS's systems add, codes of other systems, Welsh names, and where an area lies on the map.
  private static func isHousekeeping(_ title: String) -> Bool {
    let upper = title.uppercased()
    return housekeeping.contains(upper) || ["NMW", "CDO", "CDOLD", "CDH"].contains(where: upper.hasSuffix)
  }

  private static let housekeeping: Set<String> = [
    "FID", "OBJECTID", "GLOBALID", "SHAPE__AREA", "SHAPE__LENGTH", "SHAPE__ARE", "SHAPE__LEN", "BNG_E", "BNG_N",
    "LONG", "LAT",
  ]

  private static func unknown(_ title: String, _ reader: CSVReader) -> Refusal {
    reader.refusal(title, field: title, AreaMistake.unknownColumn)
  }
}
