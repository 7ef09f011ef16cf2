internal import Events

/// What can be wrong with a file of boundaries.
enum BoundaryMistake: Mistake {
  // The file.
  case tooLarge(maximumByteCount: Int)
  case notFeatures
  /// It says that its positions are of another system than WGS 84.
  case otherSystem
  case noFeatures
  case tooManyFeatures(maximum: Int)
  case tooManyPositions(maximum: Int)
  // The codes.
  /// No property names areas; these are there.
  case noCodes(properties: [String])
  /// The property that is to name the areas is not there.
  case noSuchProperty(properties: [String])
  case notCode
  case noSuchArea
  case codeTwice(earlier: Int)
  // A feature.
  case notFeature
  case noGeometry
  case notPolygon
  case notRings
  case notPosition
  /// A number that is no longitude or latitude in degrees.
  case notOnEarth
  case shortRing
  case openRing
  /// All of its rings are smaller than what is told apart.
  case nothingLeft
}
