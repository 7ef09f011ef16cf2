import HummingbirdTesting
import LedgerTestSupport
import Testing

@testable import Server

/// A reader with `disclose:INDICATOR`: what is shown of that one, and of the others.
@Suite("Small numbers of one indicator")
struct NamedDisclosureTests {
  private static func definition(_ indicator: String) -> String {
    event(
      "definition.adopted", indicator, id: indicator,
      data: """
        {"definition":{"indicator":"\(indicator)","version":1,"title":"\(indicator)","effective":"2018-01-01",\
        "measure":"count","count":{"records":"crime"},"disclosure":{"suppressBelow":5}}}
        """)
  }

  @Test("are shown to its readers, as data and on its pages; those of others are not")
  func one() async throws {
    let served = try Served()
    let token = try served.token("disclose:burglary")
    try served.ledger.add(
      [Self.definition("burglary"), Self.definition("robbery"), crime("a"), crime("b")]
        + [event("area.assigned", "E07000129", id: "x", data: #"{"name":"Blaby","level":"district"}"#)])
    let point = "area=E07000129&to=2019-01&disclose=1"
    try await served.server.application().test(.router) { client in
      #expect(try await client.get("/figures/burglary?" + point, token: token).json["value"] as? Double == 2)
      #expect(try await client.get("/figures/robbery?" + point, token: token).status == 403)
      #expect(try await client.get("/events", token: token).status == 403)
      let page = "?quarter=2018-19-Q4&area=E07000129&disclose=1"
      let shown = try await client.get("/indicators/burglary" + page, token: token, ["accept": "text/html"])
      let hidden = try await client.get("/indicators/robbery" + page, token: token, ["accept": "text/html"])
      #expect(shown.status == 200 && hidden.status == 200)
      #expect(shown.body.contains("<dt>Value</dt><dd>2.0 "))
      #expect(!hidden.body.contains("<dt>Value</dt><dd>2.0 ") && hidden.body.contains("[c]"))
    }
  }
}
