internal import Projections

/// The sums that the areas of one output form, found when something is kept back.
final class OutputSums {
  /// The sum of some areas, which may be shown too.
  struct Sum {
    let total: Int
    let way: ShownParts.Way
  }

  /// The areas of the output, each once.
  let areas: [String]
  /// Their numbers, by their codes.
  let numbers: [String: Int]
  private let hierarchy: Hierarchy

  private(set) lazy var sums: [Sum] = {
    var parts = ShownParts(hierarchy, shown: numbers)
    return areas.indices.flatMap { total in parts.ways(of: areas[total]).map { Sum(total: total, way: $0) } }
  }()

  init(of areas: [String], in hierarchy: Hierarchy) {
    self.areas = areas
    self.hierarchy = hierarchy
    numbers = Dictionary(uniqueKeysWithValues: zip(areas, areas.indices))
  }
}
