import Foundation
import LedgerTestSupport
import Pages
import Testing

@Suite("The overview")
struct OverviewTests {
  private static let start = "/?quarter=2019-20-Q1&area=E10000018&known-at=2019-09-20"

  /// The names of the indicators in the table, in its order.
  private func indicators(_ page: Page) -> [String] {
    page.matches("<th scope=\"row\"[^>]*><a href=\"[^\"]*\">([^<]*)</a>")
  }

  /// Each group of the answer: its address, how many it holds, and its words.
  private func groups(_ page: Page) -> [(address: String, count: Int, words: String)] {
    let answer = page.matches("<ul class=\"answer\">(.*?)</ul>").first ?? ""
    return answer.components(separatedBy: "<li>").dropFirst().compactMap { item in
      guard let start = item.range(of: "href=\""),
        let end = item.range(of: "\"", range: start.upperBound..<item.endIndex),
        let open = item.range(of: "<b>"), let close = item.range(of: "</b> "),
        let last = item.range(of: "</a>"), close.upperBound <= last.lowerBound
      else { return nil }
      let address = item[start.upperBound..<end.lowerBound].replacingOccurrences(of: "&amp;", with: "&")
      return (
        address, Int(item[open.upperBound..<close.lowerBound]) ?? -1, String(item[close.upperBound..<last.lowerBound])
      )
    }
  }

  @Test("answers first: how many indicators went which way, each a link that leaves these alone")
  func answer() throws {
    let site = try Site.demonstration.get()
    let page = site.get(OverviewTests.start)
    let (all, groups) = (indicators(page), groups(page))
    #expect(all.count > 30)
    #expect(groups.map(\.words).contains("better") && groups.map(\.words).contains("similar"))
    let directions = groups.filter { !$0.words.contains("threshold") && !$0.words.contains("missing months") }
    #expect(directions.reduce(0) { $0 + $1.count } == all.count, "every indicator has one direction")
    for group in groups {
      let shown = indicators(site.get(group.address))
      #expect(shown.count == group.count && Set(shown).isSubset(of: all), "\(group.words): \(shown)")
    }
    let better = site.get(try #require(groups.first { $0.words == "better" }).address)
    #expect(better.matches("<span class=\"word ([a-z]*)\">").allSatisfy { $0 == "better" })
    #expect(better.links.contains(OverviewTests.start), "the way back to all of them")
  }

  @Test("is searched by a form, and sorted by links")
  func narrowing() throws {
    let site = try Site.demonstration.get()
    let found = indicators(site.get(OverviewTests.start + "&find=marac"))
    #expect(!found.isEmpty && found.allSatisfy { $0.lowercased().contains("marac") })
    let some = site.get(OverviewTests.start + "&find=burglary")
    let directions = groups(some).filter { !$0.words.contains("threshold") && !$0.words.contains("missing months") }
    #expect(directions.reduce(0) { $0 + $1.count } == indicators(some).count, "the answer is of what is found")
    for group in groups(some) { #expect(indicators(site.get(group.address)).count == group.count, "\(group.words)") }
    let none = site.get(OverviewTests.start + "&find=no-such-indicator")
    #expect(none.status == 200 && indicators(none).isEmpty && none.text.contains("No indicator fits"))
    let names = indicators(site.get(OverviewTests.start + "&sort=indicator"))
    #expect(names == names.sorted { $0.lowercased() < $1.lowercased() })
    let page = site.get(OverviewTests.start + "&only=better&sort=change")
    // The form keeps what it does not show, and every link back to a page keeps the view alone.
    #expect(page.attributes("value", of: "input").contains("better"))
    #expect(site.get(OverviewTests.start + "&only=best").status == 400)
    #expect(site.get(OverviewTests.start + "&sort=size").status == 400)
    let permanent = try #require(page.matches("<a href=\"([^\"]*)\">Permanent link</a>").first)
    #expect(permanent.contains("only=better") && permanent.contains("sort=change"))
  }

  @Test("names what its rows have in common: the newest periods, no one period")
  func periods() throws {
    let page = try Site.demonstration.get().get(OverviewTests.start)
    #expect(page.text.contains("each at its newest period up to June 2019, against the one before"))
    #expect(!page.text.contains("indicators in April to June 2019"))
  }

  @Test("areas of one name are told apart by their kinds in the report and among the areas")
  func kinds() throws {
    let site = try Site.demonstration.get()
    let report = site.get("/report/2019-20-Q1?area=E10000018&known-at=2019-09-20")
    #expect(report.contents(of: "h1") == ["Safer communities performance 2019/20 Q1: Leicestershire county"])
    let areas = site.get("/areas?area=E10000018&known-at=2019-09-20")
    #expect(areas.text.contains("Leicestershire police force area (E23000021)"))
  }

  @Test("groups its rows by outcome")
  func outcomes() throws {
    let page = try Site.demonstration.get().get(OverviewTests.start)
    let headings = page.matches("<th scope=\"rowgroup\"[^>]*>([^<]*)</th>")
    #expect(headings.count > 3 && headings.contains("Ongoing reductions in crime"))
    #expect(page.matches("<th scope=\"rowgroup\"").count == page.matches("<tbody").count)
  }

  @Test("opens on the area that the returns are of, and tells areas of one name apart by their kinds")
  func area() throws {
    let site = try Site.demonstration.get()
    let page = site.get("/")
    #expect(page.contents(of: "h1").first?.hasPrefix("Leicestershire county, ") ?? false)
    #expect(page.text.contains("Leicestershire police force area (E23000021)"))
    var lines = Lines.area("E23000021", "Leicestershire", level: "police-force-area")
    lines += Lines.area("E10000018", "Leicestershire", level: "county", parent: "E23000021")
    lines += Lines.area("E07000129", "Blaby", level: "district", parent: "E10000018")
    lines += Lines.area("E06000016", "Leicester", level: "unitary", parent: "E23000021")
    lines += Lines.definition("crimes", ["measure": "count", "count": ["records": "crime"]])
    lines += Lines.crime("c", date: "2019-01-01", area: "E07000129")
    lines += Lines.crime("d", date: "2019-01-01", area: "E06000016")
    func declared(_ feed: String, _ area: String) -> String {
      Lines.event(
        "coverage.declared", feed + area, id: feed + area,
        ["feed": feed, "area": area, "start": "2019-01-01", "end": "2019-02-01", "status": "complete"])
    }
    func heading(_ declarations: String) throws -> String {
      try Site(lines: lines + declarations).get("/").contents(of: "h1").first ?? ""
    }
    // The force's feed alone is of the force; beside a county's return the county has more feeds.
    #expect(try heading(declared("crime", "E23000021")).hasPrefix("Leicestershire police force area"))
    #expect(
      try heading(declared("crime", "E23000021") + declared("marac", "E10000018")).hasPrefix("Leicestershire county"))
    // Each area of the force declared by itself is the force.
    let parts = declared("crime", "E10000018") + declared("crime", "E06000016")
    #expect(try heading(parts).hasPrefix("Leicestershire police force area"))
    #expect(
      try heading("").hasPrefix("Leicestershire police force area"), "without declarations, where the records are")
  }

