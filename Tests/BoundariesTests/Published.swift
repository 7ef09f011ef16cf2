import Archives
import Boundaries
import Foundation

/// The files that were published, where the tests are given them.
enum Published {
  static let folder = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"]

  static func contents(_ path: String) throws -> [UInt8] { try ByteSource(argument: path).contents() }

  /// A position inside a ring: half way across the widest part of a line of latitude through its middle.
  static func inside(_ ring: [Position]) -> Position {
    let latitudes = ring.map { Double($0.y) }
    let middle = (latitudes.min()! + latitudes.max()!) / 2 + 0.5
    var crossings: [Double] = []
    for (first, second) in zip(ring, ring.dropFirst() + [ring[0]]) {
      let (low, high) = (Double(first.y), Double(second.y))
      guard (low > middle) != (high > middle) else { continue }
      crossings.append(Double(first.x) + (Double(second.x) - Double(first.x)) * (middle - low) / (high - low))
    }
    crossings.sort()
    let spans = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    let widest = spans.max { $0.1 - $0.0 < $1.1 - $1.0 }!
    return Position(x: Int32((widest.0 + widest.1) / 2), y: Int32(middle))
  }
}
