import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Server

@Suite("The cube that is served")
struct CubeTests {
  @Test("each row is what the figure's own address answers, in the order of indicator, area and period")
  func rows() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let cube = try await client.get(World.cube + "&format=lines", token: token)
      #expect(cube.status == 200 && cube.headers[.contentType] == "application/x-ndjson", "\(cube.body)")
      var expected = ""
      for area in World.districts {
        for month in ["2018-03", "2018-06", "2018-09", "2018-12"] {
          expected += try await client.get("/figures/crimes?area=\(area)&to=\(month)", token: token).body
        }
      }
      #expect(cube.body == expected && !expected.isEmpty)
    }
  }

  @Test("says at which address it stays, and is known again by its tag")
  func pinned() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let now = try await client.get(World.cube, token: token)
      let tag = try #require(now.headers[.eTag])
      #expect(now.headers[.cacheControl] == "private, no-cache")
      let again = try await client.get(World.cube, token: token, ["if-none-match": tag])
      #expect(again.status == 304 && again.body.isEmpty)
      let address = try #require(now.headers[.contentLocation])
      let pinned = try await client.get(address, token: token)
      #expect(pinned.status == 200 && pinned.body == now.body && pinned.headers[.contentLocation] == nil)
      #expect(pinned.headers[.eTag] == tag)
      let head = try await client.send(.head, World.cube, token: token)
      #expect(head.status == 200 && head.body.isEmpty)
    }
  }

  @Test("what cannot be answered is refused before anything is sent", arguments: ["json", "csv", "csvm", "lines"])
  func refusals(form: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for (more, name) in [
        ("&indicators=none", "indicators"), ("&indicators=,", "indicators"), ("&definition=9", "definition"),
        ("&known-at=%2399", "known-at"), ("&areas=E07000129", "area"), ("&every=week", "every"),
      ] {
        let reply = try await client.get(World.cube + more + "&format=" + form, token: token)
        #expect(reply.status == 400 && reply.places == ["- " + name], "\(more): \(reply.body)")
      }
    }
  }

  @Test("more figures than one answer has are refused")
  func tooMany() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let areas = (0..<20).map { _ in "E07000129" }.joined(separator: ",")
      let once = try await client.get("/figures?areas=\(areas)&from=2018-03&to=2018-12&format=lines", token: token)
      #expect(once.body.split(separator: "\n").count == 4, "an area that is named twice is told once")
    }
    #expect(QuestionRoutes.maximumCubeFigureCount == 20_000)
  }
}
