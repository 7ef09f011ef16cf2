/// A made-up map: areas in rows and columns with crooked lines between them, each area's ring written out whole, as the
/// files of the ONS are.
package enum MadeUpMap {
  /// - Parameters:
  ///   - steps: the positions along a side of an area.
  ///   - island: whether the first area has a hole, in which another area lies.
  package static func geoJSON(columns: Int, rows: Int, steps: Int, island: Bool = false, property: String = "WD25CD")
    -> [UInt8]
  {
    var features: [String] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let code = code(row * columns + column)
        var rings = [ring(column, row, steps)]
        if island, features.isEmpty { rings.append(hole) }
        features.append(feature(code, rings, property: property))
      }
    }
    if island { features.append(feature(code(rows * columns), [hole.reversed()], property: property)) }
    return Array("{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n".utf8)
  }

  package static func code(_ number: Int) -> String { "E05" + digits(number) }

  private static func digits(_ number: Int) -> String {
    String(repeating: "0", count: 6 - String(number).count) + String(number)
  }

  private static func feature(_ code: String, _ rings: [[(x: Int, y: Int)]], property: String) -> String {
    let coordinates = rings.map { ring in
      "[" + (ring + [ring[0]]).map { "[\(degrees($0.x)),\(degrees($0.y))]" }.joined(separator: ",") + "]"
    }
    return """
      {"type":"Feature","properties":{"\(property)":"\(code)","LAD25CD":"E07000129"},"geometry":{"type":"Polygon",\
      "coordinates":[\(coordinates.joined(separator: ","))]}}
      """
  }

  private static let hole = [
    (-1_090_000, 52_510_000), (-1_060_000, 52_510_000), (-1_060_000, 52_540_000),
    (-1_090_000, 52_540_000),
  ].map { (x: $0.0, y: $0.1) }

  /// The outline of one area, counter-clockwise.
  private static func ring(_ column: Int, _ row: Int, _ steps: Int) -> [(x: Int, y: Int)] {
    let size = 50_000
    let (west, south) = (-1_100_000 + column * size, 52_500_000 + row * size)
    func horizontal(_ y: Int) -> [(x: Int, y: Int)] {
      (0..<steps).map { (west + $0 * size / steps, $0 == 0 ? y : y + crook($0, y)) }
    }
    func vertical(_ x: Int) -> [(x: Int, y: Int)] {
      (0..<steps).map { ($0 == 0 ? x : x + crook($0, x), south + $0 * size / steps) }
    }
    let (bottom, right) = (horizontal(south), vertical(west + size))
    let top = horizontal(south + size).dropFirst().reversed() + [(x: west, y: south + size)]
    let left = vertical(west).dropFirst().reversed()
    return bottom + right + [(x: west + size, y: south + size)] + top + left
  }

  /// How far a line strays at a step: the same for both who share it.
  private static func crook(_ step: Int, _ line: Int) -> Int {
    (step * 7919 + abs(line) / 50_000 * 104_729) % 3000 - 1500
  }

  private static func degrees(_ millionths: Int) -> String {
    let (whole, rest) = (abs(millionths) / 1_000_000, abs(millionths) % 1_000_000)
    return (millionths < 0 ? "-" : "") + "\(whole)." + digits(rest)
  }
}
