internal import Bytes
internal import Events

/// A hierarchy laid out as rows of numbers: nothing of it is read before it is asked for.
struct HierarchyTable: Sendable {
  /// The rows, in their order. Areas are given by their positions.
  enum Row: Int, CaseIterable {
    /// For each area where its code, and where its name, begins; and the end.
    case codes, names
    /// For each area the number of its level, its first day and the day after its last.
    case levels, starts, ends
    /// For each area where its places begin, and the end; for each place its geography, doubled, with 1 where it is
    /// provisional, and the parent.
    case placeStarts, places, parents
    /// For each area where its groups of children begin, and the end; for each group its geography, and where its children
    /// begin, with the end; the children.
    case groupStarts, groups, childStarts, children
    /// From the hash of a code to the area after it: open addressing.
    case slots
    /// The areas whose name others have, ascending; for each the place of its group; where each group begins, and the end; the
    /// groups.
    case namesakes, namesakeGroups, groupOfNameStarts, groupsOfName
    /// All areas, children before all their parents.
    case childrenFirst
    /// The areas that lie in the administrative geography for want of anything better, ascending.
    case provisional
    /// For each area where its ranks begin and end; for each rank its area.
    case firstRanks, endRanks, atRank
    /// The areas below which more lies than their own ranks, ascending; where the ranges of each begin, and the end; the
    /// ranges, each as two ranks.
    case wider, widerStarts, widerRanges
    /// Where each level, and each geography, begins, and the end.
    case levelTexts, geographyTexts
  }

  /// What stands for no day, and for no parent.
  private static let noDay = Int32.min
  private static let none = UInt32.max

  let table: WordTable

  /// A table as it was stored.
  init(stored table: WordTable) { self.table = table }

  @inline(__always)
  private subscript(row: Row, index: Int) -> UInt32 { table[row.rawValue, index] }

  func numbers(_ row: Row, _ range: Range<Int>) -> [Int] { range.map { Int(self[row, $0]) } }

  private func range(_ row: Row, _ index: Int) -> Range<Int> { table.range(row.rawValue, index) }

  private func text(_ row: Row, _ index: Int) -> String { table.text(range(row, index)) }

  // MARK: Areas

  var areaCount: Int { table.count(Row.levels.rawValue) }

  func code(_ area: Int) -> String { text(.codes, area) }

  func name(_ area: Int) -> String { text(.names, area) }

  func level(_ area: Int) -> String { text(.levelTexts, Int(self[.levels, area])) }

  func start(_ area: Int) -> CivilDate? { day(.starts, area) }

  func end(_ area: Int) -> CivilDate? { day(.ends, area) }

  private func day(_ row: Row, _ area: Int) -> CivilDate? {
    let day = Int32(bitPattern: self[row, area])
    return day == Self.noDay ? nil : CivilDate(day: day)
  }

  var geographies: [String] { (0..<table.count(Row.geographyTexts.rawValue) - 1).map { text(.geographyTexts, $0) } }

  func places(_ area: Int) -> Range<Int> { range(.placeStarts, area) }

  func place(_ index: Int) -> Hierarchy.Place {
    let (place, parent) = (self[.places, index], self[.parents, index])
    return Hierarchy.Place(
      geography: Int(place / 2), parent: parent == Self.none ? nil : Int(parent), isProvisional: place % 2 == 1)
  }

  /// The groups of an area's children, each of one geography.
  func groups(_ area: Int) -> Range<Int> { range(.groupStarts, area) }

  func geography(ofGroup group: Int) -> Int { Int(self[.groups, group]) }

  func children(ofGroup group: Int) -> Range<Int> { range(.childStarts, group) }

  func child(_ index: Int) -> Int { Int(self[.children, index]) }

  /// The area of a code; nil where none has it.
  func area(of code: String) -> Int? {
    let count = table.count(Row.slots.rawValue)
    let bytes = Array(code.utf8)
    var slot = Int(ValueIndex.hash(bytes[...])) & (count - 1)
    while true {
      let found = self[.slots, slot]
      if found == 0 { return nil }
      if table.isEqual(range(.codes, Int(found) - 1), bytes.rawBytes) { return Int(found) - 1 }
      slot = (slot + 1) & (count - 1)
    }
  }

  /// The areas that have the name of an area, where there are several.
  func namesakes(of area: Int) -> [Int]? {
    guard let place = find(area, in: .namesakes) else { return nil }
    return numbers(.groupsOfName, range(.groupOfNameStarts, Int(self[.namesakeGroups, place])))
  }

  var childrenFirst: [Int] { numbers(.childrenFirst, 0..<areaCount) }

  var provisional: [Int] { numbers(.provisional, 0..<table.count(Row.provisional.rawValue)) }

