/// Finds the areas of a topology in which a position lies.
///
/// A position on the line between two areas lies in one of them: a line belongs to the area north or east of it, by the
/// half-open rule, in whole numbers.
package struct AreaFinder: Sendable {
  private struct Candidate: Sendable {
    let code: String
    let rings: [[Position]]
    let (west, south, east, north): (Int32, Int32, Int32, Int32)
    /// Twice the size of the rectangle around it.
    let extent: Int64
  }

  private let candidates: [Candidate]

  package init(_ topology: Topology) {
    candidates = topology.areas.compactMap { area in
      let rings = area.rings.map { topology.positions(of: $0) }
      let all = rings.joined()
      guard let west = all.map(\.x).min(), let east = all.map(\.x).max(), let south = all.map(\.y).min(),
        let north = all.map(\.y).max()
      else { return nil }
      return Candidate(
        code: area.code, rings: rings, west: west, south: south, east: east, north: north,
        extent: (Int64(east) - Int64(west)) * (Int64(north) - Int64(south)))
    }
  }

  /// The areas that a position lies in, the smallest first.
  package func areas(at position: Position) -> [(code: String, extent: Int64)] {
    candidates.filter { candidate in
      candidate.west <= position.x && position.x <= candidate.east && candidate.south <= position.y
        && position.y <= candidate.north && AreaFinder.isInside(position, candidate.rings)
    }.map { ($0.code, $0.extent) }.sorted { ($0.extent, $0.code) < ($1.extent, $1.code) }
  }

  /// Whether a line east from the position crosses the rings an odd number of times: holes count by themselves.
  private static func isInside(_ position: Position, _ rings: [[Position]]) -> Bool {
    var isInside = false
    for ring in rings {
      guard var previous = ring.last else { continue }
      for next in ring {
        if (previous.y > position.y) != (next.y > position.y), isEast(of: position, previous, next) {
          isInside.toggle()
        }
        previous = next
      }
    }
    return isInside
  }

  /// Whether a line between two positions is met east of a third, at its latitude.
  private static func isEast(of position: Position, _ first: Position, _ second: Position) -> Bool {
    // From south to north, so that neighbours, who walk the line in opposite directions, compute the same.
    let (low, high) = first.y < second.y ? (first, second) : (second, first)
    let rise = Int64(high.y) - Int64(low.y)
    let reach = (Int64(high.x) - Int64(low.x)) * (Int64(position.y) - Int64(low.y))
    return reach > (Int64(position.x) - Int64(low.x)) * rise
  }
}
