/// The columns of a street-level file, in their order. Those up to ``areaName`` are the first of an outcomes file too.
enum PoliceColumn: Int, CaseIterable {
  case crimeID, month, reportedBy, fallsWithin, longitude, latitude, location, areaCode, areaName, crimeType,
    outcome,
    context

  var title: String {
    switch self {
    case .crimeID: "Crime ID"
    case .month: "Month"
    case .reportedBy: "Reported by"
    case .fallsWithin: "Falls within"
    case .longitude: "Longitude"
    case .latitude: "Latitude"
    case .location: "Location"
    case .areaCode: "LSOA code"
    case .areaName: "LSOA name"
    case .crimeType: "Crime type"
    case .outcome: "Last outcome category"
    case .context: "Context"
    }
  }

  static let titles = allCases.map(\.title)

  /// The last column of an outcomes file.
  static let outcomeType = "Outcome type"

  /// The columns of an outcomes file.
  static let outcomesTitles: [String] = titles.prefix(through: areaName.rawValue) + [outcomeType]

  /// The column of a file of refused rows of both tables that says which one a row is of.
  static let table = "Refused from"

  /// The columns of a file of refused rows of both tables, before those that follow.
  static let bothTitles = titles + [outcomeType, table]

  /// A column that only files of stop and search have.
  static let objectOfSearch = "Object of search"

  /// The columns that follow in a file of refused rows.
  static let rejectTitles = [
    "Refused line", "Refused field", "Refused value", "Refused rule", "Refused remedy",
  ]
}
