import Events

/// What the rows of a look-up with a change indicator say of the areas that are no more.
///
/// A row names an old and a new area, and the district in which both lie. A code that is an old and a new one is of an
/// area that goes on.
struct AreaChanges {
  /// An old area, and how often a row puts it into which area.
  private struct Old {
    var mention: AreaMention
    var parents: [String: (mention: AreaMention, rows: Int)] = [:]
    var line: Int

    /// The area in which most of its rows put it; among those alike, the one with the first code.
    var parent: AreaMention? {
      parents.values.max { ($0.rows, $1.mention.code) < ($1.rows, $0.mention.code) }?.mention
    }
  }

  private var old: [Old] = []
  private var places: [String: Int] = [:]
  private var new: Set<String> = []
  /// Old areas that rows put into several districts.
  private var ambiguous: [AreaNote.Choice] = []

  mutating func note(old: AreaMention?, new: AreaMention?, in parent: AreaMention?, line: Int) {
    if let new { self.new.insert(new.code) }
    guard let old else { return }
    let place = places[old.code] ?? self.old.count
    if place == self.old.count {
      places[old.code] = place
      self.old.append(Old(mention: old, line: line))
    }
    guard let parent else { return }
    self.old[place].parents[parent.code, default: (parent, 0)].rows += 1
  }

  /// Adds the areas that ended, and says of the new ones that they began.
  mutating func add(
    to collection: inout AreaCollection, day: CivilDate, geography: String?, _ reader: CSVReader
  ) throws(Refusal) {
    for area in old where !new.contains(area.mention.code) {
      let (mention, parent) = (area.mention, area.parent)
      let link = parent.map { AreaGeography.ofLink(finer: mention, coarser: $0) }
      let row = AreaRow(
        code: mention.code, name: mention.name, level: mention.level, parent: parent?.code,
        geography: geography ?? link ?? AreaGeography.of(mention.code, level: mention.level), end: day, line: area.line)
      try collection.add(row, column: mention.column, reader)
      guard area.parents.count > 1, let parent else { continue }
      let others = area.parents.keys.filter { $0 != parent.code }.sorted()
      ambiguous.append(AreaNote.Choice(area: mention.code, chosen: parent.code, others: others))
    }
    for code in new where places[code] == nil { collection.begin(code, on: day) }
  }

  /// Which districts were chosen for areas that lay in several.
  func note(file: String) -> AreaNote? {
    ambiguous.isEmpty
      ? nil : .chosen(file: file, count: ambiguous.count, first: Array(ambiguous.prefix(AreaNote.maximumExampleCount)))
  }
}
