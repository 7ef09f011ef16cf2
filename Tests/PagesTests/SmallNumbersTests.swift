import Foundation
import Pages
import Testing

/// Two ledgers that differ in small numbers alone: what lies in one small district lies in the other.
@Suite("Small numbers are kept from readers without the scope disclose")
struct SmallNumbersTests {
  private static let months = 27
  private static let (small, other) = ("E07000131", "E07000132")

  /// - Parameter isSwapped: whether the two small districts have each other's numbers.
  private static func lines(isSwapped: Bool) -> String {
    var lines = Lines.area("E12000004", "Region", level: "region")
    lines += Lines.area("E10000018", "County", level: "county", parent: "E12000004")
    for (code, name) in [("E07000129", "Great"), ("E07000130", "Large"), (small, "Small"), (other, "Other")] {
      lines += Lines.area(code, name, level: "district", parent: "E10000018")
      lines += Lines.event("population.estimated", code, id: "p-\(code)", ["year": 2017, "persons": 40_000])
    }
    let kept: [String: Any] = ["disclosure": ["suppressBelow": 100]]
    let crimes: [String: Any] = ["records": "crime"]
    lines += Lines.definition("all", kept.merging(["measure": "count", "count": crimes]) { $1 })
    lines += Lines.definition("rate", kept.merging(["measure": "rate", "count": crimes]) { $1 })
    let flagged: [String: Any] = ["records": "crime", "where": ["flags": "domestic"]]
    lines += Lines.definition("share", kept.merging(["measure": "percentage", "count": flagged, "of": crimes]) { $1 })
    lines += Lines.definition(
      "share", version: 2,
      kept.merging(["measure": "percentage", "count": flagged, "of": crimes, "effective": "2018-10-01"]) { $1 })
    for index in 0..<months {
      let month = Lines.month(index)
      for (number, area) in (["E07000129", "E07000130"]).enumerated() {
        for item in 0..<24 + number {
          lines += Lines.crime(
            "\(area)-\(index)-\(item)", date: month, area: area, ["flags": item % 2 == 0 ? ["domestic"] : []])
        }
      }
      // So many of the month's eight lie in the one and the rest in the other.
      let first = isSwapped ? 5 : 3
      for item in 0..<8 {
        lines += Lines.crime(
          "few-\(index)-\(item)", date: month, area: item < first ? small : other,
          ["flags": item % 2 == 0 ? ["domestic"] : []])
      }
    }
    lines += Lines.event("crime.cancelled", "few-20-0", id: "cancelled", [:])
    return lines
  }

  /// Receipts name the root of the whole ledger, which differs.
  private static func withoutRoot(_ body: String) -> String {
    body.replacingOccurrences(of: "root=[0-9a-f]{64}", with: "root", options: .regularExpression)
      // Times are of the appends.
      .replacingOccurrences(
        of: "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", with: "time", options: .regularExpression)
  }

  @Test("no page tells two ledgers apart that differ in small numbers alone; those with disclose=1 do")
  func indistinguishable() throws {
    let (plain, swapped) = (
      try Site(lines: SmallNumbersTests.lines(isSwapped: false)),
      try Site(lines: SmallNumbersTests.lines(isSwapped: true))
    )
    let length = try plain.length
    let start = "/?quarter=2019-20-Q1&area=E10000018&known-at=%23\(length)"
    var starts = [start]
    for area in [SmallNumbersTests.small, SmallNumbersTests.other, "E07000129"] {
      starts += ["all", "rate", "share"].map {
        "/indicators/\($0)?quarter=2019-20-Q1&area=\(area)&known-at=%23\(length)"
      }
    }
    for by in ["area", "month", "category", "feed"] {
      starts.append("/why/all?area=E10000018&from=2018-06&to=2019-06&by=\(by)&evidence=500")
      starts.append("/why/share?area=\(SmallNumbersTests.small)&from=2018-06&to=2019-06&by=\(by)")
    }
    var kinds: [Bool: Set<String>] = [:]
    for reading in [false, true] {
      // Reasons split by an attribute of records are not for readers.
      for start in starts where !reading || !start.contains("&by=") {
        for (address, page) in CrawlTests.crawl(plain, from: start, perKind: 12, reading: reading) {
          #expect(page.status == 200, "\(address)")
          kinds[reading, default: []].insert(CrawlTests.kind(address))
          let other = SmallNumbersTests.withoutRoot(swapped.get(address, reading: reading).body)
          #expect(other == SmallNumbersTests.withoutRoot(page.body), "\(address) shows a small number")
        }
      }
    }
    let exact: Set = ["/", "/indicators", "/why", "/records", "/record", "/then-and-now", "/report"]
    #expect(kinds[false]?.isSuperset(of: exact) == true)
    #expect(kinds[true]?.isSuperset(of: exact.subtracting(["/records", "/then-and-now", "/why"])) == true)
    #expect(kinds[true]?.isDisjoint(with: ["/records", "/then-and-now"]) == true)

    let disclosing = start + "&disclose=1"
    #expect(plain.get(disclosing, reading: true).status == 403)
    for path in ["/report/2019-20-Q1", "/indicators/all", "/indicators/rate", "/then-and-now/share"] {
      let query = disclosing.dropFirst(2).split(separator: "&")
        .filter { !path.hasPrefix("/report") || !$0.hasPrefix("quarter") }.joined(separator: "&")
        .replacingOccurrences(of: "E10000018", with: path.hasPrefix("/then") ? SmallNumbersTests.small : "E10000018")
      let (one, two) = (
        plain.get("\(path)?\(query)"), swapped.get("\(path)?\(query)")
      )
      #expect(one.status == 200, "\(path)")
      #expect(
        SmallNumbersTests.withoutRoot(one.body) != SmallNumbersTests.withoutRoot(two.body),
        "\(path) does not show what it may")
    }
  }

  @Test("a rule chosen freely is counted only for readers with the scope, and is said in words to all")
  func draft() throws {
    let site = try Site(lines: SmallNumbersTests.lines(isSwapped: false))
    let draft =
      "indicator%3A%20one%0Aversion%3A%201%0Atitle%3A%20One%0Aeffective%3A%202016-04-01%0Ameasure%3A%20count%0A"
      + "count%3A%20%7B%20records%3A%20crime%2C%20where%3A%20%7B%20area%3A%20E07000131%20%7D%20%7D"
    let area = "/definitions?area=E07000131&draft="
    let open = site.get(area + draft)
    #expect(open.status == 200 && open.text.contains("It could be adopted"), "\(open.text)")
    #expect(!open.text.contains("few-"))
    #expect(site.get(area + draft + "&disclose=1", reading: true).status == 403)
    let disclosed = site.get(area + draft + "&disclose=1")
    #expect(disclosed.status == 200 && disclosed.text.contains("few-"), "\(disclosed.text)")
    let wrong = site.get(area + "indicator%3A%20one")
    #expect(wrong.status == 200 && wrong.text.contains("It could not be adopted"))
  }
}
