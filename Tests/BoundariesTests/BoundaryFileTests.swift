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
      (collection(), "b.geojson:1: features: the file has no feature, and one is expected for each area."),
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
      (
        collection(feature(type: "MultiPolygon", "[[[[0,52],[0,52],[0,52],[0,52]]]]")),
        "the area is smaller than a millionth of a degree"
      ),
      (
        collection(feature(type: "Polygon", "[[[[0,52],[1,52]]]]")),
        "[0][0] \"[[0,52],[1,52]]\": a position is expected here"
      ),
      (
        collection(feature(type: "MultiPolygon", "[[[0,52],[1,52]]]")),
        "a longitude and a latitude, and this is a number"
      ),
      (collection(feature(type: "Polygon", "[]")), "b.geojson: features: no feature has a geometry."),
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

  @Test("whoever sends something else than a collection of features is told what it is and what is expected")
  func kinds() throws {
    for (text, words) in [
      ("", "b.geojson: the file is empty, and a FeatureCollection of GeoJSON is expected."),
      (" \n", "the file is empty"),
      ("[]", "type: a FeatureCollection of GeoJSON is expected, and this is a list."), ("7", "and this is no object"),
      ("{}", "and this is an object without a type"), ("{\"type\":\"Topology\"}", "a Topology, which is TopoJSON"),
      (feature(), "and this is a Feature alone. Put it into a collection"),
      ("{\"type\":\"Polygon\",\"coordinates\":[]}", "and this is a Polygon alone"),
      ("{\"type\":\"FeatureCollection\",\"features\":{}}", "features: a FeatureCollection of GeoJSON is expected"),
      (collection(collection(feature())), "features[0] \"{\"type\":\"FeatureCollection\""),
      (collection(collection(feature())), "Put its features themselves into the list: collections are not nested"),
      (collection("[]"), "features[0] \"[]\": a Feature of GeoJSON is expected, and this is a list"),
      (String(repeating: "[", count: 200), "b.geojson: the values are nested too deeply"),
    ] { #expect(refusal(text)?.description.contains(words) == true, "\(refusal(text)?.description ?? text)") }
  }

  @Test("a property that is wrong in many features is one fault, with the properties that are there")
  func properties() throws {
    let text = String(decoding: MadeUpMap.geoJSON(columns: 4, rows: 2, steps: 4), as: UTF8.self)
    let lacking = try #require(refusal(text, code: "NONE"))
    #expect(
      lacking.description == """
        b.geojson:2: features[0].properties.NONE: none of the 8 features has such a property. Name another with --code; \
        the properties are WD25CD, LAD25CD.
        """, "\(lacking)")
    let alike = try #require(refusal(text, code: "LAD25CD"))
    #expect(
      alike.each.count == 1
        && alike.description.contains("the property names 1 area for 8 features, and this one first a second time")
        && alike.description.contains("(WD25CD tells all features apart)"), "\(alike)")
    let named = try #require(refusal(text.replacing("\"E05", with: "\"Ward "), code: "WD25CD"))
    #expect(named.each.count == 1 && named.description.contains("nor is any other value of this property"), "\(named)")
    let some = text.replacing("\"WD25CD\":\"E0500000", with: "\"OTHER\":\"E0500000")
      .replacing("\"OTHER\":\"E05000007", with: "\"WD25CD\":\"E05000007")
    #expect(
      refusal(some, code: "WD25CD")?.description.contains("7 of the 8 features, this one first, have no such property")
        == true, "\(refusal(some, code: "WD25CD")?.description ?? "")")
  }

  @Test("a feature whose geometry is null or empty is an area without a boundary")
  func unlocated() throws {
    let null = #"{"type":"Feature","properties":{"LAD24CD":"E07000130"},"geometry":null}"#
    let empty = feature(#"{"LAD24CD":"E07000131"}"#, type: "Polygon", "[]")
    let file = try BoundaryFile(Array(collection(feature(), null, empty).utf8), file: "b.geojson")
    #expect(file.topology.areas.map(\.code) == ["E07000129", "E07000130", "E07000131"])
    #expect(file.withoutBoundary == ["E07000130", "E07000131"])
    #expect(AreaFinder(file.topology).areas(at: Position(x: 500_000, y: 52_100_000)).map(\.code) == ["E07000129"])
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
