internal import Boundaries

/// The outlines of areas as they are drawn: simplified to what the scale shows, neighbours along the same line.
struct MapOutline {
  /// For each area the data of its path, in tenths of the drawing's units.
  let paths: [String: String]
  /// Where an area's number may stand, in the same units.
  let labels: [String: (x: Int, y: Int)]

  /// Triangles of three positions below this size, in square units of the drawing, are not seen.
  private static let smallestArea = 0.12
  /// Rings smaller than this, in tenths of a unit, are left out beside the area's largest.
  private static let smallestRing = 6

  init(_ topologies: [Topology], _ projection: MapProjection) {
    var paths: [String: String] = [:]
    var labels: [String: (x: Int, y: Int)] = [:]
    for topology in topologies {
      let simplified = topology.simplified(below: MapOutline.smallestArea, unit: projection.unit)
      for area in simplified.areas where !area.polygons.isEmpty {
        let rings = area.rings.map { MapOutline.points(simplified.positions(of: $0).map(projection.point)) }
        paths[area.code] = MapOutline.path(rings)
        labels[area.code] = MapLabel.place(in: rings)
      }
    }
    (self.paths, self.labels) = (paths, labels)
  }

  private static func points(_ points: [(x: Int, y: Int)]) -> [(x: Int, y: Int)] {
    points.enumerated().filter { index, point in index == 0 || point != points[index - 1] }.map(\.element)
  }

  private static func path(_ rings: [[(x: Int, y: Int)]]) -> String {
    let sizes = rings.map(size)
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] }
    return rings.indices.filter { $0 == largest || sizes[$0] >= smallestRing }.map { path(rings[$0]) }.joined()
  }

  private static func size(_ ring: [(x: Int, y: Int)]) -> Int {
    guard let west = ring.map(\.x).min(), let east = ring.map(\.x).max(), let top = ring.map(\.y).min(),
      let bottom = ring.map(\.y).max()
    else { return 0 }
    return max(east - west, bottom - top)
  }

  /// The ring in steps from the one before, with no more between numbers than is needed to tell them apart.
  private static func path(_ ring: [(x: Int, y: Int)]) -> String {
    guard var previous = ring.first else { return "" }
    var path = "M\(previous.x) \(previous.y)l"
    for (index, point) in ring.dropFirst().enumerated() {
      let (x, y) = (point.x - previous.x, point.y - previous.y)
      if index > 0, x >= 0 { path += " " }
      path += y < 0 ? "\(x)\(y)" : "\(x) \(y)"
      previous = point
    }
    return path + "z"
  }
}
