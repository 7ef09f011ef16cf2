import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import Presentation
import Reports
import TestSupport
import Testing

@Suite("The Board's paper")
struct ReportTests {
  let scratch = Scratch()

  @Test("the same question about equal ledgers gives the same bytes in every form")
  func bytes() throws {
    let (one, other) = (try World.board.ledger(scratch), try World.board.ledger(scratch))
    let reports = [try one.report(), try one.report(), try other.report()]
    for report in reports {
      #expect(report.text == reports[0].text)
      #expect(report.markdown == reports[0].markdown)
      #expect(report.html == reports[0].html)
      #expect(report.csv == reports[0].csv)
      #expect(report.json.text == reports[0].json.text)
    }
  }

  @Test("what is appended later does not change the paper of an earlier point")
  func laterEvents() throws {
    let ledger = try World.board.ledger(scratch)
    let (before, length) = (try ledger.report().html, try ledger.length)
    var later = World.board
    later.crimes(50, "2019-05", 0)
    try ledger.add(Array(later.events.suffix(50)), at: "2019-10-01T09:00:00Z")
    #expect(try ledger.report("2019/20 Q1", length).html == before)
    #expect(try ledger.report().html != before)
  }

  @Test("each indicator stands at its own latest month that is declared complete")
  func latestMonths() throws {
    let report = try World.board.ledger(scratch).report()
    #expect(report.entry("burglary").figure.part.period.upperBound == CivilDate("2019-07-01"))
    #expect(report.entry("marac-repeat").figure.part.period.upperBound == CivilDate("2019-01-01"))
    #expect(report.entry("hospital").figure.part.period.upperBound == CivilDate("2018-04-01"))
    #expect(report.entry("hospital").latest.basis == .published)
  }

  @Test("outcomes and indicators come in the order of their first adoption")
  func order() throws {
    let report = try World.board.ledger(scratch).report()
    #expect(report.outcomes.map(\.name) == ["Ongoing reductions in crime", "Protect the vulnerable"])
    #expect(report.entries.map(\.figure.question.indicator) == ["burglary", "marac-repeat", "hospital"])
  }

  @Test("an indicator of which nothing was ever recorded is left out, and no zero is made of it")
  func leftOut() throws {
    var world = World.board
    world.define(
      "drugs", #""title":"Drugs","effective":"2010-04-01","count":{"records":"crime","where":{"offence":"drugs"}}"#)
    world.define("other", measure: "published", #""title":"Other","effective":"2010-04-01""#)
    let report = try world.ledger(scratch).report()
    #expect(!report.entries.contains { ["drugs", "other"].contains($0.figure.question.indicator) })
    #expect(report.text.contains("Left out, because the ledger holds nothing that they count: Drugs; Other."))
  }

  @Test("an unknown area and a ledger without definitions are refused")
  func refusals() throws {
    let ledger = try World.board.ledger(scratch)
    let maker = ReportMaker(try ledger.maker())
    let quarter = try #require(Quarter("2019/20 Q1"))
    #expect(throws: Refusal.self) { try maker.report(quarter, area: "E99999999") }
    let bare = ReportMaker(try World().ledger(scratch).maker())
    #expect(throws: Refusal.self) { try bare.report(quarter, area: World.county) }
  }

  @Test("the terminal shows this")
  func text() throws {
    let lines = try World.board.ledger(scratch).report().text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = BoardScreen.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
    #expect(lines.count == expected.count)
  }
}
