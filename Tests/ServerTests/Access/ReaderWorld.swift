import HummingbirdTesting
import LedgerTestSupport

@testable import Server

/// A county with two districts, one of which has few records, and indicators of every measure that nothing opens.
enum ReaderWorld {
  static let county = "E10000018"
  static let (large, small, lsoa) = ("E07000129", "E07000130", "E01000001")

  static let protected = ["cases", "rate", "share", "ratio"]

  static var events: [String] {
    func area(_ code: String, _ level: String, _ parent: String?) -> String {
      let above = parent.map { ",\"parent\":\"\($0)\"" } ?? ""
      return event(
        "area.assigned", code, id: "a-\(code)", data: "{\"name\":\"\(level) \(code)\",\"level\":\"\(level)\"\(above)}")
    }
    let flagged = #"{"records":"crime","where":{"flags":"domestic"}}"#
    let all = #"{"records":"crime"}"#
    return [
      area(county, "county", nil), area(large, "district", county), area(small, "district", county),
      area(lsoa, "lsoa", small),
      event("population.estimated", large, id: "p1", data: #"{"year":2017,"persons":10007}"#),
      event("population.estimated", small, id: "p2", data: #"{"year":2017,"persons":20003}"#),
      definition("cases", #""measure":"count","count":\#(all)"#),
      definition("rate", #""measure":"rate","count":\#(all)"#),
      definition("share", #""measure":"percentage","count":\#(flagged),"of":\#(all)"#),
      definition("ratio", #""measure":"ratio","count":\#(flagged),"of":\#(all)"#),
      definition("open", #""measure":"count","count":{"records":"incident"},"disclosure":{"none":"Made up"}"#),
      event(
        "incident.reported", "incident-1", id: "i1",
        data: #"{"kind":"asb","date":"2018-11-02","area":"\#(small)"}"#),
      event(
        "coverage.declared", "c", id: "cov",
        data: """
          {"feed":"wardens","area":"\(small)","start":"2018-11-01","end":"2018-12-01","status":"complete",\
          "expected":3,"received":3}
          """),
    ]
      + (0..<3).map { record("few-\($0)", lsoa, "2018-11-03", $0) }
      + (0..<23).map { record("many-\($0)", large, "2018-\($0 % 2 == 0 ? "04" : "11")-03", $0) }
      + (0..<40).map { record("old-\($0)", large, "2017-08-03", $0) }
  }

  private static func record(_ subject: String, _ area: String, _ date: String, _ number: Int) -> String {
    crime("secret-\(subject)", date: date, area: area, more: number % 2 == 0 ? #","flags":["domestic"]"# : "")
  }

  private static func definition(_ indicator: String, _ more: String) -> String {
    event(
      "definition.adopted", indicator, id: "d-\(indicator)",
      data: """
        {"definition":{"indicator":"\(indicator)","version":1,"title":"Title \(indicator)","effective":"2016-01-01",\(more)}}
        """)
  }

  /// What a reader may not ask of a protected indicator.
  static func refused(_ indicator: String) -> [String] {
    let figure = "/figures/\(indicator)?area=\(county)"
    let why = "/explanations/\(indicator)?area=\(county)"
    return [
      figure + "&to=2018-11", figure + "&to=2018-12&definition=1", figure + "&to=2018-12&known-at=%2320",
      "/figures/\(indicator)?area=\(lsoa)&to=2018-12",
      "/trends/\(indicator)?area=\(county)&from=2018-03&to=2018-12&every=month",
      "/trends/\(indicator)?area=\(county)&from=2018-03&to=2018-12&window=quarter",
      "/trends/\(indicator)?area=\(county)&from=2018-03&to=2018-12&window=month",
      "/comparisons/\(indicator)?area=\(small)&to=2018-12",
      "/comparisons/\(indicator)?areas=\(lsoa),\(county)&to=2018-12",
      "/comparisons/\(indicator)?area=\(county)&level=lsoa&to=2018-12",
      why + "&from=2018-09&to=2018-12&by=area", why + "&from=2018-09&to=2018-12&evidence=5",
      why + "&from=2018-10&to=2018-12", why + "&from=2018-12@%2320&to=2018-12", why + "&from=2018-12/1&to=2018-12",
      "/revisions/\(indicator)?area=\(county)&from=2018-10&to=2018-12",
      "/reports/2018-19-Q3?area=\(lsoa)", "/reports/2018-19-Q3?area=\(county)&known-at=%2320",
      "/events", "/areas/unplaced",
    ]
  }

  /// Pages that a reader may not have of a protected indicator.
  static func refusedPages(_ indicator: String) -> [String] {
    [
      "/records/\(indicator)?area=\(county)&to=2018-12", "/record?subject=secret-few-0", "/then-and-now/\(indicator)",
      "/why/\(indicator)?area=\(county)&from=2018-09&to=2018-12&by=month",
      "/why/\(indicator)?area=\(county)&from=2018-11&to=2018-12", "/indicators/\(indicator)?area=\(lsoa)",
      "/indicators/\(indicator)?area=\(county)&known-at=%2320",
      "/indicators/\(indicator)?area=\(county)&definition=\(indicator)/1",
    ]
  }

  /// What a reader may ask of a protected indicator.
  static func told(_ indicator: String) -> [String] {
    [
      "/figures/\(indicator)?area=\(county)&to=2018-12", "/figures/\(indicator)?area=\(small)&to=2018-12",
      "/trends/\(indicator)?area=\(county)&from=2017-12&to=2018-12",
      "/trends/\(indicator)?area=\(large)&from=2017-12&to=2018-12&every=year",
      "/comparisons/\(indicator)?area=\(county)&to=2018-12",
      "/reports/2018-19-Q3?area=\(county)",
    ]
  }
}
