internal import Events

/// Replays assignments of areas: what a `Hierarchy` is laid out from.
struct HierarchyReplay {
  /// An area that was assigned a place, or that was named as a parent.
  struct Area {
    let code: String
    var name: String
    /// Empty for an area that was only named as a parent.
    var level = ""
    var start: CivilDate?
    var end: CivilDate?
    /// By geography.
    var places: [Hierarchy.Place] = []
    /// The children in each geography in which there are some, by geography.
    var children: [(geography: Int, areas: [Int])] = []
  }

  private(set) var areas: [Area] = []
  /// The names of the geographies, the administrative one first.
  private(set) var geographies: [String] = [Hierarchy.administrative]
  /// The own names of the geographies, by which they are sorted.
  private var meantGeographies: [String: String] = [:]
  private var positions: [String: Int] = [:]

  init(_ assignments: some Sequence<Facts.Stated<AreaAssignment>>) {
    for assignment in assignments { note(assignment.content) }
    sortGeographies()
    for (position, area) in areas.enumerated() {
      for place in area.places {
        if let parent = place.parent { areas[parent].add(position, in: place.geography) }
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
      areas[position].places.append(Hierarchy.Place(geography: geography, parent: nil, isProvisional: false))
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
    areas.append(Area(code: code, name: code))
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

  /// The positions of all areas, children before all their parents.
  var childrenFirst: [Int] {
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
}

extension HierarchyReplay.Area {
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
