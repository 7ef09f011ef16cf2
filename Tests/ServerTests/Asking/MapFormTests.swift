import Boundaries
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("A comparison as a map")
struct MapFormTests {
  /// Squares beside each other for some areas.
  private func boundaries(_ codes: [String]) throws -> Topology {
    let features = codes.enumerated().map { index, code in
      """
      {"type":"Feature","properties":{"LAD24CD":"\(code)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(index),52],[\(index + 1),52],[\(index + 1),53],[\(index),53],[\(index),52]]]}}
      """
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    return try BoundaryFile(Array(text.utf8), file: "b.geojson").topology
  }

  @Test("where the boundaries are damaged, a page says so in the place of the map")
  func damaged() async throws {
    let served = try Served(public: true)
    try served.ledger.add(ReaderWorld.events)
    let folder = served.ledger.folder + "/boundaries"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let name = "000001-" + String(repeating: "0", count: 64) + ".json"
    try Data("{}".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    let token = try served.token("disclose")
    let sentence = "There is no map, as the boundaries that are kept beside the ledger are damaged"
    try await served.server.application().test(.router) { client in
      let view = "?area=\(ReaderWorld.county)&quarter=2018-19-Q3"
      for address in ["/indicators/cases" + view, "/report/2018-19-Q3?area=\(ReaderWorld.county)"] {
        let page = try await client.get(address, token: token, ["accept": "text/html"])
        #expect(page.status == 200 && page.body.contains(sentence), "\(address): \(page.body)")
      }
      let map = "/comparisons/cases?area=\(ReaderWorld.county)&to=2018-12&format=svg"
      let none = try await client.get(map, token: token)
      #expect(none.status == 404 && none.body.contains(sentence), "\(none.body)")
    }
  }

  @Test("each caller sees on the map the figures that the comparison gives to it, and no others")
  func readers() async throws {
    let served = try Served(public: true)
    try served.ledger.add(ReaderWorld.events)
    let address = "/comparisons/cases?area=\(ReaderWorld.county)&to=2018-12"
    let tokens: [String?] = [nil, try served.token("read"), try served.token("disclose")]
    try await served.server.application().test(.router) { client in
      let none = try await client.get(address + "&format=svg", token: tokens[1])
      #expect(none.status == 404 && none.body.contains("no boundary of these areas was imported"), "\(none.body)")
    }
    try await served.server.application().test(.router) { client in
      let all = try await client.get(address, token: tokens[2])
      let codes = ((all.json["figures"] as? [[String: Any]]) ?? []).compactMap { $0["area"] as? String }
      _ = try BoundaryShelf(beside: served.ledger).keep(try boundaries(codes.filter { $0 != ReaderWorld.county }))
      for token in tokens {
        let told = try await client.get(address, token: token)
        let map = try await client.get(address + "&format=svg", token: token)
        #expect(map.status == 200 && map.headers[.contentType] == "image/svg+xml", "\(map.body)")
        let figures = (told.json["figures"] as? [[String: Any]]) ?? []
        #expect(!figures.isEmpty)
        for figure in figures where figure["area"] as? String != ReaderWorld.county {
          let display = figure["display"] as? String ?? ""
          #expect(map.body.contains(": \(display)"), "\(display): \(map.body)")
        }
      }
    }
  }
}
