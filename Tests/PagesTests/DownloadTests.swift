import Foundation
import FoundationXML
import Pages
import Testing

@Suite("What is taken away from an indicator's page")
struct DownloadTests {
  private static let page = "/indicators/total-crime?quarter=2019-20-Q1&area=E10000018&known-at=2019-09-20"

  @Test("each chart and table is there as a drawing, as CSV and as a workbook, under a name that tells what it is")
  func files() throws {
    let site = try Site.demonstration.get()
    let links = Set(site.get(DownloadTests.page).links.filter { $0.hasPrefix("/downloads/total-crime/") })
    #expect(links.count == 9, "\(links.sorted())")
    for link in links {
      let file = site.get(link)
      let name = try #require(file.fileName, "\(link)")
      #expect(file.status == 200 && name.hasPrefix("total-crime-E10000018-") && name.contains("2019-06."), "\(name)")
      switch name.split(separator: ".").last {
      case "svg":
        #expect(file.contentType == "image/svg+xml")
        #expect(XMLParser(data: Data(file.body.utf8)).parse(), "\(link)")
        #expect(file.body.contains("<style>") && !file.body.contains("<script") && !file.body.contains("var(--"))
        // It says what it shows, where and when, as nothing stands around it.
        let words = file.matches("<text class=\"strong\" x=\"2\" [^>]*>([^<]*)</text>").joined(separator: " ")
        #expect(words.hasPrefix("Total recorded crime, per 1000, ") && words.contains("2019"), "\(words)")
        #expect(words.contains("Leicestershire county"), "\(words)")
      case "csv":
        let lines = file.body.split(whereSeparator: \.isNewline)
        #expect(lines.count > 4 && lines[0].contains("period_last_day"), "\(link)")
      default: #expect(file.bytes?.starts(with: Array("PK".utf8)) ?? false, "\(link)")
      }
    }
    #expect(site.get("/downloads/total-crime/areas.pdf").status == 404)
    #expect(site.get("/downloads/no-such/areas.csv").status == 404)
  }

  @Test("readers take away what their page shows, and no more")
  func readers() throws {
    let site = try Site.demonstration.get()
    let query = "?quarter=2018-19-Q4&area=E10000018"
    let (all, told) = (
      site.get("/downloads/marac-repeat/over-time.csv" + query),
      site.get("/downloads/marac-repeat/over-time.csv" + query, reading: true)
    )
    #expect(all.status == 200 && told.status == 200 && all.body != told.body)
    let rows = told.body.split(whereSeparator: \.isNewline)
    let heads = rows[0].split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(heads.firstIndex(of: "numerator"))
    for row in rows.dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let count = Int(cells[column]) else { continue }
      #expect(count % 5 == 0, "\(row)")
    }
    #expect(site.get("/downloads/marac-repeat/over-time.csv" + query + "&disclose=1", reading: true).status == 403)
    // What is made of rounded counts says so, on the page and where it is taken away.
    let drawing = site.get("/downloads/marac-repeat/over-time.svg" + query, reading: true)
    #expect(
      drawing.status == 200
        && drawing.matches("<text class=\"strong\"[^>]*>([^<]*)</text>").contains { $0.contains("[e]") })
    let page = site.get("/indicators/marac-repeat" + query, reading: true)
    #expect(page.contents(of: "figcaption").contains { $0.hasSuffix("[e]") })
    #expect(page.matches("<desc[^>]*>([^<]*)</desc>").contains { $0.contains("estimated from rounded counts") })
    // Of quarters counted alone nothing is told, so nothing is there to be taken away.
    #expect(page.text.contains("Quarters counted alone are for readers with the scope disclose"))
    #expect(site.get("/downloads/marac-repeat/quarters.csv" + query, reading: true).status == 404)
    #expect(page.text.contains("There is no permanent link: what is rounded"))
  }

  @Test("an indicator of which one period alone is known says so in place of a chart")
  func alone() throws {
    var lines = Lines.area("E10000018", "County", level: "county")
    lines += Lines.definition("few", ["measure": "published"])
    lines += Lines.event(
      "statistic.published", "few", id: "s",
      [
        "area": "E10000018", "start": "2019-01-01", "end": "2020-01-01", "value": 4, "publisher": "The Office",
      ])
    let page = try Site(lines: lines).get("/indicators/few?quarter=2019-20-Q3&area=E10000018")
    #expect(page.status == 200 && page.text.contains("There is no chart over time: one period alone of it is known."))
    #expect(page.text.contains("Nothing is published for the 12 months before to compare it with."), "\(page.text)")
  }

  @Test("the picker leads to the page of the indicator chosen, and to those beside it")
  func picker() throws {
    let site = try Site.demonstration.get()
    let page = site.get(DownloadTests.page)
    let chosen = site.get("/indicators?indicator=marac-repeat&quarter=2019-20-Q1&area=E10000018&known-at=2019-09-20")
    #expect(chosen.contents(of: "h1") == ["Repeat MARAC referrals"])
    #expect(page.attributes("name", of: "select").contains("indicator"))
    #expect(page.text.contains("← Previous: Violence with injury") && page.text.contains("→"))
    #expect(site.get("/indicators").status == 404)
    #expect(site.get("/indicators?indicator=no-such").status == 404)
  }

  @Test(
    "every chart says in words where it has nothing to draw, and tells its values at the pointer and by the keyboard")
  func words() throws {
    let site = try Site.demonstration.get()
    let page = site.get(DownloadTests.page)
    let told = page.matches("<g class=\"told\" tabindex=\"0\" role=\"img\" aria-label=\"([^\"]*)\">")
    #expect(told.contains { $0.hasPrefix("Jun 2019: 65.4") }, "\(told)")
    var lines = Lines.area("E10000018", "County", level: "county")
    lines += Lines.area("E07000129", "Blaby", level: "district", parent: "E10000018")
    lines += Lines.definition(
      "few", ["measure": "count", "count": ["records": "crime"], "disclosure": ["suppressBelow": 50]])
    for index in 0..<36 { lines += Lines.crime("c\(index)", date: Lines.month(index), area: "E07000129") }
    let small = try Site(lines: lines)
    let kept = small.get("/indicators/few?quarter=2019-20-Q4&area=E10000018")
    #expect(kept.text.contains("There is no chart: every number of it is kept back"), "\(kept.text)")
    #expect(!kept.body.contains("<svg"))
  }
}
