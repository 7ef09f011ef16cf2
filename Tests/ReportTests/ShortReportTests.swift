import Events
import Explanations
import Figures
import Foundation
import FoundationXML
import Ledger
import LedgerTestSupport
import Presentation
import Reports
import TestSupport
import Testing

extension Ledger {
  /// The largest changes of a report of the whole ledger.
  func changes(_ report: Report, _ count: Int = 3) throws -> [Report.Change] {
    try LargestChanges(report, at: snapshot(), ledger: self).changes(count)
  }
}

@Suite("The paper in short")
struct ShortReportTests {
  let scratch = Scratch()

  @Test("a summary, the table by outcome, breaks and missing returns, and the reasons of what moved most")
  func screen() throws {
    let ledger = try World.board.ledger(scratch)
    let report = try ledger.report()
    let text = report.shortPaper(try ledger.changes(report)).text
    #expect(text == ShortBoardScreen.text)
  }

  @Test("it is the same in HTML and in Markdown, well-formed, and smaller than the whole paper")
  func forms() throws {
    let ledger = try World.board.ledger(scratch)
    let report = try ledger.report()
    let paper = report.shortPaper(try ledger.changes(report))
    let parser = XMLParser(data: Data(paper.html.utf8))
    #expect(parser.parse())
    for title in ["Summary", "By outcome", "Breaks and missing returns", "The largest changes, and why"] {
      #expect(paper.html.contains(">\(title)</h2>") && paper.markdown.contains("\n## \(title)\n"))
    }
    #expect(!paper.html.contains("<svg") && paper.text.count < report.text.count / 2)
    #expect(paper.html == report.shortPaper(try ledger.changes(report)).html)
  }

  // MARK: What moved most

  private func define(_ world: inout World, _ indicator: String, _ condition: String) {
    world.define(
      indicator, measure: "count",
      #""title":"\#(indicator)","effective":"2010-04-01","decimals":0,"window":"quarter","disclosure":{"suppressBelow":5},"#
        + #""count":{"records":"crime","where":{"offence":"\#(condition)"}}"#)
  }

  @Test("what moved most relative to the value before comes first, and what did not move is not there")
  func order() throws {
    var world = World()
    for offence in ["burglary", "drugs", "robbery", "theft"] { define(&world, offence, offence) }
    for (offence, before, after) in [
      ("burglary", 100, 110), ("drugs", 20, 60), ("robbery", 40, 20), ("theft", 30, 30),
    ] {
      world.crimes(before, "2019-02", 0, offence: offence)
      world.crimes(after, "2019-05", 0, offence: offence)
    }
    let ledger = try world.ledger(scratch)
    let report = try ledger.report()
    let changes = try ledger.changes(report)
    #expect(changes.map { $0.entry.figure.question.indicator } == ["drugs", "robbery", "burglary"])
    #expect(try ledger.changes(report, 1).count == 1)
    for change in changes {
      let explanation = try #require(change.explanation)
      // It is explained from what the paper shows before to what it shows now.
      #expect(explanation.from.part.value == change.entry.figure.previous.value)
      #expect(explanation.from.part.period == change.entry.figure.previous.period)
      #expect(explanation.to.part.value == change.entry.figure.part.value)
      #expect(explanation.difference == change.entry.figure.change)
    }
  }

  @Test("a window of another length under an earlier version is explained over the window before")
  func otherWindows() throws {
    var world = World()
    define(&world, "drugs", "drugs")
    world.define(
      "drugs", version: 2, measure: "count",
      #""title":"drugs","effective":"2019-04-01","decimals":0,"window":"6 months","count":{"records":"crime"}"#)
    for month in ["2018-08", "2018-11", "2019-02", "2019-05"] { world.crimes(20, month, 0, offence: "drugs") }
    world.crimes(20, "2019-05", 1)
    let ledger = try world.ledger(scratch)
    let report = try ledger.report()
    let change = try #require(try ledger.changes(report).first)
    let explanation = try #require(change.explanation)
    #expect(explanation.from.part.period == change.entry.figure.previous.period)
  }

  // MARK: Small numbers

  @Test("what is kept back, now or before, is no change, and neither is its number anywhere")
  func keptBack() throws {
    var world = World()
    define(&world, "now", "drugs")
    define(&world, "before", "robbery")
    world.crimes(23, "2019-02", 0, offence: "drugs")
    world.crimes(3, "2019-05", 0, offence: "drugs")
    world.crimes(3, "2019-02", 0, offence: "robbery")
    world.crimes(23, "2019-05", 0, offence: "robbery")
    let ledger = try world.ledger(scratch)
    let report = try ledger.report()
    let changes = try ledger.changes(report)
    #expect(changes.isEmpty)
    let text = report.shortPaper(changes).text
    #expect(text.contains("Nothing that is counted and shown here moved.") && text.contains("[c]"))
    #expect(!text.contains("+20") && !text.contains("−20"), "not even the difference")
  }

  @Test("reasons of few records are kept back where the change is shown")
  func fewRecords() throws {
    var world = World()
    define(&world, "drugs", "drugs")
    // Two robberies count under the second version alone.
    world.define(
      "drugs", version: 2, measure: "count",
      #""title":"drugs","effective":"2019-04-01","decimals":0,"window":"quarter","disclosure":{"suppressBelow":5},"#
        + #""count":{"records":"crime","where":{"offence":["drugs","robbery"]}}"#)
    world.crimes(20, "2019-02", 0, offence: "drugs")
    world.crimes(30, "2019-05", 0, offence: "drugs")
    world.crimes(2, "2019-05", 0, offence: "robbery")
    let ledger = try world.ledger(scratch)
    let report = try ledger.report()
    let changes = try ledger.changes(report)
    #expect(changes.count == 1 && changes[0].explanation == nil)
    let text = report.shortPaper(changes).text
    #expect(text.contains("The reasons are kept back: they would give small numbers away."))
    #expect(!text.contains("+2"))
  }
}
