/// The columns of a street-level file, in their order.
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

  /// The columns that follow in a file of refused rows.
  static let rejectTitles = [
    "Refused line", "Refused field", "Refused value", "Refused rule", "Refused remedy",
  ]
}
