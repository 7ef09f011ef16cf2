package import Events

/// A GeoJSON file (RFC 7946) of areas' boundaries.
///
///     let file = try BoundaryFile(bytes, file: "wards.geojson")
///     file.topology      // its areas, simplified
///
/// Each feature names its area's code in one of its properties: the one asked for, else the first of ONS's form (`LAD24CD`,
/// `WD25CD`, `LSOA21CD`), or `code`, that tells all features apart. A feature whose geometry is null is an area without a
/// boundary.
package struct BoundaryFile {
  package static let maximumByteCount = 128 << 20
  static let maximumFeatureCount = 200_000
  static let maximumPositionCount = 5_000_000
  /// More faults than a person reads are not gathered.
  static let maximumFaultCount = 50
  /// Smaller triangles of three positions are left out: a strip of 10 m by 20 m is no place that a map shows.
  private static let smallestSquareMetres = 100.0

  package let topology: Topology
  /// The property that names the areas.
  package let property: String
  /// The positions that the file has.
  package let positionCount: Int

  /// The codes of the areas of which the file says that it has no boundary.
  package var withoutBoundary: [String] { topology.areas.filter(\.polygons.isEmpty).map(\.code) }

  /// Reads a file whole.
  /// - Parameter code: the property that names the areas; nil where the file is to tell it.
  /// - Throws: one `Refusal` with everything that is wrong, each at its feature.
  package init(_ bytes: [UInt8], file: String, code: String? = nil) throws(Refusal) {
    guard bytes.count <= BoundaryFile.maximumByteCount else {
      throw Refusal(file: file, .whole, BoundaryMistake.tooLarge(maximumByteCount: BoundaryFile.maximumByteCount))
    }
    let text = ShortenedNumbers.text(bytes)
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(text[...])
    } catch {
      switch error.mistake {
      case .empty: throw Refusal(file: file, .whole, BoundaryMistake.empty)
      case .tooDeep: throw Refusal(file: file, .whole, BoundaryMistake.tooDeep)
      default: break
      }
      var refusal = error.refusal(of: text)
      (refusal.file, refusal.line) = (file, 1 + text.prefix(error.offset).count { $0 == UInt8(ascii: "\n") })
      throw refusal
    }
    let features = try BoundaryFile.features(document, file)
    var reader = FeatureReader(document, features, file: file)
    property = try reader.property(named: code)
    let shapes = try reader.shapes(property)
    guard shapes.contains(where: { !$0.polygons.isEmpty }) else {
      throw Refusal(file: file, .field("features"), BoundaryMistake.noBoundaries)
    }
    topology = TopologyMaker.topology(shapes)
      .simplified(belowSquareMetres: BoundaryFile.smallestSquareMetres)
    positionCount = reader.positionCount
  }

  /// The nodes of the features.
  private static func features(_ document: JSONDocument, _ file: String) throws(Refusal) -> [Int] {
    func refused(_ field: String, _ mistake: BoundaryMistake) -> Refusal {
      Refusal(file: file, line: 1, .field(field), mistake)
    }
    let (root, kind) = (document.root, GeoJSONKind(document, document.root))
    guard kind == .collection, let list = document.member(root, "features"), document.kind(list) == .array else {
      throw refused(kind == .collection ? "features" : "type", .notFeatures(kind))
    }
    if let system = document.member(root, "crs"), document.kind(system) != .null, !isWGS84(document, system) {
      throw refused("crs", .otherSystem)
    }
    var features: [Int] = []
    for feature in document.elements(list) {
      guard features.count < maximumFeatureCount else {
        throw refused("features", .tooManyFeatures(maximum: maximumFeatureCount))
      }
      features.append(feature)
    }
    guard !features.isEmpty else { throw refused("features", .noFeatures) }
    return features
  }

  /// Whether a member of GeoJSON before RFC 7946 names the system that this one prescribes.
  private static func isWGS84(_ document: JSONDocument, _ system: Int) -> Bool {
    guard document.kind(system) == .object, let properties = document.member(system, "properties"),
      document.kind(properties) == .object, let name = document.member(properties, "name"),
      document.kind(name) == .string
    else { return false }
    let text = document.string(name).uppercased()
    return text.hasSuffix(":CRS84") || text.hasSuffix(":4326")
  }
}
