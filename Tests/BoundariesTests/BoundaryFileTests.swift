import Boundaries
import Events
import Foundation
import TestSupport
import Testing

@Suite("Files of boundaries")
struct BoundaryFileTests {
  private func refusal(_ text: String, code: String? = nil) -> Refusal? {
    do throws(Refusal) {
      _ = try BoundaryFile(Array(text.utf8), file: "b.geojson", code: code)
      return nil
    } catch {
      return error
    }
  }

  private func feature(
    _ properties: String = "{\"LAD24CD\":\"E07000129\"}", type: String = "Polygon",
    _ coordinates: String = "[[[0,52],[1,52],[1,53],[0,52]]]"
  ) -> String {
    "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}}"
  }

  private func collection(_ features: String...) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))]}"
  }

  @Test("what is wrong is told with feature, field, value, rule and remedy, in the line where it stands")
  func faults() throws {
    let cases: [(text: String, message: String)] = [
      ("{\"type\":\"Feature\"}", "b.geojson:1: type: this is no FeatureCollection of GeoJSON."),
      (collection(), "b.geojson:1: features: the file has no feature."),
      (
        collection(feature("{\"LAD24CD\":\"Blaby\"}")),
        "b.geojson:2: features[0].properties.LAD24CD \"Blaby\": it is no area's code"
      ),
      (
        collection(feature("{\"LAD24CD\":\"E99999999\"}")),
        "b.geojson:2: features[0].properties.LAD24CD \"E99999999\": the code is ONS's for “no such area”."
      ),
      (
        collection(feature(), feature()),
        "b.geojson:3: features[1].properties.LAD24CD \"E07000129\": features[0] has the same code."
      ),
      (
        collection(feature("{\"name\":\"Blaby\"}")),
        "b.geojson:2: features[0].properties"
      ),
      (
        collection(feature("{}", type: "Point", "[0,52]")),
        "b.geojson:2: features[0].properties"
      ),
      (
        collection(feature(type: "Point", "[0,52]")),
        "b.geojson:2: features[0].geometry.type \"Point\": the geometry is neither a Polygon nor a MultiPolygon."
      ),
      (
        collection(feature(type: "Polygon", "[[[451000,303000],[452000,303000],[452000,304000],[451000,303000]]]")),
        "features[0].geometry.coordinates[0][0] \"[451000,303000]\": a longitude lies from -180 to 180 degrees"
      ),
      (
        collection(feature(type: "Polygon", "[[[0,52],[1,52],[1,53]]]")),
        "features[0].geometry.coordinates[0] \"[[0,52],[1,52],[1,53]]\": a ring has at least four positions"
      ),
      (
        collection(feature(type: "Polygon", "[[[0,52],[1,52],[1,53],[0,53]]]")), "the last position of a ring"
      ),
      (collection(feature(type: "MultiPolygon", "[]")), "the area is smaller than a millionth of a degree"),
      (collection(feature(type: "Polygon", "[[[0,\"x\"],[1,52],[1,53],[0,52]]]")), "a position is a longitude"),
      ("{\"type\":\"FeatureCollection\",\n\"features\":[}", "b.geojson:2:"),
      (
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},"
          + "\"features\":[\(feature())]}", "the positions are not longitudes and latitudes of WGS 84"
      ),
    ]
    for (text, message) in cases {
      let found = try #require(refusal(text), "\(text)")
      #expect(found.description.contains(message), "\(found.description)")
    }
  }

  @Test("all faults are told at once")
  func together() throws {
    let text = collection(feature("{\"LAD24CD\":\"x y\"}"), feature(type: "Polygon", "[[]]"), feature("{}"))
    #expect(refusal(text)?.each.count == 3)
  }

  @Test("of several codes the one that tells the features apart is taken, or the one asked for")
  func codes() throws {
    let wards = MadeUpMap.geoJSON(columns: 2, rows: 2, steps: 4)
    #expect(try BoundaryFile(wards, file: "w").property == "WD25CD")
    #expect(throws: Refusal.self) { try BoundaryFile(wards, file: "w", code: "LAD25CD") }
    #expect(throws: Refusal.self) { try BoundaryFile(wards, file: "w", code: "NONE") }
  }

  @Test("digits that no double keeps are no fault, and text in strings stays as it is")
  func digits() throws {
    let text = collection(
      feature(
        "{\"LAD24CD\":\"E07000129\",\"LAD24NM\":\"1.23456789012345678\"}", type: "Polygon",
        "[[[0.100000000000000005551,52],[1,52.555360000000002],[1,53],[0.100000000000000005551,52]]]"))
    #expect(refusal(text) == nil)
  }

  @Test(
    "published boundaries of districts, wards and LSOAs are read, and each area is found at a point in it",
    .enabled(if: Published.folder != nil))
  func published() throws {
    let folder = try #require(Published.folder)
    for (name, count) in [
      ("districts_leicestershire_police.geojson", 9), ("wards_2025_leicestershire_police.geojson", 176),
      ("lsoa21_leicestershire_police.geojson.xz", 634),
    ] {
      let file = try BoundaryFile(try Published.contents(folder + "/reference/geography/" + name), file: name)
      #expect(file.topology.areas.count == count)
      // What neighbours share is kept once, as far as the file gives both the same line.
      if count == 176 { #expect(file.topology.positionCount < file.positionCount * 4 / 5) }
      let finder = AreaFinder(file.topology)
      var several = 0
      for area in file.topology.areas {
        let ring = file.topology.positions(of: try #require(area.rings.first))
        let found = finder.areas(at: Published.inside(ring))
        #expect(found.contains { $0.code == area.code }, "\(area.code)")
        several += found.count > 1 ? 1 : 0
      }
      #expect(several <= count / 50, "\(name): \(several)")
    }
  }
}
