/// Cuts the rings of areas where neighbours begin and end, and keeps each piece once.
struct TopologyMaker {
  /// An area with its polygons, each of rings that do not repeat their first position.
  typealias Shape = (code: String, polygons: [[[Position]]])

  /// What lies beside a position wherever a ring passes it, in either order.
  private struct Passage {
    let before: Position
    let after: Position
    /// Whether rings pass it in two ways: there an arc ends.
    var isEnd = false
  }

  private var passages: [Position: Passage] = [:]
  private var numbers: [[Position]: Int32] = [:]
  private var arcs: [[Position]] = []

  static func topology(_ shapes: [Shape]) -> Topology {
    var maker = TopologyMaker()
    for shape in shapes { for rings in shape.polygons { for ring in rings { maker.note(ring) } } }
    let areas = shapes.map { shape in
      Topology.Area(code: shape.code, polygons: shape.polygons.map { $0.map { maker.cut($0) } })
    }
    return Topology(arcs: maker.arcs, areas: areas.sorted { $0.code < $1.code })
  }

  private mutating func note(_ ring: [Position]) {
    for index in ring.indices {
      let before = ring[index == 0 ? ring.count - 1 : index - 1]
      let after = ring[index == ring.count - 1 ? 0 : index + 1]
      guard let known = passages[ring[index]] else {
        passages[ring[index]] = Passage(before: before, after: after)
        continue
      }
      let isSame =
        (known.before == before && known.after == after) || (known.before == after && known.after == before)
      if !isSame { passages[ring[index]]?.isEnd = true }
    }
  }

  private mutating func cut(_ ring: [Position]) -> Topology.Ring {
    let ends = ring.indices.filter { passages[ring[$0]]?.isEnd ?? false }
    guard let first = ends.first else {
      // A ring that nothing meets begins at its least position, so that it is one arc whichever way round it came.
      let start = ring.indices.min { (ring[$0].x, ring[$0].y) < (ring[$1].x, ring[$1].y) } ?? 0
      return [reference(to: TopologyMaker.walk(ring, from: start, to: start))]
    }
    return zip(ends, ends.dropFirst() + [first]).map { reference(to: TopologyMaker.walk(ring, from: $0, to: $1)) }
  }

  /// The positions from one of a ring to another, or all the way round to the same.
  private static func walk(_ ring: [Position], from start: Int, to end: Int) -> [Position] {
    end > start ? Array(ring[start...end]) : Array(ring[start...]) + Array(ring[...end])
  }

  private mutating func reference(to positions: [Position]) -> Int32 {
    let isForward = TopologyMaker.isForward(positions)
    let arc = isForward ? positions : positions.reversed()
    let number = numbers[arc] ?? Int32(arcs.count)
    if numbers.updateValue(number, forKey: arc) == nil { arcs.append(arc) }
    return isForward ? number : ~number
  }

  /// Of an arc and its reverse the lesser one is kept.
  private static func isForward(_ arc: [Position]) -> Bool {
    for (first, last) in zip(arc, arc.reversed()) where first != last { return (first.x, first.y) < (last.x, last.y) }
    return true
  }
}
