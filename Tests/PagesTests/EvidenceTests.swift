import Foundation
import Pages
import Testing

@Suite("From a figure to the events behind it")
struct EvidenceTests {
  private static let point = "area=E10000018&known-at=2019-09-20"

  /// The first link to an event of a record's page, and the id that it names there.
  private func event(_ page: Page) throws -> (address: String, id: String) {
    let address = try #require(page.links.first { $0.hasPrefix("/record?") && $0.contains("#event-") })
    return (address, try #require(address.split(separator: "#").last.map(String.init)))
  }

  @Test("one link leads from each value of the report and of the overview to what it counts, with its events")
  func values() throws {
    let site = try Site.demonstration.get()
    let overview = site.get(CrawlTests.start)
    let report = site.get("/report/2019-20-Q1?\(EvidenceTests.point)")
    let indicators = Set(
      overview.links.filter { $0.hasPrefix("/indicators/") }.compactMap {
        $0.split(whereSeparator: "/?".contains).dropFirst().first
      }
    )
    #expect(indicators.count > 20)
    for indicator in indicators {
      for page in [overview, report] {
        let records = try #require(page.links.first { $0.hasPrefix("/records/\(indicator)?") }, "\(indicator)")
        let behind = site.get(records)
        #expect(behind.status == 200, "\(records)")
        if behind.text.contains("received as a published number") {
          let subject = try #require(behind.links.first { $0.hasPrefix("/record?") }, "\(records)")
          #expect(site.get(subject).text.contains("statistic.published"), "\(subject)")
        } else {
          let (address, id) = try event(behind)
          #expect(site.get(address).attributes("id", of: "li").contains(id), "\(address)")
        }
      }
    }
  }

  @Test("a record of an explanation is shown as it was known at the later of the two points")
  func explanation() throws {
    let site = try Site.demonstration.get()
    let page = site.get("/why/marac-repeat?area=E10000018&from=2017-12@%23200000&to=2018-12@%23250000")
    let (address, id) = try event(page)
    #expect(address.contains("known-at=%23250000"))
    #expect(site.get(address).attributes("id", of: "li").contains(id))
  }
}
