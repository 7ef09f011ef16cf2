import Foundation
import Pages
import Testing

/// A quarter, a point of knowledge and a version that are not those of their own accord.
private let start = "/?quarter=2018-19-Q3&area=E10000018&known-at=2019-09-20&definition=marac-repeat%2F1"

@Suite("The view of a page")
struct ViewTests {
  /// The first link of a page that begins so.
  private func link(_ beginning: String, of page: Page) throws -> String {
    try #require(page.links.first { $0.hasPrefix(beginning) }, "\(beginning)")
  }

  /// The parameters of an address that are the view's.
  private func view(_ address: String) -> [String] {
    let query = address.prefix { $0 != "#" }.split(separator: "?").dropFirst().first ?? ""
    let names = ["quarter", "area", "known-at", "definition", "disclose"]
    return query.split(separator: "&").map(String.init).filter { item in
      names.contains { item.hasPrefix($0 + "=") }
    }
  }

  /// Every link to a page with a view shows the same one, but for the permanent one, whose point is pinned.
  private func expectSame(_ page: Page, as start: String, _ address: String) {
    #expect(page.status == 200, "\(address)")
    #expect(page.links.contains(start), "\(address) leads back to no \(start)")
    let permanent = page.matches("<a href=\"([^\"]*)\">Permanent link</a>").map {
      $0.replacingOccurrences(of: "&amp;", with: "&")
    }
    for link in page.links where link.hasPrefix("/?") && !permanent.contains(link) {
      #expect(view(link) == view(start), "\(address): \(link)")
    }
    for beginning in ["/definitions?", "/feeds?", "/report"] {
      for link in page.links where link.hasPrefix(beginning) {
        #expect(view(link) == view(start), "\(address): \(link)")
      }
    }
  }

  @Test(
    "is the same from the overview through an indicator, why it changed, its records and a record, and back",
    arguments: [start, "/?quarter=2018-19-Q3&area=E10000018&definition=marac-repeat%2F1"])
  func carried(start: String) throws {
    let site = try Site.demonstration.get()
    let overview = site.get(start)
    expectSame(overview, as: start, start)
    let indicator = try link("/indicators/marac-repeat?", of: overview)
    for path in [["/why/marac-repeat?", "/record?"], ["/records/marac-repeat?", "/record?"], ["/then-and-now/"]] {
      var page = site.get(indicator)
      expectSame(page, as: start, indicator)
      for step in path {
        let address = try link(step, of: page)
        #expect(view(address) == view(start), "\(address)")
        page = site.get(address)
        expectSame(page, as: start, address)
      }
      #expect(site.get(try link("/?", of: page)) == overview, "\(path)")
    }
    let back = try link("/indicators/marac-repeat?", of: site.get(try link("/why/", of: site.get(indicator))))
    #expect(site.get(back) == site.get(indicator))
  }

  @Test("is the same behind every figure, also behind one of another area")
  func everyFigure() throws {
    let site = try Site.demonstration.get()
    let report = site.get(try #require(site.get(start).links.first { $0.hasPrefix("/report/") }))
    var areas: Set<String> = []
    for address in Set(report.links.filter { $0.hasPrefix("/why/") || $0.hasPrefix("/records/") }) {
      expectSame(site.get(address), as: start, address)
      if let area = address.split(separator: "&").first(where: { $0.hasPrefix("figure-area=") }) {
        areas.insert(String(area))
      }
    }
    #expect(!areas.isEmpty, "no figure is of another area")
  }

  @Test("keeps versions that a page's form does not offer")
  func form() throws {
    let site = try Site.demonstration.get()
    let feeds = site.get(start.replacingOccurrences(of: "/?", with: "/feeds?"))
    #expect(feeds.attributes("value", of: "input").contains("marac-repeat/1"))
    let indicator = site.get(start.replacingOccurrences(of: "/?", with: "/indicators/total-crime?"))
    #expect(indicator.attributes("value", of: "input").contains("marac-repeat/1"))
  }

  @Test("of an explanation that is written by hand is that of its later side")
  func byHand() throws {
    let site = try Site.demonstration.get()
    let page = site.get("/why/marac-repeat?area=E10000018&from=2017-12@2018-03-01&to=2018-12@2019-09-20")
    #expect(page.links.contains("/?area=E10000018&known-at=2019-09-20"))
  }

  @Test("names a version alone on the page of an indicator's records")
  func version() throws {
    let site = try Site.demonstration.get()
    let (old, new) = (
      site.get("/records/marac-repeat?area=E10000018&to=2018-12&definition=1&disclose=1"),
      site.get("/records/marac-repeat?area=E10000018&to=2018-12&definition=marac-repeat/1&disclose=1")
    )
    #expect(old.bodyWithoutWayBack == new.bodyWithoutWayBack && old.status == 200)
    #expect(site.get("/records/marac-repeat?area=E10000018&to=2018-12&definition=0").status == 400)
  }
}
