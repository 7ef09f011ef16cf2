/// Where the number of an area stands on a map: in the middle of where the area is wide.
enum MapLabel {
  /// The heights at which an area's width is measured.
  private static let measureCount = 12

  /// A place within the largest ring, in tenths of the drawing's units; nil where the area is nowhere wide enough for a
  /// number.
  static func place(in rings: [[(x: Int, y: Int)]]) -> (x: Int, y: Int)? {
    let ring = rings.max { extent($0) < extent($1) } ?? []
    guard let top = ring.map(\.y).min(), let bottom = ring.map(\.y).max() else { return nil }
    var best: (x: Int, y: Int, room: Int)?
    for step in 1..<measureCount {
      let y = top + (bottom - top) * step / measureCount
      guard let span = widest(ring, at: y) else { continue }
      // What is wide at the edge of an area has little room above or below.
      let room = min(span.upperBound - span.lowerBound, 3 * min(y - top, bottom - y))
      if room > best?.room ?? 0 { best = ((span.lowerBound + span.upperBound) / 2, y, room) }
    }
    guard let best, best.room >= smallestRoom else { return nil }
    return (best.x, best.y)
  }

  /// About the width of one digit and its halo.
  private static let smallestRoom = 90

  private static func extent(_ ring: [(x: Int, y: Int)]) -> Int {
    ((ring.map(\.x).max() ?? 0) - (ring.map(\.x).min() ?? 0))
      * ((ring.map(\.y).max() ?? 0) - (ring.map(\.y).min() ?? 0))
  }

  /// The longest piece of a line from left to right that lies within a ring.
  private static func widest(_ ring: [(x: Int, y: Int)], at y: Int) -> ClosedRange<Int>? {
    var crossings: [Int] = []
    guard var previous = ring.last else { return nil }
    for next in ring {
      if (previous.y > y) != (next.y > y) {
        crossings.append(previous.x + (next.x - previous.x) * (y - previous.y) / (next.y - previous.y))
      }
      previous = next
    }
    crossings.sort()
    let spans = stride(from: 0, to: crossings.count - 1, by: 2).map { crossings[$0]...crossings[$0 + 1] }
    return spans.max { $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound }
  }
}
