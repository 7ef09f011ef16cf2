import Foundation
import Pages
import Testing

@Suite("A link shows the same for ever")
struct PermanenceTests {
  private static let before: String = {
    var lines = Lines.area("E10000018", "County", level: "county")
    lines += Lines.area("E07000129", "One", level: "district", parent: "E10000018")
    lines += Lines.area("E07000130", "Two", level: "district", parent: "E10000018")
    for code in ["E07000129", "E07000130"] {
      lines += Lines.event("population.estimated", code, id: "p-\(code)", ["year": 2017, "persons": 40_000])
    }
    lines += Lines.definition("rate", ["measure": "rate", "count": ["records": "crime"]])
    lines += Lines.event(
      "coverage.declared", "c", id: "c",
      ["feed": "crime", "area": "E10000018", "start": "2017-04-01", "end": "2019-07-01", "status": "complete"])
    for index in 0..<27 {
      for item in 0..<8 {
        lines += Lines.crime(
          "\(index)-\(item)", date: Lines.month(index), area: item < 5 ? "E07000129" : "E07000130",
          ["party": "p\(item)"])
      }
    }
    return lines
  }()

  /// Something of every kind that changes what is shown.
  private static let after: String = {
    var lines = Lines.area("E07000129", "Renamed", level: "district", parent: "E10000018")
    lines += Lines.area("E12000004", "Region", level: "region")
    lines += Lines.area("E10000018", "County", level: "county", parent: "E12000004")
    lines += Lines.event("population.estimated", "E07000129", id: "p2", ["year": 2017, "persons": 50_000])
    lines += Lines.definition(
      "rate", version: 2, ["measure": "rate", "count": ["records": "crime"], "title": "Another", "policy": "restated"])
    lines += Lines.definition("more", ["measure": "count", "count": ["records": "crime"]])
    lines += Lines.event(
      "coverage.declared", "c", id: "c2",
      ["feed": "crime", "area": "E10000018", "start": "2019-05-01", "end": "2019-07-01", "status": "missing"])
    lines += Lines.event("practice.noted", "n", id: "n", ["effective": "2018-01-01", "text": "Noted later"])
    for index in 0..<40 {
      lines += Lines.crime("late-\(index)", date: Lines.month(index), area: "E07000130")
      lines += Lines.event("crime.cancelled", "\(index % 27)-\(index / 27)", id: "x\(index)", [:])
    }
    return lines
  }()

  @Test("whatever is appended, a page whose point is pinned keeps every byte")
  func pinned() throws {
    let site = try Site(lines: PermanenceTests.before)
    let start = "/?known-at=%23\(try site.length)"
    let pages = CrawlTests.crawl(site, from: start, perKind: 10)
    try site.append(lines: PermanenceTests.after)
    var kinds: Set<String> = []
    for (address, page) in pages where page.isPinned {
      kinds.insert(CrawlTests.kind(address))
      #expect(site.get(address) == page, "\(address)")
    }
    let expected = Set(Dashboard.paths.map(CrawlTests.kind)).subtracting(["/style.css", "/icon.svg", "/sign-in"])
    #expect(kinds == expected, "not pinned: \(expected.subtracting(kinds).sorted())")
    // What is appended does show where nothing is pinned.
    #expect(site.get("/").body != pages[0].page.body)
  }

  @Test("the permanent link of a page that is not pinned shows the same, and stays")
  func permanentLink() throws {
    let site = try Site(lines: PermanenceTests.before)
    var pages: [(link: String, page: Page)] = []
    for address in [
      "/", "/indicators/rate", "/feeds", "/definitions", "/definitions/rate", "/report", "/then-and-now/rate",
      "/records/rate?area=E10000018&to=2019-06", "/record?subject=1-1",
      "/why/rate?area=E10000018&from=2018-06&to=2019-06",
    ] {
      let page = site.get(address)
      #expect(page.status == 200 && !page.isPinned, "\(address)")
      let link = try #require(page.matches("<a href=\"([^\"]*)\">Permanent link</a>").first, "\(address)")
        .replacingOccurrences(of: "&amp;", with: "&")
      let pinned = site.get(link)
      #expect(pinned.isPinned, "\(link)")
      #expect(
        pinned.matches("<a href=\"([^\"]*)\">Permanent link</a>").first?.replacingOccurrences(of: "&amp;", with: "&")
          == link)
      #expect(
        pinned.contents(of: "table").map(PermanenceTests.words)
          == page.contents(of: "table").map(PermanenceTests.words),
        "\(address)")
      pages.append((link, pinned))
    }
    try site.append(lines: PermanenceTests.after)
    for (link, page) in pages { #expect(site.get(link) == page, "\(link)") }
  }

  /// What a table says, without its links, which carry the point on.
  private static func words(_ table: String) -> String {
    table.replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
  }
}
