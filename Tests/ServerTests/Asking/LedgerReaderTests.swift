import Events
import Figures
import Ledger
import LedgerTestSupport
import Questions
import Snapshots
import Testing

@Suite("The reader of a ledger")
struct LedgerReaderTests {
  private func append(_ line: String, to ledger: Ledger) throws {
    _ = try ledger.append { batch in _ = try batch.add(Array(line.utf8)) }
  }

  @Test("sees every append before it is asked, and stands where a point says")
  func points() throws {
    let served = try Served()
    let reader = try LedgerReader(served.ledger, isStored: false)
    #expect(try reader.snapshot(at: nil).length == 0)
    try append(crime("a"), to: served.ledger)
    let view = try reader.caughtUp()
    try append(crime("b"), to: served.ledger)
    let now = try reader.snapshot(at: nil)
    #expect(now.length == 2 && !now.isPinned && now.snapshot.length == 2)
    let first = try reader.snapshot(at: KnownAt(length: 1))
    #expect(first.length == 1 && first.isPinned && first.snapshot.length == 1)
    #expect(try first.figures().point.length == 1)
    // A view stays as it was.
    #expect(try view.length == 1 && view.snapshot(at: nil).length == 1)
    #expect(throws: Refusal(.parameter(.knownAt), value: "#2", QuestionMistake.aboveLength(1))) {
      try view.snapshot(at: KnownAt(length: 2))
    }
  }

  @Test("a version that is adopted later judges at a point that was asked about before")
  func laterVersion() throws {
    let served = try Served()
    let reader = try LedgerReader(served.ledger, isStored: false)
    func adopt(_ version: Int) throws {
      let definition =
        #"{"indicator":"crime","version":\#(version),"title":"T","effective":"2000-01-01","measure":"count","#
        + #""count":{"records":"crime"}}"#
      try append(
        #"{"specversion":"1.0","id":"d\#(version)","source":"test","type":"definition.adopted","subject":"crime","#
          + #""data":{"definition":\#(definition)}}"#, to: served.ledger)
    }
    try append(crime("a"), to: served.ledger)
    try adopt(1)
    let month = Month(year: 2019, month: 5)
    var question = FigureQuestion(indicator: "crime", area: "E07000129", to: month)
    let before = try reader.snapshot(at: KnownAt(length: 2)).figures().figure(question)
    question.definition = 2
    #expect(throws: Refusal.self) { try reader.snapshot(at: KnownAt(length: 2)).figures().figure(question) }
    try adopt(2)
    let after = try reader.snapshot(at: KnownAt(length: 2)).figures()
    #expect(try after.figure(question).versions == [2])
    let cube = CubeQuestion(indicators: ["crime"], areas: ["E07000129"], months: [month], definition: 2)
    #expect(try after.apart.figures(cube.indicators[0], of: cube).map(\.versions) == [[2]])
    question.definition = nil
    #expect(try after.figure(question).receipt == before.receipt)
    // Nothing more is adopted: the maker stays.
    try append(crime("b"), to: served.ledger)
    #expect(try reader.snapshot(at: KnownAt(length: 2)).figures().figure(question).receipt == before.receipt)
  }

  @Test("knows a time for ever only when something was recorded after it")
  func times() throws {
    let served = try Served()
    let reader = try LedgerReader(served.ledger, isStored: false)
    try append(crime("a"), to: served.ledger)
    let time = try KnownAt(served.ledger.recordedTime(of: 0).description)
    #expect(try reader.snapshot(at: time).isPinned == false)
    #expect(try reader.snapshot(at: KnownAt("2014-01-01")).length == 0)
    try append(crime("b"), to: served.ledger)
    #expect(try reader.snapshot(at: KnownAt("2014-01-01")).isPinned)
    #expect(throws: Refusal(.parameter(.knownAt), value: "2999-01-01", QuestionMistake.notPassed)) {
      try reader.snapshot(at: KnownAt("2999-01-01"))
    }
  }
}