  @Test("every line over time ends with the value of its row")
  func lines() throws {
    let page = try Site.demonstration.get().get(OverviewTests.start)
    let rows = page.matches("<tr role=\"row\">(.*?)</tr>")
    var count = 0
    for row in rows {
      guard let words = row.range(of: "role=\"img\" aria-label=\""),
        let end = row.range(of: "\"", range: words.upperBound..<row.endIndex),
        let value = row.range(of: "class=\"number\" data-label=\"Value\"")
      else { continue }
      count += 1
      let said = row[words.upperBound..<end.lowerBound].components(separatedBy: " to ").last ?? ""
      let last = said.components(separatedBy: ",").first ?? said
      #expect(row[value.upperBound...].prefix(400).contains(last), "\(said): \(row.prefix(200))")
    }
    #expect(count > 20)
  }

  @Test("figures of papers that were corrected are listed, as they were shown and as they are")
  func corrections() throws {
    func published(_ id: String, _ display: String, _ more: String = "") -> String {
      event(
        "figure.published", "crime", id: id,
        data: #"{"report":"2018/19 Q3","area":"E07000129","period":{"start":"2018-01-01","end":"2019-01-01"},"#
          + #""value":\#(display),"display":"\#(display)","knownAt":{"sequence":2,"time":null},"versions":[1]\#(more)}"#
      )
    }
    let lines = [
      event("area.assigned", "E07000129", id: "a", data: #"{"name":"Blaby","level":"district"}"#),
      event(
        "definition.adopted", "crime", id: "d",
        data: #"{"definition":{"indicator":"crime","version":1,"title":"Recorded crime","effective":"2016-01-01","#
          + #""measure":"count","decimals":0,"count":{"records":"crime"}}}"#),
      crime("one", date: "2018-11-02"), published("p", "21"),
      published("q", "23", #","corrects":"2018/19 Q3","reason":"A month came twice.","scheduled":true"#),
    ]
    let page = try Site(lines: lines.joined(separator: "\n")).get("/?quarter=2018-19-Q3&area=E07000129")
    #expect(page.text.contains("Scheduled correction of the paper 2018/19 Q3: A month came twice."), "\(page.text)")
    let list = try #require(page.body.components(separatedBy: "id=\"corrections\"").dropFirst().first)
    for words in ["Recorded crime, Blaby, 12 months to December 2018", ">21<", ">23<"] {
      #expect(list.contains(words), "\(list.prefix(2000))")
    }
  }
}
