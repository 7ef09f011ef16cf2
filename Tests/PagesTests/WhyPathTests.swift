import Foundation
import Pages
import Testing

/// From the link to one figure to the records that moved it, by clicking.
@Suite("From a figure to the records that moved it, and the clause that decided")
struct WhyPathTests {
  private static let figure =
    "/indicators/marac-repeat?quarter=2018-19-Q3&area=E10000018&known-at=2019-09-20"

  private func link(_ text: String, of page: Page) throws -> String {
    let found = page.matches("<a href=\"([^\"]*)\">[^<]*\(NSRegularExpression.escapedPattern(for: text))[^<]*</a>")
      .first
    return try #require(found, "no link \(text)").replacingOccurrences(of: "&amp;", with: "&")
  }

  /// The cells of the rows of evidence, with the record's address first.
  private func rows(_ page: Page) -> [(address: String, cells: [String])] {
    let section = page.matches("<section aria-labelledby=\"why-records\">(.*?)</section>").first ?? ""
    let tables = section.components(separatedBy: "class=\"stacked evidence\"").dropFirst()
    let contents = tables.map { $0.components(separatedBy: "</table>")[0] }
    return contents.flatMap { $0.components(separatedBy: "<tr role=\"row\">").dropFirst() }.compactMap { row in
      guard let start = row.range(of: "<th scope=\"row\" role=\"rowheader\"><a href=\""),
        let end = row.range(of: "\"", range: start.upperBound..<row.endIndex)
      else { return nil }
      let cells = row.components(separatedBy: "<td ").dropFirst().map { cell in
        String(cell.prefix(upTo: cell.range(of: "</td>")?.lowerBound ?? cell.endIndex))
          .replacingOccurrences(of: "^[^>]*>", with: "", options: .regularExpression)
          .replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
      }
      return (String(row[start.upperBound..<end.lowerBound]).replacingOccurrences(of: "&amp;", with: "&"), cells)
    }
  }

  @Test("ten records are found, each with what changed in it and which clause decided")
  func path() throws {
    let site = try Site.demonstration.get()
    let indicator = site.get(WhyPathTests.figure)
    let why = site.get(try link("Why did it change?", of: indicator))
    #expect(why.status == 200 && rows(why).isEmpty, "what single records say is shown when it is asked for")
    let told = site.get(try link("Show small numbers", of: why))
    let records = rows(told)
    #expect(records.count >= 10)
    var clauses = 0
    for (address, cells) in records.prefix(40) {
      #expect(cells.count == 6, "\(cells)")
      let (date, area, what, before, after, reason) = (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
      #expect(date.contains("20") && area.contains("(E") && what.contains("MARAC case: "), "\(cells)")
      #expect(before != after || reason.contains("version"), "\(cells)")
      if reason.contains("Version 2: ") && reason.contains("Version 1: ") { clauses += 1 }
      let record = site.get(address)
      #expect(record.status == 200 && record.text.contains("Where it counts"), "\(address)")
      #expect(record.text.contains("Repeat MARAC referrals"))
    }
    #expect(clauses >= 10, "the clauses of both versions are told where the definition decided")
    #expect(told.text.contains("now counted") && told.text.contains("record of the same party"))
    // The earlier case that makes a record a repeat has a page too.
    let earlier = try #require(told.matches("<a href=\"([^\"]*)\">See [^<]*</a>").first)
    let page = site.get(earlier.replacingOccurrences(of: "&amp;", with: "&"))
    #expect(page.status == 200 && page.text.contains("A case was heard at a MARAC"))
    try table(told, of: site)
  }

  /// The same records as a table to be taken away.
  private func table(_ page: Page, of site: Site) throws {
    let csv = site.get(try link("The records as CSV", of: page))
    #expect(csv.status == 200 && csv.fileName?.hasSuffix("-records.csv") ?? false)
    let lines = csv.body.split(whereSeparator: \.isNewline)
    #expect(lines[0].hasPrefix("factor,part,record_kind,subject,events,share,move,date,"))
    #expect(lines.count > 10 && lines.contains { $0.contains("Version 2: ") && $0.contains("Version 1: ") })
  }

  @Test("who may not open a record sees the names that an open indicator's evidence has, and no link that is refused")
  func names() throws {
    let site = try Site.demonstration.get()
    let why = "/why/total-crime?area=E10000018&from=2018-06&to=2019-06"
    for address in [why, "/records/total-crime?area=E10000018&to=2019-06"] {
      let (all, told) = (site.get(address), site.get(address, reading: true))
      #expect(all.links.contains { $0.hasPrefix("/record?") }, "\(address)")
      #expect(told.status == 200 && !told.links.contains { $0.hasPrefix("/record?") }, "\(address)")
      #expect(told.text.contains("for readers with the scope disclose"), "\(address)")
    }
    #expect(site.get(why, reading: true).body.contains("why-records"))
  }

  @Test("records of a reason are split into those counted now and those no longer, and the parts are all of them")
  func split() throws {
    let site = try Site.demonstration.get()
    let page = site.get("/why/total-crime?area=E10000018&from=2019-06@2019-09-20&to=2019-06&disclose=1")
    #expect(page.status == 200)
    let heads = page.contents(of: "thead").first { $0.contains("Now counted") } ?? ""
    #expect(heads.contains("No longer"))
    #expect(page.text.contains("no longer counted: "))
    #expect(page.body.contains("<summary>Exactly</summary>"), "exact fractions stand behind a disclosure")
  }

  @Test("any two points are picked by a form, with what was known and the version beside the month")
  func points() throws {
    let site = try Site.demonstration.get()
    let page = site.get(
      "/why/marac-repeat?area=E10000018&from=2017-12&from-known-at=2018-03-01&from-version=1&to=2018-12&to-version=2")
    let plain = site.get("/why/marac-repeat?area=E10000018&from=2017-12@2018-03-01/1&to=2018-12/2")
    #expect(page.status == 200 && page.contents(of: "main").first?.isEmpty == false)
    #expect(page.contents(of: "table") == plain.contents(of: "table"))
    #expect(page.attributes("name", of: "select").contains("from-version"))
    let csv = try #require(page.links.first { $0.hasPrefix("/explanations/") && $0.contains("format=csv") })
    #expect(csv.contains("from=2017-12%402018-03-01%2F1"))
  }

  @Test("a reader without the scope disclose is told no record, no number of records, and no clause")
  func reader() throws {
    let site = try Site.demonstration.get()
    let page = site.get("/why/marac-repeat?area=E10000018&from=2017-12&to=2018-12", reading: true)
    #expect(page.status == 200)
    for word in ["why-records", "Now counted", "No longer", "from-version", "from-known-at", "evidence"] {
      #expect(!page.body.contains(word), "\(word)")
    }
    #expect(site.get("/record?subject=marac/leicestershire/1&disclose=1", reading: true).status == 403)
  }
}
