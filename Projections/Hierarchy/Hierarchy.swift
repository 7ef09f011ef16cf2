package import Events

/// The areas as known at a point: who lies below whom, in each of several geographies.
///
/// In one geography areas are trees; all geographies together have no circle. The administrative one is first, the others
/// follow by name.
package struct Hierarchy: Sendable {
  /// The geography of districts, forces, regions and countries, where an assignment names none.
  package static let administrative = AreaAssignment.administrative

  /// An area's place in one geography.
  package struct Place: Sendable {
    /// The position of the geography.
    package var geography: Int
    package var parent: Int?
    /// Whether it is there only because nothing better was known.
    package var isProvisional: Bool
  }

  /// An area that was assigned a place, or that was named as a parent.
  package struct Area: Sendable {
    private let table: HierarchyTable
    private let position: Int

    fileprivate init(_ table: HierarchyTable, _ position: Int) {
      self.table = table
      self.position = position
    }

    package var code: String { table.code(position) }
    package var name: String { table.name(position) }
    /// Empty for an area that was only named as a parent.
    package var level: String { table.level(position) }
    /// The first day of its life, and the day after its last; nil where it has no such end.
    package var start: CivilDate? { table.start(position) }
    package var end: CivilDate? { table.end(position) }
    /// Its places, by geography.
    package var places: [Place] { table.places(position).map(table.place) }
    /// Its children in each geography in which it has some, by geography.
    package var children: [(geography: Int, areas: [Int])] {
      table.groups(position).map { group in
        (table.geography(ofGroup: group), table.children(ofGroup: group).map(table.child))
      }
    }

    /// Whether anything lies right below it.
    var hasChildren: Bool { !table.groups(position).isEmpty }

    /// Whether it lives on one of some days.
    package func isAlive(in dates: Range<CivilDate>) -> Bool {
      (start.map { $0 < dates.upperBound } ?? true) && (end.map { $0 > dates.lowerBound } ?? true)
    }

    package func isProvisional(in geography: Int) -> Bool {
      table.places(position).contains {
        let place = table.place($0)
        return place.geography == geography && place.isProvisional
      }
    }
  }

  /// The areas by their positions.
  package struct Areas: RandomAccessCollection, Sendable {
    private let table: HierarchyTable
    package let endIndex: Int
    package var startIndex: Int { 0 }

    fileprivate init(_ table: HierarchyTable) {
      self.table = table
      endIndex = table.areaCount
    }

    package subscript(position: Int) -> Area { Area(table, position) }
  }

  let table: HierarchyTable
  /// The names of the geographies, the administrative one first.
  package let geographies: [String]

  /// Replays the assignments known at a point.
  package init(_ assignments: some Sequence<Facts.Stated<AreaAssignment>>) {
    self.init(HierarchyTable(HierarchyReplay(assignments)))
  }

  /// What was laid out before.
  init(_ table: HierarchyTable) {
    self.table = table
    geographies = table.geographies
  }

  package var areas: Areas { Areas(table) }

  package func position(of code: String) -> Int? { table.area(of: code) }

  package func name(of code: String) -> String { position(of: code).map(table.name) ?? code }

  /// What tells an area from the others of its name: its level in words, or its code in parentheses where one of them has
  /// that level too; nil where no other area has its name.
  package func kind(of code: String) -> String? {
    guard let position = position(of: code), let named = table.namesakes(of: position) else { return nil }
    let level = areas[position].level
    let isAlone = !level.isEmpty && named.count(where: { areas[$0].level == level }) == 1
    return isAlone ? level.replacing("-", with: " ") : "(\(code))"
  }

  /// An area's name, with its kind where others share it: `Leicestershire county`.
  package func label(of code: String) -> String {
    let name = name(of: code)
    return kind(of: code).map { "\(name) \($0)" } ?? name
  }

  // MARK: One geography

  /// The position of an area's parent in the administrative geography.
  package func administrativeParent(of position: Int) -> Int? {
    table.places(position).lazy.map(table.place).first { $0.geography == 0 }?.parent
  }

  /// The codes of an area's children in a geography, ascending.
  package func children(of code: String, in geography: String = Hierarchy.administrative) -> [String] {
    guard let position = position(of: code), let number = geographies.firstIndex(of: geography) else { return [] }
    return (areas[position].children.first { $0.geography == number }?.areas ?? []).map { areas[$0].code }.sorted()
  }

  /// The codes of the areas at the top of the administrative geography that have areas below them, ascending.
  package var tops: [String] {
    areas.indices.filter { position in
      administrativeParent(of: position) == nil && areas[position].children.contains { $0.geography == 0 }
    }.map { areas[$0].code }.sorted()
  }

  /// The codes of an area's children in the administrative geography but those that lie there for want of anything better.
  package func placedChildren(of code: String) -> [String] {
    children(of: code).filter { child in position(of: child).map { !areas[$0].isProvisional(in: 0) } ?? true }
  }

  // MARK: All geographies

  /// The areas above an area by any path: first those of the administrative geography, the nearest first, then the others,
  /// the nearest first.
  package func ancestors(of code: String) -> [String] {
    guard let start = position(of: code) else { return [] }
    var found: [Int] = []
    var seen: Set<Int> = [start]
    func add(_ position: Int) { if seen.insert(position).inserted { found.append(position) } }
    var current = administrativeParent(of: start)
    while let position = current {
      add(position)
      current = administrativeParent(of: position)
    }
    var pending = [start] + found
    var next = 0
    while next < pending.count {
      for place in areas[pending[next]].places {
        guard let parent = place.parent, !seen.contains(parent) else { continue }
        add(parent)
        pending.append(parent)
      }
      next += 1
    }
    return found.map { areas[$0].code }
  }

  /// The positions of all areas, children before all their parents.
  var childrenFirst: [Int] { table.childrenFirst }

  /// An area and all areas below it by any path. An area that the hierarchy does not know is alone.
  package func subtree(of code: String) -> Set<String> {
    guard let root = position(of: code) else { return [code] }
    var found: Set<Int> = [root]
    var pending = [root]
    while let position = pending.popLast() {
      for group in table.groups(position) {
        for child in table.children(ofGroup: group).map(table.child) where found.insert(child).inserted {
          pending.append(child)
        }
      }
    }
    return Set(found.map { areas[$0].code })
  }
}
