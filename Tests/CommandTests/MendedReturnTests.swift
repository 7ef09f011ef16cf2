import LedgerTestSupport
import TestSupport
import Testing

/// Returns of which rows were refused, and what mends them: what closes, what is complete, and since when.
@Suite("Mended returns")
struct MendedReturnTests {
  private let world: ReturnWorld
  private static let rejecting = ["--keep-going", "--rejects", "rejects.csv"]
  private static let headings = MARACReturn.headings

  init() throws { world = try ReturnWorld() }

  /// A row of a case.
  private static func row(_ key: String, _ date: String, _ risk: String = "H") -> String {
    "\(key),\(date)/2019,p\(key),Blaby,\(risk)\n"
  }

  /// What a statement says, as one text.
  private static func rows(_ rows: String...) -> String { headings + rows.joined() }

  /// The open records.
  private func open() throws -> [String] {
    let (heard, withdrawn) = (try world.events("marac.heard"), try world.events("marac.withdrawn"))
    func keys(_ events: [String]) -> [Substring] { events.map { $0.prefix { $0 != " " } } }
    return Set(keys(heard)).subtracting(keys(withdrawn)).map(String.init).sorted()
  }

  @Test("a month of which every row was refused is stated all the same: what it does not hold closes")
  func refusedAlone() throws {
    try world.adopt(MARACReturn.feed)
    try world.state(Self.rows(Self.row("11", "11/03"), Self.row("12", "12/04")))
    let kept = try world.state(
      Self.rows(Self.row("11", "11/03", "M"), Self.row("13", "12/04", "X")), Self.rejecting, status: 65)
    #expect(!kept.messages.contains("this one does not"), "\(kept)")
    #expect(try open() == ["11"])
    #expect(try world.months() == ["2019-03 complete", "2019-04 partial"])
    try world.state(Self.rows(Self.row("13", "12/04")), ["--amend"])
    #expect(try open() == ["11", "13"] && world.months() == ["2019-03 complete", "2019-04 complete"])
  }

  @Test("a month that was not over when its return came is not made whole by mended rejects")
  func running() throws {
    try world.adopt(MARACReturn.feed)
    try world.state(
      Self.rows(Self.row("21", "11/02", "X"), Self.row("22", "02/03", "M")),
      Self.rejecting + ["--recorded-at", "2019-03-05T09:00:00Z"], status: 65)
    #expect(try world.months() == ["2019-02 partial", "2019-03 partial"])
    try world.state(Self.rows(Self.row("21", "11/02")), ["--amend", "--recorded-at", "2019-04-05T09:00:00Z"])
    #expect(try world.months() == ["2019-02 complete", "2019-03 partial"])
  }

  @Test("of a row whose year is mistyped the month is not known, so that no month is whole")
  func mistypedYear() throws {
    try world.adopt(MARACReturn.feed)
    let rows = Self.rows(Self.row("1", "11/04"), Self.row("2", "11/05"), "3,12/05/2091,p3,Blaby,H\n")
    try world.state(rows, Self.rejecting, status: 65)
    #expect(try world.months() == ["2019-04 partial", "2019-05 partial"])
    try world.state(Self.rows(Self.row("3", "12/05")), ["--amend"])
    #expect(try world.months() == ["2019-04 complete", "2019-05 complete"])
  }

  @Test("of two runs of months as long the one with more rows is the return's, and none of the future")
  func tie() throws {
    try world.adopt(MARACReturn.feed)
    let future = try world.state(Self.rows(Self.row("1", "11/04"), "3,12/04/2091,p3,Blaby,H\n"), status: 65)
    #expect(future.messages.contains("row 3, Heard on \"12/04/2091\""), "\(future)")
    let more = try world.state(
      Self.rows(Self.row("1", "11/04"), Self.row("2", "12/04"), Self.row("3", "12/11")), status: 65)
    #expect(more.messages.contains("row 4, Heard on \"12/11/2019\""), "\(more)")
  }

  @Test("mended rejects are of any months, however far apart")
  func sparse() throws {
    try world.adopt(MARACReturn.feed)
    let all = (1...6).map { Self.row("\($0)", "11/0\($0)", $0 == 1 || $0 == 6 ? "X" : "H") }
    try world.state(Self.headings + all.joined(), Self.rejecting, status: 65)
    try world.state(Self.rows(Self.row("1", "11/01"), Self.row("6", "11/06")), ["--amend"])
    #expect(try world.months() == (1...6).map { "2019-0\($0) complete" })
  }

