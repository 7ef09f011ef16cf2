package import Events

/// The areas as known at a point: who lies below whom, in each of several geographies.
///
/// In one geography areas are trees; all geographies together have no circle. The administrative one is first, the others
/// follow by name.
package struct Hierarchy: Sendable {
  /// The geography of districts, forces, regions and countries, where an assignment names none.
  package static let administrative = "administrative"

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
    package let code: String
    package var name: String
    /// Empty for an area that was only named as a parent.
    package var level: String
    /// The first day of its life, and the day after its last; nil where it has no such end.
    package var start: CivilDate?
    package var end: CivilDate?
    /// Its places, by geography.
    package var places: [Place]
    /// Its children in each geography in which it has some, by geography.
    package var children: [(geography: Int, areas: [Int])]

    /// Whether it lives on one of some days.
    package func isAlive(in dates: Range<CivilDate>) -> Bool {
      (start.map { $0 < dates.upperBound } ?? true) && (end.map { $0 > dates.lowerBound } ?? true)
    }

    package func isProvisional(in geography: Int) -> Bool {
      places.contains { $0.geography == geography && $0.isProvisional }
    }
  }

  package private(set) var areas: [Area] = []
  /// The names of the geographies, the administrative one first.
  package private(set) var geographies: [String] = [Hierarchy.administrative]
  /// The own names of the geographies, by which they are sorted.
  private var meantGeographies: [String: String] = [:]
  private var positions: [String: Int] = [:]
  /// The areas of each name that several have.
  private var namesakes: [String: [Int]] = [:]

  /// Replays the assignments known at a point.
  package init(_ assignments: some Sequence<Facts.Stated<AreaAssignment>>) {
    for assignment in assignments { note(assignment.content) }
    sortGeographies()
    for (position, area) in areas.enumerated() {
      for place in area.places {
        if let parent = place.parent { areas[parent].add(position, in: place.geography) }
      }
    }
    noteNamesakes()
  }

  private mutating func noteNamesakes() {
    var first: [String: Int] = [:]
    for (position, area) in areas.enumerated() {
      if let other = first[area.name] {
        namesakes[area.name, default: [other]].append(position)
      } else {
        first[area.name] = position
      }
    }
  }

  private mutating func note(_ assignment: AreaAssignment) {
    let position = makePosition(of: assignment.area)
    let geography = makeGeography(assignment.geography)
    if geography > 0 { meantGeographies[assignment.geography] = assignment.meantGeography }
    areas[position].name = assignment.name
    areas[position].level = assignment.level
    areas[position].start = assignment.start.applied(to: areas[position].start)
    areas[position].end = assignment.end.applied(to: areas[position].end)
    let place =
      areas[position].places.firstIndex { $0.geography == geography } ?? areas[position].places.endIndex
    if place == areas[position].places.endIndex {
      areas[position].places.append(Place(geography: geography, parent: nil, isProvisional: false))
    }
    areas[position].places[place].isProvisional = assignment.isProvisional
    switch assignment.parent {
    case .unchanged: break
    case .none: areas[position].places[place].parent = nil
    case .area(let code):
      // The parent may be new, which moves the areas.
      let parent = makePosition(of: code)
      areas[position].places[place].parent = parent
    }
  }

  private mutating func makePosition(of code: String) -> Int {
    if let position = positions[code] { return position }
    positions[code] = areas.count
    areas.append(Area(code: code, name: code, level: "", start: nil, end: nil, places: [], children: []))
    return areas.count - 1
  }

  private mutating func makeGeography(_ name: String) -> Int {
    if let position = geographies.firstIndex(of: name) { return position }
    geographies.append(name)
    return geographies.count - 1
  }

  private mutating func sortGeographies() {
    let sorted =
      [geographies[0]] + geographies.dropFirst().sorted { (meantGeographies[$0] ?? $0) < (meantGeographies[$1] ?? $1) }
    guard sorted != geographies else {
      for position in areas.indices where areas[position].places.count > 1 {
        areas[position].places.sort { $0.geography < $1.geography }
      }
      return
    }
    let moved = geographies.map { name in sorted.firstIndex(of: name) ?? 0 }
    geographies = sorted
    for position in areas.indices {
      for place in areas[position].places.indices {
        areas[position].places[place].geography = moved[areas[position].places[place].geography]
      }
      areas[position].places.sort { $0.geography < $1.geography }
    }
  }

  package func position(of code: String) -> Int? { positions[code] }

  package func name(of code: String) -> String { positions[code].map { areas[$0].name } ?? code }

  /// What tells an area from the others of its name: its level in words, or its code in parentheses where one of them has
  /// that level too; nil where no other area has its name.
  package func kind(of code: String) -> String? {
    guard let position = positions[code], let named = namesakes[areas[position].name] else { return nil }
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
    areas[position].places.first { $0.geography == 0 }?.parent
  }

  /// The codes of an area's children in a geography, ascending.
  package func children(of code: String, in geography: String = Hierarchy.administrative) -> [String] {
    guard let position = positions[code], let number = geographies.firstIndex(of: geography) else { return [] }
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
    children(of: code).filter { child in positions[child].map { !areas[$0].isProvisional(in: 0) } ?? true }
  }

  // MARK: All geographies

  /// The areas above an area by any path: first those of the administrative geography, the nearest first, then the others,
  /// the nearest first.
  package func ancestors(of code: String) -> [String] {
    guard let start = positions[code] else { return [] }
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
  package var childrenFirst: [Int] {
    var waiting = areas.map { $0.places.count { $0.parent != nil } }
    var order: [Int] = []
    order.reserveCapacity(areas.count)
    var pending = areas.indices.filter { waiting[$0] == 0 }
    while let area = pending.popLast() {
      order.append(area)
      for (_, children) in areas[area].children {
        for child in children {
          waiting[child] -= 1
          if waiting[child] == 0 { pending.append(child) }
        }
      }
    }
    return order.reversed()
  }

  /// An area and all areas below it by any path. An area that the hierarchy does not know is alone.
  package func subtree(of code: String) -> Set<String> {
    guard let root = positions[code] else { return [code] }
    var found: Set<Int> = [root]
    var pending = [root]
    while let position = pending.popLast() {
      for (_, children) in areas[position].children {
        for child in children where found.insert(child).inserted { pending.append(child) }
      }
    }
    return Set(found.map { areas[$0].code })
  }
}

extension Hierarchy.Area {
  /// Geographies come in their order, as places are sorted by them and parents take their children place by place: but one
  /// child's second place may come before another's first.
  fileprivate mutating func add(_ child: Int, in geography: Int) {
    if let index = children.firstIndex(where: { $0.geography == geography }) {
      children[index].areas.append(child)
    } else {
      let index = children.firstIndex { $0.geography > geography } ?? children.endIndex
      children.insert((geography, [child]), at: index)
    }
  }
}
