internal import Events
internal import Ledger

/// The boundaries of one import as they are kept: a topology under the hash of the file that holds it.
package struct BoundaryLayer: Sendable {
  /// The SHA-256 of the file, in hexadecimal.
  package let hash: String
  package let topology: Topology

  init(_ topology: Topology) { (self.topology, hash) = (topology, Digest.hex(Digest.sha256(topology.json))) }

  /// Nil where the contents are not what the hash says, or no topology.
  init?(_ contents: [UInt8], hash: String) {
    guard Digest.hex(Digest.sha256(contents)) == hash, let topology = Topology(json: contents) else { return nil }
    (self.topology, self.hash) = (topology, hash)
  }

  package var codes: Set<String> { Set(topology.areas.map(\.code)) }
}

extension Topology {
  /// TopoJSON, with whole numbers of millionths of a degree, each position as the step from the one before.
  var json: [UInt8] {
    let arcs = arcs.map { arc -> JSONOutput in
      var (x, y): (Int32, Int32) = (0, 0)
      return .array(
        arc.map { position in
          defer { (x, y) = (position.x, position.y) }
          return .array([.whole(Int(position.x - x)), .whole(Int(position.y - y))])
        })
    }
    let geometries = areas.map { area -> JSONOutput in
      let polygons = area.polygons.map { rings in
        JSONOutput.array(rings.map { .array($0.map { .whole(Int($0)) }) })
      }
      return .object([("type", .string("MultiPolygon")), ("id", .string(area.code)), ("arcs", .array(polygons))])
    }
    let scale = JSONOutput.array([.raw(Array("0.000001".utf8)), .raw(Array("0.000001".utf8))])
    var bytes: [UInt8] = []
    JSONOutput.object([
      ("type", .string("Topology")),
      ("transform", .object([("scale", scale), ("translate", .array([.whole(0), .whole(0)]))])),
      (
        "objects",
        .object([
          ("areas", .object([("type", .string("GeometryCollection")), ("geometries", .array(geometries))]))
        ])
      ), ("arcs", .array(arcs)),
    ]).write(to: &bytes)
    return bytes + [UInt8(ascii: "\n")]
  }

  /// Nil where the text is not as `json` writes it.
  init?(json: [UInt8]) {
    var document = JSONDocument()
    guard (try? document.read(json.dropLast())) != nil, document.kind(document.root) == .object,
      let arcs = document.member(document.root, "arcs"), let objects = document.member(document.root, "objects"),
      let collection = document.member(objects, "areas"), let geometries = document.member(collection, "geometries")
    else { return nil }
    let whole = { (node: Int) in Int32(document.number(node).double) }
    let positions = document.elements(arcs).map { arc -> [Position] in
      var (x, y): (Int32, Int32) = (0, 0)
      return document.elements(arc).map { step in
        let numbers = Array(document.elements(step))
        (x, y) = (x + whole(numbers[0]), y + whole(numbers[1]))
        return Position(x: x, y: y)
      }
    }
    let areas = document.elements(geometries).compactMap { geometry -> Area? in
      guard let id = document.member(geometry, "id"), let arcs = document.member(geometry, "arcs") else { return nil }
      let polygons = document.elements(arcs).map { polygon in
        document.elements(polygon).map { ring in document.elements(ring).map(whole) }
      }
      return Area(code: document.string(id), polygons: polygons)
    }
    self.init(arcs: positions, areas: areas)
  }
}
