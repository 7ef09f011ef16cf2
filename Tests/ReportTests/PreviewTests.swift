import Events
import Figures
import Ledger
import Presentation
import Projections
import TestSupport
import Testing

@Suite("The preview of a definition")
struct PreviewTests {
  let scratch = Scratch()

  private static let second = """
    indicator: crime
    version: 2
    title: Crime without drugs
    effective: 2019-01-01
    measure: count
    count:
      records: crime
      where: { offence: { not: drugs } }
    decimals: 0
    """

  private func ledger() throws -> Ledger {
    var world = World()
    world.define(
      "crime", measure: "count", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"},"decimals":0"#)
    world.crimes(3, "2018-12", 0, offence: "drugs")
    world.crimes(12, "2019-05", 0, offence: "drugs")
    world.crimes(7, "2019-05", 1)
    return try world.ledger(scratch)
  }

  private func changes(
    _ yaml: String, _ ledger: Ledger, area: String? = World.county, disclose: Bool = false
  ) throws -> PreviewChanges {
    let projection = try Projector(ledger, isStored: false).caughtUp()
    return try DefinitionPreview(
      [("new.yaml", Array(yaml.utf8))], ledger: ledger, projection: projection, area: area, disclose: disclose
    ).changes()
  }

  private func preview(_ yaml: String, _ ledger: Ledger, area: String? = World.county) throws -> String {
    try changes(yaml, ledger, area: area).text
  }

  @Test("shows the figures before and after, and the records that would flip, and appends nothing")
  func flips() throws {
    let ledger = try ledger()
    let length = try ledger.length
    #expect(
      try preview(PreviewTests.second, ledger) == """
        Crime without drugs (crime), version 2; adopted: version 1

        Leicestershire (E10000018)
        Latest month with something to count: May 2019
                  Before                 After
        ────────  ─────────────────────  ─────────────────────
        Period    June 2018 to May 2019  June 2018 to May 2019
        Value     22 [p]                 10 [b] [p]
        Counted   22                     10
        Versions  1                      1, 2
        • Provisional: the ledger holds no crime records at all for 2018-06 to 2018-11 and 2019-01 to
          2019-04, and nobody declares whether a return came.
        • Previous window: the ledger holds no crime records at all for 2017-06 to 2018-05, and nobody
          declares whether a return came.
        • Break in series, so the two windows are not comparable: versions of the definition that count
          otherwise judge this window and the one before (this window: 1, 2).
        12 records would leave the numerator: c21, c22, c23, c24, c25, c26, c27, c28, c29, c30 …

        """)
    #expect(try ledger.length == length)
  }

  @Test("counts to the latest month whose returns are declared complete")
  func complete() throws {
    var world = World()
    world.crimes(12, "2019-03", 0)
    world.crimes(7, "2019-05", 1)
    world.declare("crime", to: "2019-04-01")
    let changes = try changes(
      PreviewTests.second.replacing("version: 2", with: "version: 1"), world.ledger(scratch))
    let area = try #require(changes.indicators.first?.areas.first)
    #expect(area.latest.month == Month(year: 2019, month: 3))
    #expect(area.before == nil && area.after.display == "12")
    #expect(changes.text.contains("Latest month whose returns are declared complete (crime): March 2019"))
    #expect(changes.text.contains("Value     no version  12\n"))
  }

  @Test("tells records that enter the whole from those that enter the part, in text and as JSON")
  func parts() throws {
    var world = World()
    world.define(
      "share", measure: "percentage",
      #""title":"Share","effective":"2010-04-01","count":{"records":"crime","where":{"offence":"drugs"}},"#
        + #""of":{"records":"crime","where":{"offence":["drugs","burglary"]}}"#)
    world.crimes(20, "2019-05", 0, offence: "drugs")
    world.crimes(20, "2019-05", 0)
    world.crimes(1, "2019-05", 0, offence: "robbery")
    let yaml = """
      indicator: share
      version: 2
      title: Share
      effective: 2010-04-01
      measure: percentage
      count: { records: crime, where: { offence: [drugs, robbery] } }
      of: { records: crime }
      """
    let changes = try changes(yaml, world.ledger(scratch))
    #expect(
      changes.text.hasSuffix(
        """
        1 record would enter the numerator: c58
        1 record would enter the denominator: c58

        """))
    let json = changes.json.text
    #expect(json.hasPrefix(#"{"appended":0,"sequence":59,"unchanged":[],"indicators":[{"indicator":"share","#))
    #expect(
      json.contains(
        #""flips":[{"part":"numerator","way":"enters","records":1,"examples":["c58"]},"#
          + #"{"part":"denominator","way":"enters","records":1,"examples":["c58"]}]"#))
    // Nothing is adopted, so there is nothing to verify by a receipt.
    #expect(json.contains(#""receipt":null"#))
  }

  @Test("keeps back which records flip where a number is small, unless it is disclosed")
  func small() throws {
    var world = World()
    world.crimes(4, "2019-05", 0, offence: "drugs")
    world.crimes(9, "2019-05", 1)
    let yaml = """
      indicator: drugs
      version: 1
      title: Drug offences
      effective: 2010-04-01
      measure: count
      count: { records: crime, where: { offence: drugs } }
      disclosure: { suppressBelow: 5 }
      """
    let ledger = try world.ledger(scratch)
    let kept = try changes(yaml, ledger)
    #expect(kept.text.contains("Which records would flip is kept back"))
    #expect(!kept.text.contains("4 records") && !kept.text.contains("c17"))
    #expect(kept.json.text.contains(#""flips":null"#) && !kept.json.text.contains("c17"))
    let shown = try changes(yaml, ledger, disclose: true)
    #expect(shown.text.contains("4 records would enter the numerator: c17, c18, c19, c20\n"))
  }

  @Test("takes the areas at the top where none is named")
  func tops() throws {
    #expect(try preview(PreviewTests.second, ledger(), area: nil).contains("East Midlands (E12000004)"))
  }

  @Test("refuses what adoption would refuse, and knows what is adopted already")
  func refusals() throws {
    let ledger = try ledger()
    let other = PreviewTests.second.replacing("version: 2", with: "version: 1")
    #expect(throws: Refusal.self) { try preview(other, ledger) }
    #expect(throws: Refusal.self) { try preview(PreviewTests.second + "\nodd: 1", ledger) }
    #expect(throws: Refusal.self) { try preview(PreviewTests.second, ledger, area: "E99999999") }
    let same = """
      {"indicator":"crime","version":1,"measure":"count","title":"Crime","effective":"2010-04-01",
      "count":{"records":"crime"},"decimals":0}
      """
    #expect(
      try preview(same, ledger)
        == "Crime (crime), version 1: adopted already in the same words; nothing would change.\n")
  }
}