  /// The place of a number in a row that ascends.
  private func find(_ number: Int, in row: Row) -> Int? {
    var (low, high) = (0, table.count(row.rawValue))
    let count = high
    while low < high {
      let middle = (low + high) / 2
      if Int(self[row, middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[row, low]) == number ? low : nil
  }

  // MARK: Ranks

  /// The ranks of an area and all below it in the administrative geography.
  func ranks(_ area: Int) -> Range<Int32> {
    Int32(bitPattern: self[.firstRanks, area])..<Int32(bitPattern: self[.endRanks, area])
  }

  func area(atRank rank: Int) -> Int { Int(self[.atRank, rank]) }

  /// The ranks of an area and all below it by any path.
  func set(_ area: Int) -> RankSet {
    guard let place = find(area, in: .wider) else { return RankSet(ranks(area)) }
    return RankSet(
      range(.widerStarts, place).map {
        Int32(bitPattern: self[.widerRanges, 2 * $0])..<Int32(bitPattern: self[.widerRanges, 2 * $0 + 1])
      })
  }
}

// MARK: - Laying out

extension HierarchyTable {
  /// Lays out what was replayed.
  init(_ replay: HierarchyReplay) {
    var rows = [[UInt32]](repeating: [], count: Row.allCases.count)
    var bytes: [UInt8] = []
    let areas = replay.areas
    rows[.codes] = bytes.append(texts: areas.lazy.map(\.code))
    rows[.names] = bytes.append(texts: areas.lazy.map(\.name))
    let levels = areas.map(\.level).withoutRepeats
    let numbers = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, UInt32($0)) })
    rows[.levels] = areas.map { numbers[$0.level] ?? 0 }
    rows[.levelTexts] = bytes.append(texts: levels)
    rows[.geographyTexts] = bytes.append(texts: replay.geographies)
    rows[.starts] = areas.map { UInt32(bitPattern: $0.start?.day ?? Self.noDay) }
    rows[.ends] = areas.map { UInt32(bitPattern: $0.end?.day ?? Self.noDay) }
    for area in areas {
      rows[.placeStarts].append(UInt32(rows[.places].count))
      for place in area.places {
        rows[.places].append(UInt32(2 * place.geography + (place.isProvisional ? 1 : 0)))
        rows[.parents].append(place.parent.map { UInt32($0) } ?? Self.none)
      }
      rows[.groupStarts].append(UInt32(rows[.groups].count))
      for (geography, children) in area.children {
        rows[.groups].append(UInt32(geography))
        rows[.childStarts].append(UInt32(rows[.children].count))
        rows[.children] += children.map { UInt32($0) }
      }
    }
    rows[.placeStarts].append(UInt32(rows[.places].count))
    rows[.groupStarts].append(UInt32(rows[.groups].count))
    rows[.childStarts].append(UInt32(rows[.children].count))
    rows[.slots] = Self.slots(areas)
    Self.layOutNamesakes(areas, &rows)
    rows[.provisional] = areas.indices.filter { position in
      areas[position].places.contains { $0.geography == 0 && $0.isProvisional }
    }.map { UInt32($0) }
    let childrenFirst = replay.childrenFirst
    rows[.childrenFirst] = childrenFirst.map { UInt32($0) }
    Self.layOutRanks(areas, childrenFirst, geographyCount: replay.geographies.count, &rows)
    table = WordTable(rows, bytes: bytes)
  }

  private static func slots(_ areas: [HierarchyReplay.Area]) -> [UInt32] {
    var size = 8
    while size < 2 * areas.count { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (position, area) in areas.enumerated() {
      var slot = Int(ValueIndex.hash(Array(area.code.utf8)[...])) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(position + 1)
    }
    return slots
  }

  private static func layOutNamesakes(_ areas: [HierarchyReplay.Area], _ rows: inout [[UInt32]]) {
    var first: [String: Int] = [:]
    var groups: [String: [Int]] = [:]
    for (position, area) in areas.enumerated() {
      if let other = first[area.name] {
        groups[area.name, default: [other]].append(position)
      } else {
        first[area.name] = position
      }
    }
    var places: [(area: Int, group: Int)] = []
    let ordered = groups.values.sorted { $0[0] < $1[0] }
    for (group, members) in ordered.enumerated() {
      rows[.groupOfNameStarts].append(UInt32(rows[.groupsOfName].count))
      rows[.groupsOfName] += members.map { UInt32($0) }
      places += members.map { ($0, group) }
    }
    rows[.groupOfNameStarts].append(UInt32(rows[.groupsOfName].count))
    places.sort { $0.area < $1.area }
    rows[.namesakes] = places.map { UInt32($0.area) }
    rows[.namesakeGroups] = places.map { UInt32($0.group) }
  }

  private static func layOutRanks(
    _ areas: [HierarchyReplay.Area], _ childrenFirst: [Int], geographyCount: Int, _ rows: inout [[UInt32]]
  ) {
    let ranges = RankLayout.ranges(areas)
    rows[.firstRanks] = ranges.map { UInt32($0.lowerBound) }
    rows[.endRanks] = ranges.map { UInt32($0.upperBound) }
    rows[.atRank] = [UInt32](repeating: 0, count: areas.count)
    for (position, range) in ranges.enumerated() { rows[.atRank][Int(range.lowerBound)] = UInt32(position) }
    let wider = geographyCount > 1 ? RankLayout.wider(areas, childrenFirst, ranges) : [:]
    for area in wider.keys.sorted() {
      rows[.wider].append(UInt32(area))
      rows[.widerStarts].append(UInt32(rows[.widerRanges].count / 2))
      for range in wider[area]?.ranges ?? [] {
        rows[.widerRanges] += [UInt32(range.lowerBound), UInt32(range.upperBound)]
      }
    }
    rows[.widerStarts].append(UInt32(rows[.widerRanges].count / 2))
  }
}

extension [[UInt32]] {
  fileprivate subscript(row: HierarchyTable.Row) -> [UInt32] {
    get { self[row.rawValue] }
    _modify { yield &self[row.rawValue] }
  }
}