  @Test("what came is remembered when a month is stated anew, and may come with a whole return")
  func between() throws {
    try world.adopt(MARACReturn.feed)
    let (two, three) = (Self.row("2", "11/04"), Self.row("3", "11/05"))
    let first = Self.rows(Self.row("1", "11/04"), Self.row("2", "11/04", "X"), Self.row("3", "11/05", "X"))
    let april = Self.rows(Self.row("1", "11/04", "M"), two)
    try world.state(first, Self.rejecting, status: 65)
    try world.state(Self.rows(two), ["--amend"])
    try world.state(april)
    #expect(try world.months() == ["2019-04 complete", "2019-05 partial"])
    try world.state(Self.rows(three), ["--amend"])
    #expect(try world.months() == ["2019-04 complete", "2019-05 complete"])
  }

  @Test("a refused row may come with a whole return of its month")
  func wholeReturn() throws {
    try world.adopt(MARACReturn.feed)
    let first = Self.rows(Self.row("1", "11/04"), Self.row("2", "11/04", "X"), Self.row("3", "11/05", "X"))
    try world.state(first, Self.rejecting, status: 65)
    try world.state(Self.rows(Self.row("1", "11/04", "M"), Self.row("2", "11/04")))
    #expect(try world.months() == ["2019-04 complete", "2019-05 partial"])
    try world.state(Self.rows(Self.row("3", "11/05")), ["--amend"])
    #expect(try world.months() == ["2019-04 complete", "2019-05 complete"])
  }

  // MARK: Without a key

  private static let keyless = """
    feed: calls
    version: 1
    source: calls/test
    record: incident
    statement: { of: month, area: E10000018 }
    columns:
      kind: { value: asb }
      date: { column: Date, format: dd/MM/yyyy }
      area: { value: E10000018 }
      category: { column: C, codes: { n: nuisance, p: personal }, required: false, may-be-missing: true }
    """

  @Test(
    "without a key mended rows are further records, also where one alike is held; the same rejects again add nothing")
  func keyless() throws {
    try world.adopt(Self.keyless)
    let file = "Date,C\n11/04/2019,n\n11/04/2019,z\n11/04/2019,z\n"
    let kept = try world.state(file, to: "calls", Self.rejecting, status: 65)
    #expect(kept.output.contains(#""refused":2,"#), "\(kept)")
    let mended = file.replacing("11/04/2019,n\n", with: "").replacing(",z", with: ",n")
    for opened in [2, 0] {
      let run = try world.state(mended, to: "calls", ["--amend"])
      #expect(run.output.contains(#""opened":\#(opened),"#), "\(run)")
      #expect(try world.events("incident.reported").count == 3 && world.months() == ["2019-04 complete"])
    }
    // The whole return says the same.
    #expect(try world.state(file.replacing(",z", with: ",n"), to: "calls").output.hasPrefix(#"{"appended":0"#))
  }

  @Test("without a key no column can be missing: a row is what all its fields say")
  func keylessColumns() throws {
    try world.adopt(Self.keyless)
    try world.state("Date,C\n11/04/2019,n\n", to: "calls")
    let refused = try world.state("Date\n11/04/2019\n", to: "calls", status: 65)
    #expect(refused.messages.contains("C") && !refused.messages.contains("may-be-missing"), "\(refused)")
  }

  // MARK: What is told

  @Test(
    "a dry run shows what a guard would refuse, a row of a survey is refused once, and no column is passed over in silence"
  )
  func told() throws {
    try world.adopt(ReturnWorld.survey)
    try world.adopt(MARACReturn.feed)
    let all = (1...9).map { Self.row("\($0)", "11/04") }
    try world.state(Self.headings + all.joined())
    let dry = try world.state(Self.headings + all.prefix(4).joined(), ["--dry-run"], status: 65)
    #expect(dry.output.contains(#""closed":5"#) && dry.output.contains(#""unchanged":4"#), "\(dry)")
    let beyond = try world.state(Self.headings + all.joined().replacing("p9,Blaby,H", with: "p9,Blaby,M,extra"))
    #expect(beyond.output.contains(#""unknownColumns":["column F"]"#), "\(beyond)")
    let twice = try world.state(
      "R,Asked,A,B\n2,01/04/2019,y,y\n2,02/04/2019,y,y\n", to: "survey-test", status: 65)
    #expect(twice.output.contains(#""refused":2,"#), "\(twice)")
  }
}
