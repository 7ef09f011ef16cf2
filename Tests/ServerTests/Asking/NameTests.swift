import HTTPTypes
import HummingbirdTesting
import LedgerTestSupport
import Testing

@testable import Server

@Suite("A name in an address")
struct NameTests {
  /// The ledger of `World`, with a district whose name holds spaces and a sign.
  private func filled() async throws -> (served: Served, token: String) {
    let (served, token) = try await World.served()
    let district = event(
      "area.assigned", "E07000134", id: "nw",
      data: #"{"name":"North West Leics & Co","level":"district","parent":"\#(World.county)"}"#)
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(district, token: token)
      precondition(reply.status == 201, reply.body)
    }
    return (served, token)
  }

  @Test(
    "is found as the command line finds it",
    arguments: [
      (
        "/comparisons/crimes?areas=blaby,%20North%20West%20Leics%20%26%20Co&to=2018-12",
        "/comparisons/crimes?areas=E07000129,E07000134&to=2018-12"
      ),
      (
        "/comparisons/crimes?area=leicestershire&level=District&to=2018-12",
        "/comparisons/crimes?area=E10000018&level=district&to=2018-12"
      ),
      ("/areas?geography=Administrative", "/areas?geography=administrative"),
      ("/coverage?area=leicestershire", "/coverage?area=E10000018"),
      ("/coverage?area=e10000018", "/coverage?area=E10000018"), ("/coverage?feed=Crime", "/coverage?feed=crime"),
    ])
  func found(address: String, usual: String) async throws {
    let (served, token) = try await filled()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get(address + "&format=csv", token: token)
      #expect(reply.status == 200, "\(reply.body)")
      #expect(try await client.get(usual + "&format=csv", token: token).body == reply.body)
      #expect(reply.body.split(whereSeparator: \.isNewline).count > 1)
    }
  }

  @Test(
    "that nothing has is refused, with what there is or may be meant",
    arguments: [
      ("/areas?geography=wrad", "geography", "The geographies are administrative"),
      ("/coverage?area=Leicestershir", "area", "Is Leicestershire (E10000018) meant? See GET /areas "),
      ("/coverage?feed=crme", "feed", "Is crime meant? The feeds are admission, answer, crime, "),
      ("/comparisons/crimes?areas=E07000129,Blabi&to=2018-12", "areas", "Is Blaby (E07000129) meant?"),
    ])
  func unknown(address: String, place: String, remedy: String) async throws {
    let (served, token) = try await filled()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get(address, token: token)
      #expect(reply.status == 400 && reply.places == ["- " + place], "\(reply.body)")
      let said = (reply.json["errors"] as? [[String: Any]])?.first?["remedy"] as? String ?? ""
      #expect(said.hasPrefix(remedy), "\(said)")
    }
  }

  @Test("of a kind of record that nobody declared is no mistake")
  func undeclared() async throws {
    let (served, token) = try await filled()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get("/coverage?feed=marac", token: token)
      #expect(reply.status == 200 && reply.body == #"{"coverage":[]}"# + "\n", "\(reply.body)")
    }
  }

  @Test("of an indicator that is not there leads to the address that lists those that are")
  func indicators() async throws {
    let (served, token) = try await filled()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get("/figures/crims?area=E10000018&to=2018-12", token: token)
      #expect(reply.status == 404 && reply.body.contains("Is crimes meant? See GET /definitions "), "\(reply.body)")
      #expect(!reply.body.contains("incident-ledger"))
    }
  }
}
