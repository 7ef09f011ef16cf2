import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("What a reader is told of the cube")
struct ReaderCubeTests {
  private static let districts = "/figures?area=\(ReaderWorld.county)&level=district&format=lines"
  private static let quarters = "&from=2017-12&to=2018-12"

  private static func served(public isPublic: Bool = false) throws -> Served {
    let served = try Served(public: isPublic)
    try served.ledger.add(ReaderWorld.events)
    return served
  }

  /// The answers to the single questions that a cube of the districts holds.
  private static func single(_ client: any TestClientProtocol, _ token: String?) async throws -> String {
    var text = ""
    for indicator in ReaderWorld.protected + ["open"] {
      for area in [ReaderWorld.large, ReaderWorld.small] {
        for month in ["2017-12", "2018-03", "2018-06", "2018-09", "2018-12"] {
          text += try await client.get("/figures/\(indicator)?area=\(area)&to=\(month)", token: token).body
        }
      }
    }
    return text
  }

  @Test("is in the grid what is protected and exact what is open, row by row what the single figures tell")
  func grid() async throws {
    let served = try Self.served()
    let token = try served.token("read")
    try await served.server.application().test(.router) { client in
      let cube = try await client.get(Self.districts + Self.quarters, token: token)
      #expect(cube.status == 200 && cube.headers[.contentLocation] == nil)
      #expect(cube.body == (try await Self.single(client, token)))
      #expect(cube.body.split(separator: "\n").count == 50 && !cube.body.contains("secret"))
      for line in cube.body.split(separator: "\n") {
        #expect(line.contains(";counts=rounded;") != line.contains(#""indicator":"open""#), "\(line)")
      }
    }
  }

  @Test("is refused as a whole where one of its indicators may not be asked so, and those that may are named")
  func refused() async throws {
    let served = try Self.served()
    let (reader, analyst) = (try served.token("read"), try served.token("disclose"))
    let lsoas = "/figures?area=\(ReaderWorld.county)&level=lsoa&format=lines" + Self.quarters
    try await served.server.application().test(.router) { client in
      for address in [
        Self.districts + "&from=2018-10&to=2018-11", Self.districts + Self.quarters + "&every=month",
        Self.districts + Self.quarters + "&definition=1", Self.districts + Self.quarters + "&known-at=%2320", lsoas,
      ] {
        let reply = try await client.get(address, token: reader)
        #expect(reply.status == 403, "\(address): \(reply.status)")
        let detail = reply.json["detail"] as? String ?? ""
        #expect(detail.contains("cases is protected") && detail.contains("alone with indicators=open"), "\(detail)")
        #expect(try await client.get(address, token: analyst).status == 200, "\(address)")
        #expect(try await client.get(address + "&indicators=open", token: reader).status == 200, "\(address)")
        #expect(try await client.get(address + "&indicators=rate", token: reader).status == 403, "\(address)")
      }
      #expect(try await client.get(Self.districts + Self.quarters).status == 401)
    }
  }

  @Test("small numbers are for who may disclose every indicator that is asked for")
  func disclosed() async throws {
    let served = try Self.served()
    let (reader, analyst, named) = (
      try served.token("read"), try served.token("disclose"), try served.token("disclose:cases")
    )
    let address = Self.districts + Self.quarters + "&disclose=1"
    try await served.server.application().test(.router) { client in
      #expect(try await client.get(address, token: reader).status == 403)
      #expect(try await client.get(address, token: named).status == 403)
      #expect(try await client.get(address + "&indicators=cases,rate", token: named).status == 403)
      let own = try await client.get(address + "&indicators=cases", token: named)
      #expect(own.status == 200 && own.body.contains(#""value":3,"#), "\(own.body)")
      #expect(try await client.get(address, token: analyst).body.split(separator: "\n").count == 50)
    }
  }

  @Test("holds only what papers showed where no token is shown")
  func published() async throws {
    let served = try Self.served(public: true)
    try await served.server.application().test(.router) { client in
      let cube = try await client.get(Self.districts + Self.quarters)
      #expect(cube.body == (try await Self.single(client, nil)))
      for line in cube.body.split(separator: "\n") where !line.contains(#""indicator":"open""#) {
        #expect(line.contains(#""value":null,"display":"[x]""#), "\(line)")
      }
    }
  }
}
