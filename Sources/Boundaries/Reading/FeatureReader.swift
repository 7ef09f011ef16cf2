internal import Events

/// Reads the features of one GeoJSON text: the codes of their areas, and their rings.
struct FeatureReader {
  private let document: JSONDocument
  private let features: [Int]
  private let file: String
  private var faults = FaultCollector()
  private(set) var positionCount = 0
  /// The line of the byte up to which lines were counted.
  private var line = (number: 1, byte: 0)

  init(_ document: JSONDocument, _ features: [Int], file: String) {
    (self.document, self.features, self.file) = (document, features, file)
  }

  /// The property that names the areas: the one asked for, else the one that the features tell.
  func property(named name: String?) throws(Refusal) -> String {
    let property = CodeProperty(document, features, file: file)
    guard let name else { return try property.told() }
    return try property.checked(name)
  }

  // MARK: Shapes

  /// The areas with their rings.
  /// - Throws: one refusal with every fault, as far as they are gathered.
  mutating func shapes(_ property: String) throws(Refusal) -> [TopologyMaker.Shape] {
    var shapes: [TopologyMaker.Shape] = []
    var places: [String: Int] = [:]
    for (index, feature) in features.enumerated() where faults.faults.count < BoundaryFile.maximumFaultCount {
      do throws(Refusal) {
        let code = try code(property, index, feature)
        if let earlier = places.updateValue(index, forKey: code) {
          let node = document.property(property, of: feature) ?? feature
          throw refusal(index, "properties." + property, node: node, .codeTwice(earlier: earlier))
        }
        shapes.append((code, try polygons(index, feature)))
      } catch { faults.add(error) }
    }
    try faults.end()
    return shapes
  }

  private mutating func code(_ property: String, _ index: Int, _ feature: Int) throws(Refusal) -> String {
    let kind = GeoJSONKind(document, feature)
    guard kind == .feature else { throw refusal(index, "", node: feature, .notFeature(kind)) }
    let field = "properties." + property
    guard let value = document.property(property, of: feature) else {
      let names = document.propertyNames(of: feature)
      throw refusal(index, field, node: feature, .noSuchProperty(features: 1, of: 1, properties: names))
    }
    guard let code = document.areaCode(value) else { throw refusal(index, field, node: value, .notCode) }
    guard !Words.isPseudoCode(code.utf8) else { throw refusal(index, field, node: value, .noSuchArea) }
    return code
  }

  /// The polygons of a feature: none where its geometry is null, or empty, which RFC 7946 (3.1) lets be the same.
  private mutating func polygons(_ index: Int, _ feature: Int) throws(Refusal) -> [[[Position]]] {
    guard let geometry = document.member(feature, "geometry") else {
      throw refusal(index, "geometry", node: feature, .noGeometry)
    }
    if document.kind(geometry) == .null { return [] }
    guard document.kind(geometry) == .object, let type = document.member(geometry, "type") else {
      throw refusal(index, "geometry", node: geometry, .noGeometry)
    }
    guard document.isString(type, "Polygon") || document.isString(type, "MultiPolygon") else {
      throw refusal(index, "geometry.type", node: type, .notPolygon)
    }
    guard let coordinates = document.member(geometry, "coordinates") else {
      throw refusal(index, "geometry", node: geometry, .noGeometry)
    }
    if document.isEmptyList(coordinates) { return [] }
    var polygons: [[[Position]]] = []
    if document.isString(type, "Polygon") {
      polygons.append(try rings(index, "geometry.coordinates", coordinates))
    } else {
      guard document.kind(coordinates) == .array else {
        throw refusal(index, "geometry.coordinates", node: coordinates, .notRings)
      }
      for (number, polygon) in document.elements(coordinates).enumerated() {
        polygons.append(try rings(index, "geometry.coordinates[\(number)]", polygon))
      }
    }
    polygons.removeAll { $0.isEmpty }
    guard !polygons.isEmpty else { throw refusal(index, "geometry.coordinates", node: coordinates, .nothingLeft) }
    return polygons
  }

  /// The rings of a polygon, without those in which too little is told apart to be one; none where the outer one is such.
  private mutating func rings(_ index: Int, _ field: String, _ node: Int) throws(Refusal) -> [[Position]] {
    guard document.kind(node) == .array else { throw refusal(index, field, node: node, .notRings) }
    var rings: [[Position]] = []
    for (number, ring) in document.elements(node).enumerated() {
      let positions = try positions(index, "\(field)[\(number)]", ring)
      if positions.count >= 3 { rings.append(positions) } else if number == 0 { return [] }
    }
    return rings
  }

  private mutating func positions(_ index: Int, _ field: String, _ node: Int) throws(Refusal) -> [Position] {
    guard document.kind(node) == .array else { throw refusal(index, field, node: node, .notRings) }
    var positions: [Position] = []
    var count = 0
    for element in document.elements(node) {
      let position = try position(index, "\(field)[\(count)]", element)
      count += 1
      if positions.last != position { positions.append(position) }
    }
    positionCount += count
    guard positionCount <= BoundaryFile.maximumPositionCount else {
      throw refusal(index, field, node: node, .tooManyPositions(maximum: BoundaryFile.maximumPositionCount))
    }
    guard count >= 4 else { throw refusal(index, field, node: node, .shortRing) }
    if positions.count > 1 {
      guard positions.first == positions.last else { throw refusal(index, field, node: node, .openRing) }
      positions.removeLast()
    }
    return positions
  }

  private mutating func position(_ index: Int, _ field: String, _ node: Int) throws(Refusal) -> Position {
    guard document.kind(node) == .array else {
      let isNumber = document.kind(node) == .number
      throw refusal(index, field, node: node, isNumber ? .nestedTooLittle : .notPosition)
    }
    let numbers = Array(document.elements(node))
    if let first = numbers.first, document.kind(first) == .array {
      throw refusal(index, field, node: node, .nestedTooDeeply)
    }
    guard numbers.count >= 2, numbers.prefix(2).allSatisfy({ document.kind($0) == .number }) else {
      throw refusal(index, field, node: node, .notPosition)
    }
    let (longitude, latitude) = (document.number(numbers[0]).double, document.number(numbers[1]).double)
    guard let position = Position(longitude: longitude, latitude: latitude) else {
      throw refusal(index, field, node: node, .notOnEarth)
    }
    return position
  }

  /// A refusal of something in a feature, at its line.
  private mutating func refusal(
    _ index: Int, _ field: String, node: Int, _ mistake: BoundaryMistake
  ) -> Refusal {
    let start = document.range(node).lowerBound
    if start < line.byte { line = (1, 0) }
    line.number += document.bytes[line.byte..<start].count { $0 == UInt8(ascii: "\n") }
    line.byte = start
    return document.refusal(index, field, node: node, file: file, line: line.number, mistake)
  }
}
