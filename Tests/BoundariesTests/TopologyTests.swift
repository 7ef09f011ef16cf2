import Boundaries
import Events
import TestSupport
import Testing

@Suite("The topology of areas")
struct TopologyTests {
  @Test("what two neighbours share is one arc, and a hole and what fills it are one too")
  func shared() throws {
    let file = try BoundaryFile(MadeUpMap.geoJSON(columns: 2, rows: 1, steps: 3, island: true), file: "grid.geojson")
    #expect(file.topology.areas.map(\.code) == ["E05000000", "E05000001", "E05000002"])
    let references = file.topology.areas.flatMap(\.rings).flatMap { $0 }
    let uses = Dictionary(grouping: references) { $0 < 0 ? ~$0 : $0 }.mapValues(\.count)
    #expect(uses.values.filter { $0 == 2 }.count == 2)
    #expect(uses.values.allSatisfy { $0 <= 2 })
  }

  @Test("simplified neighbours have the same line, and no area vanishes")
  func simplified() throws {
    let topology = try BoundaryFile(MadeUpMap.geoJSON(columns: 5, rows: 4, steps: 20), file: "grid.geojson").topology
    let coarse = topology.simplified(below: 1e12, unit: (1, 1))
    #expect(coarse.positionCount < topology.positionCount / 4)
    for area in coarse.areas {
      for ring in area.rings { #expect(coarse.positions(of: ring).count >= 3, "\(area.code)") }
    }
    let references = coarse.areas.flatMap(\.rings).flatMap { $0 }.map { $0 < 0 ? ~$0 : $0 }
    #expect(Set(references).count == coarse.arcs.count)
  }

  @Test("a point lies in one area of a grid, on its lines too")
  func found() throws {
    let finder = AreaFinder(
      try BoundaryFile(MadeUpMap.geoJSON(columns: 4, rows: 4, steps: 8), file: "grid.geojson").topology)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let position = Position(
        x: Int32.random(in: -1_098_000..<(-902_000), using: &generator),
        y: Int32.random(in: 52_502_000..<52_698_000, using: &generator))
      #expect(finder.areas(at: position).count == 1, "\(position)")
    }
    for column in 1..<4 {
      let corner = Position(x: Int32(-1_100_000 + column * 50_000), y: 52_550_000)
      #expect(finder.areas(at: corner).count == 1)
    }
    #expect(finder.areas(at: Position(x: 0, y: 0)).isEmpty)
  }
}
