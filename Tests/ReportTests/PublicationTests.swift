import Events
import Figures
import Ledger
import LedgerTestSupport
import Presentation
import Reports
import TestSupport
import Testing

@Suite("A paper that was published")
struct PublicationTests {
  let scratch = Scratch()

  @Test("each figure is appended once, however often the paper is published")
  func once() throws {
    let ledger = try World.board.ledger(scratch)
    let report = try ledger.report()
    let length = try ledger.length
    let first = try report.publish(in: ledger)
    #expect(first.hasPrefix(#"{"appended":9,"duplicates":0,"refused":0,"sequence":\#(length + 9),"root":""#))
    #expect(try report.publish(in: ledger).hasPrefix(#"{"appended":0,"duplicates":9,"#))
    #expect(
      String(decoding: report.publications()[0], as: UTF8.self)
        == #"{"data":{"area":"E10000018","display":"1.84","knownAt":{"sequence":\#(length),"#
        + #""time":"2019-09-20T09:00:00.000000Z"},"period":{"end":"2019-07-01","start":"2018-07-01"},"#
        + #""report":"2019/20 Q1","value":1.8375,"versions":[1]},"id":"2019/20 Q1/E10000018/burglary/E10000018/\#(length)","#
        + #""source":"incident-ledger/report","specversion":"1.0","subject":"burglary","type":"figure.published"}"#)
  }

  @Test("a later paper marks what was revised, and shows what was published")
  func revised() throws {
    let ledger = try World.board.ledger(scratch)
    let first = try ledger.report()
    _ = try first.publish(in: ledger)
    let unchanged = try ledger.report()
    #expect(!unchanged.figures.contains { $0.marks.contains(.revised) })
    var later = World.board
    later.crimes(4, "2019-05", 0)
    let last = try ledger.lastTime
    try ledger.add(Array(later.events.suffix(4)), at: #require(last).description)
    let report = try ledger.report()
    let burglary = report.entry("burglary")
    #expect(burglary.figure.marks.contains(.revised))
    #expect(burglary.areas.map { $0.marks.contains(.revised) } == [true, false, false])
    #expect(!report.entry("marac-repeat").figure.marks.contains(.revised))
    #expect(report.text.contains("Value       1.86 per 1000 [r]"))
    #expect(report.text.contains("Revised: 2019/20 Q1 showed 1.84."))
    let shown = first.entry("burglary").areas[0].display
    #expect(report.text.contains("• Revised since 2019/20 Q1, which showed \(shown) (Blaby)."))
  }
}
