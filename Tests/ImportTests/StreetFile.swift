/// Street-level files that look like those of data.police.uk.
enum StreetFile {
  static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"

  /// A 64-digit crime ID that ends with a number.
  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 64 - digits.utf8.count) + digits
  }

  static func row(
    _ id: String, type: String = "Burglary", outcome: String = "Under investigation", area: String = "E01025631",
    place: String = "On or near Kings Walk", month: String = "2018-10"
  ) -> String {
    let force = "Leicestershire Police,Leicestershire Police"
    return area.isEmpty
      ? "\(id),\(month),\(force),,,No Location,,,\(type),\(outcome),"
      : "\(id),\(month),\(force),-1.212220,52.619800,\(place),\(area),Blaby 002A,\(type),\(outcome),"
  }

  static func incident(_ place: String = "On or near Kings Walk", month: String = "2018-10") -> String {
    row("", type: "Anti-social behaviour", outcome: "", place: place, month: month)
  }

  /// What an import of `rows` into an empty ledger appends beside them: the place of their area, and the declaration of
  /// the month.
  static let factCount = 2

  static func text(_ rows: [String]) -> String { ([header] + rows).map { $0 + "\n" }.joined() }

  /// A month with the traps of real ones: incidents that are alike, rows without a place, crime IDs that repeat.
  static let rows =
    [incident(), incident(), incident("On or near High Street")]
    + (1...8).map { row(id($0)) }
    + [
      row(id(9), area: ""), row(id(10), type: "Drugs"), row(id(10), type: "Drugs"),
      row(id(11), type: "Shoplifting", outcome: "Local resolution"), row(id(11), type: "Shoplifting", outcome: ""),
      row(id(12), type: "Robbery", place: "\"On or near \"\"The Mill\"\", Station Road\""),
    ]
}
