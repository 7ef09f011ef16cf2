/// A map of the history's districts as tiles: a square for each, beside those that it lies beside. The squares are made up,
/// as the program comes with no boundaries.
package enum TileMap {
  /// From north to south, each row from west to east.
  private static let rows = [
    ["E07000134", "E07000130", "E07000133"], ["E07000132", Places.leicester, Places.rutland],
    ["E07000129", "E07000135", "E07000131"],
  ]

  /// A GeoJSON file, whose features name areas as the ONS does.
  package static var geoJSON: String {
    let features = rows.enumerated().flatMap { row, codes in
      codes.enumerated().map { column, code in feature(code, west: -145 + 30 * column, north: 5290 - 18 * row) }
    }
    return """
      {"type":"FeatureCollection","name":"Tiles, made up: a square a district","features":[
      \(features.joined(separator: ",\n"))
      ]}

      """
  }

  /// A square of about 20 km.
  /// - Parameters:
  ///   - west: its western side in hundredths of a degree, and `north` its northern side.
  private static func feature(_ code: String, west: Int, north: Int) -> String {
    let (east, south) = (west + 30, north - 18)
    let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    let positions = ring.map { "[\(degrees($0)),\(degrees($1))]" }.joined(separator: ",")
    return """
      {"type":"Feature","properties":{"LADCD":"\(code)","LADNM":"\(Places.name(of: code))"},\
      "geometry":{"type":"Polygon","coordinates":[[\(positions)]]}}
      """
  }

  private static func degrees(_ hundredths: Int) -> String {
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
