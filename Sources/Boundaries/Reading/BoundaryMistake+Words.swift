internal import Events

extension BoundaryMistake {
  func rule(at door: Door) -> String { words.rule }

  func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .tooLarge, .notFeatures, .otherSystem, .noFeatures, .tooManyFeatures, .tooManyPositions: wordsOfFile
    case .noCodes, .noSuchProperty, .notCode, .noSuchArea, .codeTwice: wordsOfCode
    case .notFeature, .noGeometry, .notPolygon, .notRings, .notPosition, .notOnEarth, .shortRing, .openRing,
      .nothingLeft:
      wordsOfFeature
    }
  }

  private static let generalised =
    "Take boundaries that are generalised, such as BGC or BUC of the Open Geography Portal"

  private var wordsOfFile: (rule: String, remedy: String) {
    switch self {
    case .tooLarge(let maximum):
      ("the file has more than \(maximum >> 20) MiB", BoundaryMistake.generalised)
    case .notFeatures: ("this is no FeatureCollection of GeoJSON", "Export the boundaries as GeoJSON (RFC 7946)")
    case .otherSystem:
      ("the positions are not longitudes and latitudes of WGS 84", "Export the boundaries in WGS 84 (EPSG:4326)")
    case .noFeatures: ("the file has no feature", "Check that the whole file was downloaded")
    case .tooManyFeatures(let maximum):
      ("the file has more than \(maximum) features", "Split it, or leave out areas that are of no use here")
    case .tooManyPositions(let maximum): ("the file has more than \(maximum) positions", BoundaryMistake.generalised)
    default: preconditionFailure("It is no mistake of the whole file.")
    }
  }

  private var wordsOfCode: (rule: String, remedy: String) {
    func list(_ properties: [String]) -> String {
      properties.isEmpty ? "there are no properties" : "the properties are " + properties.joined(separator: ", ")
    }
    switch self {
    case .noCodes(let properties):
      return (
        "no property names the areas' codes", "Name it with --code; \(list(properties))"
      )
    case .noSuchProperty(let properties):
      return ("the feature has no such property", "Name another with --code; \(list(properties))")
    case .notCode:
      return (
        "it is no area's code: a capital letter and eight digits, or lower-case words joined by - and /",
        "Correct the code, or name another property with --code"
      )
    case .noSuchArea:
      return ("the code is ONS's for “no such area”", "Leave the feature out, or give it the code of its area")
    case .codeTwice(let earlier):
      return (
        "features[\(earlier)] has the same code",
        "Give each area once, its parts as a MultiPolygon, or name the property of the finer areas with --code"
      )
    default: preconditionFailure("It is no mistake of a code.")
    }
  }

  private var wordsOfFeature: (rule: String, remedy: String) {
    switch self {
    case .notFeature: ("it is no Feature of GeoJSON", "Export the boundaries as GeoJSON (RFC 7946)")
    case .noGeometry: ("the feature has no geometry", "Leave the feature out, or give it its boundary")
    case .notPolygon: ("the geometry is neither a Polygon nor a MultiPolygon", "Take a file of boundaries of areas")
    case .notRings: ("the coordinates are no lists of rings of positions", "Export the boundaries as GeoJSON again")
    case .notPosition: ("a position is a longitude and a latitude, both numbers", "Correct the position")
    case .notOnEarth:
      (
        "a longitude lies from -180 to 180 degrees and a latitude from -90 to 90",
        "Export the boundaries in WGS 84 (EPSG:4326): numbers in the hundred thousands are metres of the National Grid"
      )
    case .shortRing: ("a ring has at least four positions, the last the same as the first", "Correct the ring")
    case .openRing: ("the last position of a ring is the same as its first", "Close the ring")
    case .nothingLeft: ("the area is smaller than a millionth of a degree", "Give the area its boundary")
    default: preconditionFailure("It is no mistake of a feature.")
    }
  }
}
