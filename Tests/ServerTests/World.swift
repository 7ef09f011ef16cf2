import HummingbirdTesting
import LedgerTestSupport

@testable import Server

/// A small ledger to ask: two districts in a county, a definition that changed, and crimes, one told late.
enum World {
  static let county = "E10000018"
  static let districts = ["E07000129", "E07000130"]

  static var events: [String] {
    [
      event("area.assigned", county, id: "county", data: #"{"name":"Leicestershire","level":"county"}"#),
      event(
        "area.assigned", districts[0], id: "a", data: #"{"name":"Blaby","level":"district","parent":"\#(county)"}"#),
      event(
        "area.assigned", districts[1], id: "b",
        data: #"{"name":"Charnwood, \"the town\"","level":"district","parent":"\#(county)"}"#),
      event("population.estimated", districts[0], id: "pa", data: #"{"year":2018,"persons":10000}"#),
      event("population.estimated", districts[1], id: "pb", data: #"{"year":2018,"persons":20000}"#),
      definition(1, "vehicle"), definition(2, "burglary"),
      event(
        "coverage.declared", "c", id: "c",
        data: """
          {"feed":"crime","area":"\(county)","start":"2019-01-01","end":"2019-02-01","status":"partial","expected":3}
          """),
    ]
      + (0..<24).map {
        crime("c\($0)", date: "2018-\($0 % 2 == 0 ? "05" : "11")", area: districts[$0 % 3 == 0 ? 1 : 0])
      }
      + (0..<9).map { crime("v\($0)", date: "2018-09", offence: "vehicle/theft-of", area: districts[0]) }
      + [
        event("crime.redated", "c0", id: "r", data: #"{"date":"2017-12"}"#),
        event("crime.reclassified", "c2", id: "x", data: #"{"offence":"vehicle/theft-from"}"#),
        event("crime.cancelled", "c4", id: "y", data: "{}"),
      ]
  }

  /// Version 2 restates what version 1 counted.
  private static func definition(_ version: Int, _ offence: String) -> String {
    event(
      "definition.adopted", "crimes", id: "d\(version)",
      data: """
        {"definition":{"indicator":"crimes","version":\(version),"title":"Crimes","effective":"2018-0\(version * 3)-01",\
        "measure":"rate","disclosure":{"none":"Made up"},"count":{"records":"crime","where":{"offence":"\(offence)"}},\
        "outcome":"Less crime","reason":"A test"}}
        """)
  }

  /// The events that were there before some were corrected.
  static var pointBefore: Int { events.count - 3 }

  /// Questions of every kind that has a table, without `format`.
  static let questions = [
    "/figures/crimes?area=E10000018&to=2018-12", "/trends/crimes?area=E10000018&from=2018-03&to=2018-12&every=month",
    "/comparisons/crimes?area=E10000018&to=2018-12",
    "/explanations/crimes?area=E10000018&from=2018-12@%23\(pointBefore)&to=2018-12&by=area",
    "/revisions/crimes?area=E10000018&from=2018-10&to=2018-12&window=quarter&until=2019-02",
    "/definitions", "/definitions/crimes", "/areas", "/coverage", "/reports/2018-19-Q3?area=E10000018",
  ]

  /// A cube, which is sent while it is made.
  static let cube = "/figures?area=E10000018&level=district&from=2018-03&to=2018-12"

  /// A server of the ledger, and a token for everything.
  static func served() async throws -> (served: Served, token: String) {
    let served = try Served()
    let token = try served.token("append", "disclose", "administer")
    try await served.server.application().test(.router) { client in
      let reply = try await client.append(batch(events), as: batchType, token: token)
      precondition(reply.status == 201, reply.body)
    }
    return (served, token)
  }
}
