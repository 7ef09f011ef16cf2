internal import Events

extension BoundaryMistake {
  func rule(at door: Door) -> String { words.rule }

  func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .tooLarge, .empty, .tooDeep, .notFeatures, .otherSystem, .noFeatures, .tooManyFeatures, .tooManyPositions,
      .noBoundaries:
      wordsOfFile
    case .noCodes, .noSuchProperty, .notCode, .notCodes, .noSuchArea, .codeTwice, .codesAlike: wordsOfCode
    case .notFeature, .noGeometry, .notPolygon, .notRings, .notPosition, .nestedTooDeeply, .nestedTooLittle,
      .notOnEarth,
      .shortRing, .openRing, .nothingLeft:
      wordsOfFeature
    }
  }

  private static let generalised =
    "Take boundaries that are generalised, such as BGC or BUC of the Open Geography Portal"
  fileprivate static let exported = "Export the boundaries as GeoJSON (RFC 7946)"
  private static let downloaded = "Check that the whole file was downloaded"

  private var wordsOfFile: (rule: String, remedy: String) {
    switch self {
    case .tooLarge(let maximum):
      ("the file has more than \(maximum >> 20) MiB", BoundaryMistake.generalised)
    case .empty:
      ("the file is empty, and a FeatureCollection of GeoJSON is expected", BoundaryMistake.downloaded)
    case .tooDeep:
      (
        "the values are nested too deeply: even the coordinates of a MultiPolygon are lists in lists of four levels alone",
        BoundaryMistake.exported
      )
    case .notFeatures(let kind):
      ("a FeatureCollection of GeoJSON is expected, and this is \(kind.words)", kind.remedyOfFile)
    case .otherSystem:
      ("the positions are not longitudes and latitudes of WGS 84", "Export the boundaries in WGS 84 (EPSG:4326)")
    case .noFeatures:
      ("the file has no feature, and one is expected for each area", BoundaryMistake.downloaded)
    case .tooManyFeatures(let maximum):
      ("the file has more than \(maximum) features", "Split it, or leave out areas that are of no use here")
    case .tooManyPositions(let maximum): ("the file has more than \(maximum) positions", BoundaryMistake.generalised)
    case .noBoundaries: ("no feature has a geometry", "Take a file of boundaries of areas")
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
    case .noSuchProperty(let count, let all, let properties):
      let rule =
        all == 1
        ? "the feature has no such property"
        : count == all
          ? "none of the \(all) features has such a property"
          : "\(count) of the \(all) features, this one first, \(count == 1 ? "has" : "have") no such property"
      return (rule, "Name another with --code; \(list(properties))")
    case .notCode:
      return (
        "it is \(BoundaryMistake.code)", "Correct the code, or name another property with --code"
      )
    case .notCodes(let properties):
      return (
        "it is \(BoundaryMistake.code); nor is any other value of this property",
        "Name another with --code; \(list(properties))"
      )
    case .noSuchArea:
      return ("the code is ONS's for “no such area”", "Leave the feature out, or give it the code of its area")
    case .codeTwice(let earlier):
      return (
        "features[\(earlier)] has the same code",
        "Give each area once, its parts as a MultiPolygon, or name the property of the finer areas with --code"
      )
    case .codesAlike(let areas, let features, let telling):
      let others =
        telling.isEmpty
        ? "no property tells all features apart" : "\(telling.joined(separator: ", ")) tells all features apart"
      return (
        "the property names \(areas == 1 ? "1 area" : "\(areas) areas") for \(features) features, and this one first a second time",
        "Name the property of the finer areas with --code (\(others)), or give each area once, its parts as a MultiPolygon"
      )
    default: preconditionFailure("It is no mistake of a code.")
    }
  }

  private static let code = "no area's code: a capital letter and eight digits, or lower-case words joined by - and /"

  private var wordsOfFeature: (rule: String, remedy: String) {
    switch self {
    case .notFeature(let kind): ("a Feature of GeoJSON is expected, and this is \(kind.words)", kind.remedyOfFeature)
    case .noGeometry:
      (
        "the feature's geometry is neither a Polygon, nor a MultiPolygon, nor null",
        "Give it its boundary, or null where it has none"
      )
    case .notPolygon: ("the geometry is neither a Polygon nor a MultiPolygon", "Take a file of boundaries of areas")
    case .notRings: ("the coordinates are no lists of rings of positions", "Export the boundaries as GeoJSON again")
    case .notPosition: ("a position is a longitude and a latitude, both numbers", "Correct the position")
    case .nestedTooDeeply:
      (
        "a position is expected here, a longitude and a latitude, and this is a list of lists",
        BoundaryMistake.nesting
      )
    case .nestedTooLittle:
      ("a position is expected here, a longitude and a latitude, and this is a number", BoundaryMistake.nesting)
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

  private static let nesting =
    "Give coordinates as their type has them: a Polygon is rings of positions, [[[x,y],…]], a MultiPolygon polygons of "
    + "them, [[[[x,y],…]]]"
}

extension GeoJSONKind {
  /// What it is, as a noun.
  fileprivate var words: String {
    switch self {
    case .collection: "a FeatureCollection without a list of features"
    case .feature: "a Feature alone"
    case .geometry(let type): "a \(type) alone"
    case .topology: "a Topology, which is TopoJSON"
    case .other(let type): "an object of the type “\(type)”"
    case .untyped: "an object without a type"
    case .list: "a list"
    case .value: "no object"
    }
  }

  /// What can be done where it is a file of its own.
  fileprivate var remedyOfFile: String {
    switch self {
    case .collection: "Give it the member features, a list with a Feature for each area"
    case .feature: "Put it into a collection: {\"type\":\"FeatureCollection\",\"features\":[…]}"
    case .list:
      "If it is a list of features, put it into a collection: {\"type\":\"FeatureCollection\",\"features\":[…]}"
    case .geometry, .topology, .other, .untyped, .value: BoundaryMistake.exported
    }
  }

  /// What can be done where it stands among features.
  fileprivate var remedyOfFeature: String {
    switch self {
    case .collection: "Put its features themselves into the list: collections are not nested"
    case .geometry: "Put it into a Feature, whose properties name the area's code"
    case .list: "Put what is in it into the list of features itself"
    case .feature, .topology, .other, .untyped, .value: BoundaryMistake.exported
    }
  }
}
