internal import Projections

/// The sums among the areas of one output: of each area, the areas shown that make it up.
struct ShownParts {
  /// The areas that make up one.
  struct Way: Equatable {
    /// Their numbers.
    var parts: [Int]
    /// Whether each area without any below it lies in exactly one of them: then they make up the area whatever is counted.
    /// Where it is not, the look-up that places them knows only a part of it, or only those of one census.
    var isWhole: Bool
  }

  private let hierarchy: Hierarchy
  /// The numbers of the areas that are shown, by their codes.
  private let shown: [String: Int]
  /// Of an area, the areas in it that nothing lies below, by whatever geography.
  private var leaves: [String: Set<Int>] = [:]

  init(_ hierarchy: Hierarchy, shown: [String: Int]) {
    (self.hierarchy, self.shown) = (hierarchy, shown)
  }

  /// The ways in which an area is made up of shown ones: for each geography, its children that are shown, and in place of
  /// another child what makes that one up, in this geography or another. A part of which nothing is shown hides the others.
  mutating func ways(of area: String) -> [Way] {
    var ways: [Way] = []
    for geography in hierarchy.geographies {
      guard let way = way(of: area, in: geography), !ways.contains(where: { $0.parts == way.parts }) else { continue }
      ways.append(way)
    }
    return ways
  }

  private mutating func way(of area: String, in geography: String) -> Way? {
    let children = hierarchy.children(of: area, in: geography)
    guard !children.isEmpty else { return nil }
    var way = Way(parts: [], isWhole: areWhole(children, of: area))
    for child in children {
      if let number = shown[child] {
        way.parts.append(number)
      } else if let below = anyWay(of: child, geography) {
        way.parts += below.parts
        way.isWhole = way.isWhole && below.isWhole
      } else {
        return nil
      }
    }
    return way
  }

  private mutating func anyWay(of area: String, _ geography: String) -> Way? {
    if let way = way(of: area, in: geography) { return way }
    for other in hierarchy.geographies where other != geography {
      if let way = way(of: area, in: other) { return way }
    }
    return nil
  }

  private mutating func areWhole(_ children: [String], of area: String) -> Bool {
    var (union, count): (Set<Int>, Int) = ([], 0)
    for child in children {
      let leaves = leaves(of: child)
      union.formUnion(leaves)
      count += leaves.count
    }
    return union.count == count && count == leaves(of: area).count
  }

  private mutating func leaves(of area: String) -> Set<Int> {
    if let known = leaves[area] { return known }
    guard let position = hierarchy.position(of: area) else { return [] }
    let children = hierarchy.areas[position].children.flatMap(\.areas)
    var found: Set<Int> = children.isEmpty ? [position] : []
    for child in children { found.formUnion(leaves(of: hierarchy.areas[child].code)) }
    leaves[area] = found
    return found
  }
}
