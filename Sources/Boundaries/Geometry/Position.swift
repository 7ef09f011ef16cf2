/// A place on the earth in millionths of a degree (WGS 84), which are 11 cm at most.
package struct Position: Hashable, Sendable {
  /// The longitude.
  package let x: Int32
  /// The latitude.
  package let y: Int32

  static let perDegree = 1_000_000.0

  package init(x: Int32, y: Int32) { (self.x, self.y) = (x, y) }

  /// Nil where the degrees are none on the earth.
  package init?(longitude: Double, latitude: Double) {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
    x = Int32((longitude * Position.perDegree).rounded())
    y = Int32((latitude * Position.perDegree).rounded())
  }

  package var longitude: Double { Double(x) / Position.perDegree }
  package var latitude: Double { Double(y) / Position.perDegree }
}
