internal import Events

/// What can be wrong with a file of boundaries.
enum BoundaryMistake: Mistake {
  // The file.
  case tooLarge(maximumByteCount: Int)
  case empty
  case tooDeep
  /// The file is something else than a collection of features.
  case notFeatures(GeoJSONKind)
  /// It says that its positions are of another system than WGS 84.
  case otherSystem
  case noFeatures
  case tooManyFeatures(maximum: Int)
  case tooManyPositions(maximum: Int)
  /// All features are without a geometry.
  case noBoundaries
  // The codes.
  /// No property names areas; these are there.
  case noCodes(properties: [String])
  /// The property that is to name the areas is not there, in so many of the features.
  case noSuchProperty(features: Int, of: Int, properties: [String])
  case notCode
  /// The property that is to name the areas holds no code in any of the features.
  case notCodes(properties: [String])
  case noSuchArea
  case codeTwice(earlier: Int)
  /// The property that is to name the areas has the same values again and again; others tell the features apart.
  case codesAlike(areas: Int, features: Int, telling: [String])
  // A feature.
  case notFeature(GeoJSONKind)
  case noGeometry
  case notPolygon
  case notRings
  case notPosition
  /// Lists in lists where a position is looked for, or numbers where a list of positions is.
  case nestedTooDeeply, nestedTooLittle
  /// A number that is no longitude or latitude in degrees.
  case notOnEarth
  case shortRing
  case openRing
  /// All of its rings are smaller than what is told apart.
  case nothingLeft
}
