internal import Boundaries
internal import Foundation

/// From the earth to a drawing: east and north at the same scale in the middle of what is drawn, which is right for a county
/// and near enough for a country.
struct MapProjection {
  /// Units of the drawing for a millionth of a degree, east and north.
  let unit: (x: Double, y: Double)
  let width: Double
  let height: Double
  private let west: Double
  private let north: Double
  private let inset: Double

  /// Nil where there is nothing to be drawn.
  /// - Parameters:
  ///   - width: what the drawing has at most, and `height` too.
  init?(_ topologies: [Topology], width: Double, height: Double) {
    let positions = topologies.lazy.flatMap(\.arcs).joined()
    guard let west = positions.map(\.x).min(), let east = positions.map(\.x).max(),
      let south = positions.map(\.y).min(), let north = positions.map(\.y).max()
    else { return nil }
    let middle = (Double(south) + Double(north)) / 2 / 1_000_000
    let narrowing = max(0.01, cos(middle * .pi / 180))
    let (across, down) = ((Double(east) - Double(west)) * narrowing, Double(north) - Double(south))
    let scale = min((width - 4) / max(1, across), (height - 4) / max(1, down))
    unit = (x: scale * narrowing, y: scale)
    self.width = width
    self.height = down * scale + 4
    (self.west, self.north) = (Double(west), Double(north))
    inset = 2 + (width - 4 - across * scale) / 2
  }

  /// A position in tenths of the drawing's units.
  func point(_ position: Position) -> (x: Int, y: Int) {
    let (east, south) = ((Double(position.x) - west) * unit.x, (north - Double(position.y)) * unit.y)
    return (x: Int(((inset + east) * 10).rounded()), y: Int(((2 + south) * 10).rounded()))
  }
}
