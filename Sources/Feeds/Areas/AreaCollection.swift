import Events

/// The areas of one file, each once, with its places.
struct AreaCollection {
  private struct Entry {
    /// The area without a place.
    var area: AreaRow
    var links: [Link] = []
  }

  private struct Link {
    var geography: String
    var parent: String
    var line: Int
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// By area, nil where rows name several.
  private var administrativeParents: [String: String?] = [:]

  /// Adds an area and its place, or checks that it is what is already there.
  mutating func add(_ row: AreaRow, column: String, _ reader: CSVReader) throws(Refusal) {
    let place: Int
    if let known = places[row.code] {
      place = known
      try merge(row, into: known, column: column, reader)
    } else {
      place = entries.count
      places[row.code] = place
      var area = row
      area.parent = nil
      entries.append(Entry(area: area))
    }
    guard let parent = row.parent else { return }
    guard let link = entries[place].links.first(where: { $0.geography == row.geography }) else {
      return entries[place].links.append(Link(geography: row.geography, parent: parent, line: row.line))
    }
    guard link.parent != parent else { return }
    throw reader.refusal(
      row.code, field: column, AreaMistake.twoTraits(.parent, here: parent, earlier: link.parent, line: link.line))
  }

  /// Adds what a row says of an area that the file has named before.
  private mutating func merge(
    _ row: AreaRow, into place: Int, column: String, _ reader: CSVReader
  ) throws(Refusal) {
    let known = entries[place].area
    let traits: [(AreaMistake.Trait, here: String?, earlier: String?)] = [
      (.name, row.name, known.name), (.level, row.level, known.level),
      (.start, row.start?.description, known.start?.description), (.end, row.end?.description, known.end?.description),
    ]
    for case (let trait, let here?, let earlier?) in traits where !here.utf8.elementsEqual(earlier.utf8) {
      throw reader.refusal(
        row.code, field: column, AreaMistake.twoTraits(trait, here: here, earlier: earlier, line: known.line))
    }
    entries[place].area.name = known.name ?? row.name
    entries[place].area.start = known.start ?? row.start
    entries[place].area.end = known.end ?? row.end
  }

  /// Adds the areas of a row of a look-up, from the finest, each below the next.
  /// - Parameter geography: the one of all links; nil where the codes tell it.
  mutating func add(chain: [AreaMention], geography: String?, _ reader: CSVReader) throws(Refusal) {
    for (index, mention) in chain.enumerated() {
      let parent = index + 1 < chain.count ? chain[index + 1] : nil
      let own = AreaGeography.of(mention.code, level: mention.level)
      let link = geography ?? parent.map { AreaGeography.ofLink(finer: mention, coarser: $0) } ?? own
      let row = AreaRow(
        code: mention.code, name: mention.name, level: mention.level, parent: parent?.code, geography: link,
        line: reader.line)
      try add(row, column: mention.column, reader)
      guard geography == nil, own == AreaGeography.administrative, link != own else { continue }
      let above = chain[(index + 1)...].first { AreaGeography.of($0.code, level: $0.level) == own }
      if let above { noteAdministrative(mention.code, in: above.code) }
    }
  }

  private mutating func noteAdministrative(_ code: String, in parent: String) {
    if let known = administrativeParents[code] {
      if known != parent { administrativeParents[code] = .some(nil) }
    } else {
      administrativeParents[code] = .some(parent)
    }
  }

  /// Says that an area is from a day on.
  mutating func begin(_ code: String, on day: CivilDate) {
    if let place = places[code] { entries[place].area.start = day }
  }

  // MARK: The table

  /// - Throws: `Refusal` where there is no area, or areas lie below themselves.
  func table(file: String) throws(Refusal) -> AreaTable {
    guard !entries.isEmpty else { throw Refusal(file: file, line: 1, .whole, AreaMistake.nothingLeft) }
    var table = AreaTable()
    for place in try parentsFirst(file: file) {
      let entry = entries[place]
      if entry.links.isEmpty { table.rows.append(entry.area) }
      for link in entry.links {
        var row = entry.area
        (row.parent, row.geography, row.line) = (link.parent, link.geography, link.line)
        table.rows.append(row)
      }
    }
    for case (let code, let parent?) in administrativeParents {
      let isPlaced = places[code].map { place in
        entries[place].links.contains { $0.geography == AreaGeography.administrative }
      }
      if isPlaced == false { table.administrativeParents[code] = parent }
    }
    return table
  }

  /// Parents before their children, otherwise in the order of the file.
  private func parentsFirst(file: String) throws(Refusal) -> [Int] {
    enum State { case waiting, entered, done }
    var states = [State](repeating: .waiting, count: entries.count)
    var order: [Int] = []
    for start in entries.indices where states[start] == .waiting {
      states[start] = .entered
      var path = [(entry: start, link: 0)]
      while let (entry, link) = path.last {
        guard link < entries[entry].links.count else {
          states[entry] = .done
          order.append(entry)
          path.removeLast()
          continue
        }
        path[path.count - 1].link += 1
        guard let parent = places[entries[entry].links[link].parent], states[parent] != .done else { continue }
        guard states[parent] == .waiting else {
          let area = entries[parent].area
          throw Refusal(file: file, line: area.line, value: area.code, AreaMistake.belowItself)
        }
        states[parent] = .entered
        path.append((parent, 0))
      }
    }
    return order
  }
}
