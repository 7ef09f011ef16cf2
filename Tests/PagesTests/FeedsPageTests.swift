import Pages
import Testing

@Suite("The page of feeds")
struct FeedsPageTests {
  private static func declared(_ feed: String, _ area: String, _ start: String, _ end: String, _ status: String)
    -> String
  {
    Lines.event(
      "coverage.declared", "return", id: "\(feed)-\(area)-\(start)",
      ["feed": feed, "area": area, "start": start, "end": end, "status": status])
  }

  private static let lines =
    Lines.area("E10000018", "County", level: "county")
    + Lines.area("E07000129", "District", level: "district", parent: "E10000018")
    + Lines.area("E10000019", "Elsewhere", level: "county")
    + declared("crime", "E10000018", "2017-04-01", "2018-01-01", "complete")
    + declared("crime", "E10000018", "2018-01-01", "2018-02-01", "missing")
    + declared("crime", "E10000018", "2018-02-01", "2018-04-01", "partial")
    + declared("marac", "E07000129", "2017-04-01", "2018-04-01", "complete")
    + declared("wardens", "E10000018", "2017-06-01", "2018-04-01", "complete")
    + declared("referral", "E10000019", "2017-04-01", "2018-04-01", "missing")

  @Test("says which months of which feed are not complete, those that nobody declared too")
  func notComplete() throws {
    let page = try Site(lines: FeedsPageTests.lines).get("/feeds?quarter=2017-18-Q4&area=E10000018")
    let items = page.contents(of: "li").filter { !$0.contains("<a ") }
    #expect(
      items == [
        "Recorded crimes: missing January 2018, partial February to March 2018.",
        "Referrals: not declared April 2017 to March 2018.", "wardens: not declared April to May 2017.",
      ])
  }

  @Test("has a row for each feed and area that bears on the area's figures, and no other")
  func board() throws {
    let page = try Site(lines: FeedsPageTests.lines).get("/feeds?quarter=2017-18-Q4&area=E10000018")
    #expect(
      page.matches("<th scope=\"row\">(.*?)</th>") == [
        // What each feed comes to for the county, then what was declared.
        "Recorded crimes", "MARAC cases", "Referrals", "wardens",
        "Recorded crimes, County (E10000018)", "MARAC cases, District (E07000129)", "wardens, County (E10000018)",
      ])
    #expect(page.matches("class=\"status ([a-z]+)\"").filter { $0 == "complete" }.count == 2 * (9 + 12 + 10))
  }

  @Test("says so where every month is declared complete")
  func complete() throws {
    let lines =
      Lines.area("E10000018", "County", level: "county")
      + FeedsPageTests.declared("crime", "E10000018", "2017-04-01", "2018-04-01", "complete")
    #expect(
      try Site(lines: lines).get("/feeds?quarter=2017-18-Q4").text.contains(
        "Every month of every feed is declared complete."))
  }
}
