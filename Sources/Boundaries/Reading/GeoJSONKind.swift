internal import Events

/// What a value of a JSON text is to GeoJSON (RFC 7946), so that whoever sent something else is told what it is.
enum GeoJSONKind: Hashable {
  case collection, feature
  /// A geometry alone, by its type.
  case geometry(String)
  /// TopoJSON, which shares lines as GeoJSON does not.
  case topology
  /// An object whose type is another.
  case other(String)
  /// An object without a type, as Esri's JSON is.
  case untyped
  case list
  /// Neither an object nor a list.
  case value

  init(_ document: JSONDocument, _ node: Int) {
    switch document.kind(node) {
    case .object:
      guard let type = document.member(node, "type"), document.kind(type) == .string else {
        self = .untyped
        return
      }
      let name = document.string(type)
      switch name {
      case "FeatureCollection": self = .collection
      case "Feature": self = .feature
      case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
        self = .geometry(name)
      case "Topology": self = .topology
      default: self = .other(Refusal.shortened(name))
      }
    case .array: self = .list
    default: self = .value
    }
  }
}
