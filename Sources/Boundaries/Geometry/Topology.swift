/// Areas whose rings are put together from arcs, each kept once: what two neighbours share is one arc, so that whatever
/// becomes of it they neither gape nor overlap.
package struct Topology: Hashable, Sendable {
  /// The arcs of a ring in their order: the position of an arc, or its complement (`~n`) where the arc is walked backwards.
  package typealias Ring = [Int32]

  package struct Area: Hashable, Sendable {
    package var code: String
    /// Each polygon's rings, the outer one first.
    package var polygons: [[Ring]]

    package var rings: [Ring] { polygons.flatMap { $0 } }
  }

  package var arcs: [[Position]]
  /// By their codes, ascending.
  package var areas: [Area]

  package init(arcs: [[Position]], areas: [Area]) { (self.arcs, self.areas) = (arcs, areas) }

  /// The positions of all arcs.
  package var positionCount: Int { arcs.reduce(0) { $0 + $1.count } }

  /// The positions of a ring in order, the first not repeated at the end.
  package func positions(of ring: Ring) -> [Position] {
    var positions: [Position] = []
    for reference in ring {
      let arc = arcs[Topology.arc(reference)]
      positions += reference < 0 ? arc.reversed().dropLast() : arc.dropLast()
    }
    return positions
  }

  /// The arc that a reference is to.
  static func arc(_ reference: Int32) -> Int { Int(reference < 0 ? ~reference : reference) }

  /// The topology of some of the areas, with the arcs that they use alone.
  package func restricted(to codes: Set<String>) -> Topology {
    var numbers: [Int32: Int32] = [:]
    var kept: [[Position]] = []
    let areas = areas.filter { codes.contains($0.code) }.map { area in
      var area = area
      area.polygons = area.polygons.map { rings in
        rings.map { ring in
          ring.map { reference in
            let old = Int32(Topology.arc(reference))
            let new = numbers[old] ?? Int32(kept.count)
            if numbers.updateValue(new, forKey: old) == nil { kept.append(arcs[Int(old)]) }
            return reference < 0 ? ~new : new
          }
        }
      }
      return area
    }
    return Topology(arcs: kept, areas: areas)
  }
}
