import Feeds

/// Street-level files that look like those of data.police.uk, with their traps.
enum LookAlike {
  static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"

  static let outcomesHeader =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type"

  static let leicestershire = PoliceForce(
    slug: "leicestershire", name: "Leicestershire Police", area: "E23000021")
  static let cityOfLondon = PoliceForce(
    slug: "city-of-london", name: "City of London Police", area: "E23000034")
  static let others = [
    PoliceForce(slug: "derbyshire", name: "Derbyshire Constabulary", area: "E23000018"),
    PoliceForce(slug: "lincolnshire", name: "Lincolnshire Police", area: "E23000020"),
    PoliceForce(slug: "nottinghamshire", name: "Nottinghamshire Police", area: "E23000019"),
    PoliceForce(slug: "northamptonshire", name: "Northamptonshire Police", area: "E23000022"),
    PoliceForce(slug: "btp", name: "British Transport Police", area: "force/british-transport"),
  ]
  static let reader = PoliceReader(forces: [leicestershire, cityOfLondon] + others)

  /// One row; the month and the force are October 2018 and Leicestershire unless told otherwise.
  static func row(
    id: String = "", month: String = "2018-10", force: String = "Leicestershire Police",
    longitude: String = "-1.212220", latitude: String = "52.619800",
    location: String = "On or near Kings Walk",
    area: String = "E01025631", type: String = "Burglary", outcome: String = "Under investigation",
    context: String = ""
  ) -> String {
    let isIncident = type == "Anti-social behaviour"
    return [
      id, month, force, force, longitude, latitude, location, area, area.isEmpty ? "" : "Blaby 002A", type,
      isIncident && outcome == "Under investigation" ? "" : outcome, context,
    ].joined(separator: ",")
  }

  /// One row of an outcomes file.
  static func outcome(
    id: String = "a", month: String = "2018-10", force: String = "Leicestershire Police",
    _ outcome: String = "Suspect charged"
  ) -> String {
    [id, month, force, force, "", "", "No location", "", "", outcome].joined(separator: ",")
  }

  /// A 64-digit crime ID that ends with a number.
  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 64 - digits.utf8.count) + digits
  }

  static func file(_ rows: [String], ending: String = "\n") -> [UInt8] {
    Array(([header] + rows).map { $0 + ending }.joined().utf8)
  }

  /// Reads a file, gathering what is refused.
  static func read(
    _ bytes: [UInt8], file: String = "2018-10-leicestershire-street.csv"
  ) throws -> (statements: [PoliceStatement], refused: [PoliceRefusedRow]) {
    var refused: [PoliceRefusedRow] = []
    let contents = try reader.read(file: file, bytes: bytes) { refused.append($0) }
    return (contents.streets, refused)
  }

  /// A month with every trap: incidents without an ID, some identical, rows without a place, one outside the force's
  /// area, a crime ID that repeats with other content and one that repeats with the same.
  static let trappyRows = [
    row(type: "Anti-social behaviour"),
    row(type: "Anti-social behaviour"),
    row(location: "On or near High Street", type: "Anti-social behaviour"),
    row(longitude: "", latitude: "", location: "No Location", area: "", type: "Anti-social behaviour"),
    row(id: id(1)),
    row(id: id(2), longitude: "", latitude: "", location: "No Location", area: ""),
    row(id: id(3), area: "E01019469", type: "Vehicle crime"),
    row(id: id(4), type: "Shoplifting", outcome: "Local resolution"),
    row(id: id(4), location: "On or near High Street", type: "Shoplifting", outcome: ""),
    row(id: id(5), type: "Drugs"),
    row(id: id(5), type: "Drugs"),
    row(
      id: id(6), longitude: "0.000000", latitude: "52.100000",
      location: "\"On or near \"\"The Mill\"\", Station Road\"", type: "Robbery"),
    row(id: id(7), area: "", type: "Public order"),
  ]
}
