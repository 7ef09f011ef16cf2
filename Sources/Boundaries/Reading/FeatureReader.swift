internal import Events

/// Reads the features of one GeoJSON text: which property names the areas, and their rings.
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

  // MARK: Properties

  /// The first property that is named like a code's and tells all features apart; where none does, the first of that name.
  mutating func property() throws(Refusal) -> String {
    let names = names(of: features[0])
    let candidates = names.filter(FeatureReader.isCodeName)
    let telling = candidates.first { name in
      var seen: Set<String> = []
      return features.allSatisfy { feature in
        guard let value = value(of: name, in: feature), document.kind(value) == .string else { return false }
        return seen.insert(document.string(value)).inserted
      }
    }
    guard let name = telling ?? candidates.first else {
      throw refusal(0, "properties", node: features[0], BoundaryMistake.noCodes(properties: names))
    }
    return name
  }

  private static func isCodeName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Z][A-Z]*[0-9]{0,2}CD/) != nil || ["code", "area_code", "id"].contains(name.lowercased())
  }

  private func names(of feature: Int) -> [String] {
    guard document.kind(feature) == .object, let properties = document.member(feature, "properties"),
      document.kind(properties) == .object
    else { return [] }
    return document.members(properties).map { document.string($0) }
  }

  private func value(of name: String, in feature: Int) -> Int? {
    guard document.kind(feature) == .object, let properties = document.member(feature, "properties"),
      document.kind(properties) == .object
    else { return nil }
    return document.member(properties, name)
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
          let node = value(of: property, in: feature) ?? feature
          throw refusal(index, "properties." + property, node: node, .codeTwice(earlier: earlier))
        }
        shapes.append((code, try polygons(index, feature)))
      } catch { faults.add(error) }
    }
    try faults.end()
    return shapes
  }

  private mutating func code(_ property: String, _ index: Int, _ feature: Int) throws(Refusal) -> String {
    guard document.kind(feature) == .object, let type = document.member(feature, "type"),
      document.isString(type, "Feature")
    else { throw refusal(index, "", node: feature, .notFeature) }
    let field = "properties." + property
    guard let value = value(of: property, in: feature) else {
      throw refusal(index, field, node: feature, .noSuchProperty(properties: names(of: feature)))
    }
    guard document.kind(value) == .string, Words.isArea(Array(document.string(value).utf8)[...]) else {
      throw refusal(index, field, node: value, .notCode)
    }
    let code = document.string(value)
    guard !Words.isPseudoCode(code.utf8) else { throw refusal(index, field, node: value, .noSuchArea) }
    return code
  }

  private mutating func polygons(_ index: Int, _ feature: Int) throws(Refusal) -> [[[Position]]] {
    guard let geometry = document.member(feature, "geometry"), document.kind(geometry) == .object,
      let type = document.member(geometry, "type"), let coordinates = document.member(geometry, "coordinates")
    else { throw refusal(index, "geometry", node: feature, .noGeometry) }
    var polygons: [[[Position]]] = []
    if document.isString(type, "Polygon") {
      polygons.append(try rings(index, "geometry.coordinates", coordinates))
    } else if document.isString(type, "MultiPolygon") {
      guard document.kind(coordinates) == .array else {
        throw refusal(index, "geometry.coordinates", node: coordinates, .notRings)
      }
      for (number, polygon) in document.elements(coordinates).enumerated() {
        polygons.append(try rings(index, "geometry.coordinates[\(number)]", polygon))
      }
    } else {
      throw refusal(index, "geometry.type", node: type, .notPolygon)
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
    guard document.kind(node) == .array else { throw refusal(index, field, node: node, .notPosition) }
    let numbers = Array(document.elements(node))
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
    let place = "features[\(index)]" + (field.isEmpty ? "" : "." + field)
    let value = String(decoding: document.raw(node).prefix(200), as: UTF8.self)
    return Refusal(file: file, line: line.number, .field(place), value: value, mistake)
  }
}
