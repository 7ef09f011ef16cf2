/// The tree of areas as known at a point: who lies below whom.
package struct Hierarchy: Sendable {
  /// An area that was assigned a place, or that was named as a parent.
  package struct Area: Sendable {
    package let code: String
    package var name: String
    /// Empty for an area that was only named as a parent.
    package var level: String
    package var parent: Int?
    package var children: [Int]
  }

  package private(set) var areas: [Area] = []
  private var positions: [String: Int] = [:]

  /// Replays the assignments known at a point.
  package init(_ assignments: some Sequence<Facts.Stated<AreaAssignment>>) {
    for assignment in assignments { note(assignment.content) }
    for (position, area) in areas.enumerated() {
      if let parent = area.parent { areas[parent].children.append(position) }
    }
  }

  private mutating func note(_ assignment: AreaAssignment) {
    let position = makePosition(of: assignment.area)
    areas[position].name = assignment.name
    areas[position].level = assignment.level
    switch assignment.parent {
    case .unchanged: break
    case .none: areas[position].parent = nil
    case .area(let code): areas[position].parent = makePosition(of: code)
    }
  }

  private mutating func makePosition(of code: String) -> Int {
    if let position = positions[code] { return position }
    positions[code] = areas.count
    areas.append(Area(code: code, name: code, level: "", parent: nil, children: []))
    return areas.count - 1
  }

  package func position(of code: String) -> Int? { positions[code] }

  package func name(of code: String) -> String { positions[code].map { areas[$0].name } ?? code }

  /// The codes of an area's children, ascending.
  package func children(of code: String) -> [String] {
    positions[code].map { areas[$0].children.map { areas[$0].code }.sorted() } ?? []
  }

  /// The areas above an area, the nearest first.
  package func ancestors(of code: String) -> [String] {
    var ancestors: [String] = []
    var current = positions[code].flatMap { areas[$0].parent }
    while let position = current {
      ancestors.append(areas[position].code)
      current = areas[position].parent
    }
    return ancestors
  }

  /// The positions of all areas, children before their parents.
  package var childrenFirst: [Int] {
    var order: [Int] = []
    order.reserveCapacity(areas.count)
    var pending = areas.indices.filter { areas[$0].parent == nil }
    while let area = pending.popLast() {
      order.append(area)
      pending.append(contentsOf: areas[area].children)
    }
    return order.reversed()
  }

  /// An area and all areas below it. An area that the hierarchy does not know is alone.
  package func subtree(of code: String) -> Set<String> {
    guard let root = positions[code] else { return [code] }
    var found: Set<String> = []
    var pending = [root]
    while let position = pending.popLast() {
      found.insert(areas[position].code)
      pending.append(contentsOf: areas[position].children)
    }
    return found
  }
}
