import Events
import Figures
import Ledger
import Projections
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

  private func preview(_ yaml: String, _ ledger: Ledger, area: String? = World.county) throws -> String {
    let projection = try Projector(ledger, isStored: false).caughtUp()
    return try DefinitionPreview([("new.yaml", Array(yaml.utf8))], ledger: ledger, projection: projection, area: area)
      .text()
  }

  @Test("shows the figures before and after, and the records that would flip, and appends nothing")
  func flips() throws {
    let ledger = try ledger()
    let length = try ledger.length
    #expect(
      try preview(PreviewTests.second, ledger) == """
        Crime without drugs (crime), version 2; adopted: version 1
        Latest month with something to count: May 2019

        Leicestershire (E10000018)
                   Before                 After
        ─────────  ─────────────────────  ─────────────────────
        Period     June 2018 to May 2019  June 2018 to May 2019
        Value      22                     10
        95% range
        Counted    22                     10
        Versions   1                      1, 2
        12 records would leave the numerator: c21, c22, c23, c24, c25, c26, c27, c28, c29, c30 …

        """)
    #expect(try ledger.length == length)
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
