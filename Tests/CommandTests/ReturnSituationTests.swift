import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Returns as partners send them: what becomes of each row where others are refused, dates are coarse, or cells are empty.
@Suite("Situations of returns")
struct ReturnSituationTests {
  private let world: ReturnWorld

  init() throws { world = try ReturnWorld() }

  // MARK: Records

  @Test("a crime that a row resolves is recorded and resolved, and a later outcome is one more event")
  func resolved() throws {
    try world.adopt(
      """
      feed: crimes
      version: 1
      source: crime/test
      record: crime
      key: [Number]
      statement: { of: month, area: E10000018 }
      columns:
        offence: { value: burglary }
        date: { column: Reported, format: dd/MM/yyyy }
        area: { column: District, names: district }
        outcome: { column: Outcome, words: true, required: false }
        resolved: { column: Resolved, format: dd/MM/yyyy, required: false }
      """)
    let headings = "Number,Reported,District,Outcome,Resolved\n"
    try world.state(headings + "1,03/01/2019,Blaby,Charged,10/02/2019\n2,04/01/2019,Blaby,,\n", to: "crimes")
    #expect(try world.events("crime.recorded").map { $0.prefix(2) } == ["1 ", "2 "])
    #expect(try world.events("crime.resolved") == ["1 {outcome:charged,resolved:2019-02-10}"])
    try world.state(
      headings + "1,03/01/2019,Blaby,Charged,10/02/2019\n2,04/01/2019,Blaby,No suspect,11/02/2019\n", to: "crimes")
    #expect(try world.events("crime.resolved").last == "2 {outcome:no-suspect,resolved:2019-02-11}")
    #expect(try world.events("crime.recorded").count == 2)
  }

  @Test("a list of nothing but separators is an empty cell")
  func emptyList() throws {
    let feed = MARACReturn.feed.replacing(
      "contact: { value: other }", with: "contact: { column: Contact, split: [;, /], codes: { T: threat } }")
    try world.adopt(feed)
    let rows = MARACReturn.first.replacing("Risk\n", with: "Risk,Contact\n").replacing(",H\n", with: ",H,;T; \n")
      .replacing(",M\n", with: ",M,T\n")
    let refused = try world.state(rows.replacing(",S\n", with: ",S,; /\n"), status: 65)
    #expect(refused.messages.contains("row 4, Contact \"; /\": "), "\(refused.messages)")
    try world.state(rows.replacing(",S\n", with: ",S,T\n"))
    #expect(try world.events("marac.heard").allSatisfy { $0.contains("contact:[threat]") })
  }

  @Test("an area that nothing places is placed for the rows that are taken, not for those that are refused")
  func placed() throws {
    try world.adopt(MARACReturn.feed)
    let rows = "\(MARACReturn.first)A4,32/02/2019,p4,Nowhere,H\n"
    try world.state(rows, ["--keep-going", "--rejects", "rejects.csv"], status: 65)
    #expect(try !world.run("events", "--type", "area.assigned").output.contains("E01000001"))
    try world.state(rows.replacing("32/02", with: "22/02"))
    #expect(try world.run("events", "--type", "area.assigned").output.contains("E01000001"))
  }

  @Test(
    "of what is a code already no code is needed, and a word that is neither is refused or becomes the one for others")
  func codesOfAreas() throws {
    try world.adopt(MARACReturn.feed.replacing("names: district, codes", with: "codes"))
    let rows = MARACReturn.first.replacing("Blaby", with: "E07000129").replacing("Charnwood", with: "Nowhere")
    try world.state(rows)
    let refused = try world.state(rows.replacing("Nowhere", with: "Elsewhere"), status: 65)
    #expect(refused.messages.contains("row 3, District \"Elsewhere\": "), "\(refused.messages)")
  }

  // MARK: What closes, and what is complete

  @Test("a refused row without a key keeps no other record open, and one with a key keeps its own")
  func closings() throws {
    try world.adopt(MARACReturn.feed)
    try world.state(MARACReturn.first + "A4,06/02/2019,p4,Blaby,S\n")
    let rows =
      MARACReturn.headings + "A1,03/01/2019,p1,Blaby,H\nA3,05/02/2019,p3,Blabi,S\n,07/02/2019,p9,Blaby,S\n"
      + "A5,08/02/2019,p5,Blaby,S\n"
    let run = try world.state(rows, ["--keep-going", "--rejects", "rejects.csv"], status: 65)
    #expect(run.output.contains(#""closed":2"#), "\(run)")
    #expect(try world.events("marac.withdrawn").map { $0.prefix(2) } == ["A2", "A4"])
    #expect(try world.months() == ["2019-01 complete", "2019-02 partial"])
  }

  @Test("rows that are refused when they are appended are not received")
  func received() throws {
    try world.adopt(MARACReturn.feed)
    // Another event has the id that the opening of A2 would have.
    try world.scratch.write(
      "other.jsonl",
      event(
        "marac.heard", "other", id: "marac-test/marac/test/A2/1", source: "marac/test",
        data: #"{"party":"p","date":"2019-01-01","area":"E07000129","contact":["other"],"risk":"high"}"#))
    #expect(try world.run("append", "other.jsonl").status == 0)
    let run = try world.state(MARACReturn.first, ["--keep-going", "--rejects", "rejects.csv"], status: 65)
    #expect(run.output.contains(#""refused":1,"#), "\(run)")
    let declared = try world.events("coverage.declared")
    #expect(
      declared.contains { $0.contains("expected:2") && $0.contains("received:1,start:2019-01-01") }, "\(declared)")
  }

  @Test("a return of quarters and one of all that is held have months of their own", arguments: ["quarter", "all"])
  func coarse(period: String) throws {
    try world.adopt(
      MARACReturn.feed.replacing("of: month", with: "of: \(period)").replacing(
        "format: dd/MM/yyyy", with: "format: quarter"))
    try world.state(MARACReturn.headings + "A1,2018/19 Q3,p1,Blaby,H\nA2,2018/19 Q4,p2,Blaby,M\n")
    #expect(
      try world.months()
        == ["2018-10", "2018-11", "2018-12", "2019-01", "2019-02", "2019-03"].map { $0 + " complete" })
    let again = try world.state(MARACReturn.headings + "A2,2018/19 Q4,p2,Blaby,M\n")
    // Of all that is held the first row has vanished; of quarters its quarter is not spoken of.
    #expect(again.output.contains(#""closed":\#(period == "all" ? 1 : 0)"#), "\(again)")
  }

  @Test("only months after the first of a return are named as lacking")
  func lacking() throws {
    try world.adopt(MARACReturn.feed)
    try world.state(MARACReturn.first)
    let later = try world.state(MARACReturn.headings + "A9,03/03/2019,p9,Blaby,H\n")
    #expect(later.output.contains(#""lackingMonths":[]"#), "\(later)")
    let earlier = try world.state(MARACReturn.headings + "A1,03/01/2019,p1,Blaby,H\nA2,04/01/2019,p2,Charnwood,M\n")
    #expect(earlier.output.contains(#""lackingMonths":["2019-02","2019-03"]"#), "\(earlier)")
  }

  @Test("a record moves where it changes its month or its area, and not within them")
  func moved() throws {
    try world.adopt(MARACReturn.feed)
    try world.state(MARACReturn.first)
    let within = try world.state(MARACReturn.first.replacing("03/01/2019", with: "09/01/2019"))
    #expect(within.output.contains(#""moved":0"#) && within.output.contains(#""changed":1"#), "\(within)")
    let beyond = try world.state(MARACReturn.first.replacing("03/01/2019", with: "09/02/2019"))
    #expect(beyond.output.contains(#""moved":1"#), "\(beyond)")
    let elsewhere = try world.state(MARACReturn.first.replacing("03/01/2019,p1,Blaby", with: "09/02/2019,p1,Charnwood"))
    #expect(elsewhere.output.contains(#""moved":1"#), "\(elsewhere)")
  }

  // MARK: Surveys

  @Test("the mended answers of a survey complete its months, all of a row's questions together")
  func survey() throws {
    try world.adopt(
      """
      feed: survey-test
      version: 1
      source: survey/test
      record: answer
      key: [Respondent]
      statement: { of: month, area: E10000018 }
      columns:
        survey: { value: spring }
        date: { column: Asked, format: dd/MM/yyyy }
        area: { column: District, names: district }
      answers:
        Safe: { question: safe, words: true }
        Satisfied: { question: satisfied, words: true }
      """)
    let rows =
      "Respondent,Asked,District,Safe,Satisfied\nR1,03/01/2019,Blaby,Yes,No\nR2,04/01/2019,Blabi,Yes,Yes\n"
      + "R3,05/01/2019,Blabi,,\n,06/01/2019,Blaby,No,No\n"
    let kept = try world.state(rows, to: "survey-test", ["--keep-going", "--rejects", "rejects.csv"], status: 65)
    #expect(kept.output.contains(#""refused":3,"#), "\(kept)")
    let rejects = try world.scratch.text(of: "rejects.csv").split(separator: "\r\n").map(String.init)
    for (index, mended) in [rejects[1], rejects[2], "R4" + rejects[3]].enumerated() {
      #expect(try world.months() == ["2019-01 partial"], "\(index)")
      try world.state(
        rejects[0] + "\n" + mended.replacing("Blabi", with: "Blaby") + "\n", to: "survey-test", ["--amend"])
    }
    #expect(try world.months() == ["2019-01 complete"])
    #expect(
      try world.events("survey.answered").map { $0.split(separator: " ")[0] }.sorted()
        == ["R1/safe", "R1/satisfied", "R2/safe", "R2/satisfied", "R4/safe", "R4/satisfied"])
  }

  @Test("of a question that a return has no column of the answers stay, of respondents who are still there")
  func heldQuestion() throws {
    try world.adopt(
      ReturnWorld.survey.replacing("B: satisfied", with: "B: { question: satisfied, may-be-missing: true }"))
    try world.state("R,Asked,A,B\n1,01/04/2019,y,y\n2,01/04/2019,y,y\n3,01/04/2019,y,\n", to: "survey-test")
    let second = try world.state(
      "R,Asked,A\n1,02/04/2019,y\n3,01/04/2019,\n", to: "survey-test", ["--accept-removals"])
    // Of 1 both answers have another date, of 2 both are gone, of 3 the one that is there is blank.
    #expect(second.output.contains(#""replaced":2,"#) && second.output.contains(#""closed":3,"#), "\(second)")
    #expect(
      try world.events("survey.answered").suffix(2) == [
        "1/safe {answer:y,area:E10000018,date:2019-04-02,question:safe,survey:spring}",
        "1/satisfied {answer:y,area:E10000018,date:2019-04-02,question:satisfied,survey:spring}",
      ])
    #expect(
      try world.state("R,Asked,A\n1,02/04/2019,y\n3,01/04/2019,\n", to: "survey-test").output.hasPrefix(
        #"{"appended":0"#))
  }

  // MARK: Files

  @Test("what parts the fields of a text is what parts the headings that the feed file reads")
  func delimiter() throws {
    try world.adopt(MARACReturn.feed)
    // More commas than semicolons stand in the rows, and a semicolon among the commas.
    try world.state(
      MARACReturn.headings.replacing(",", with: ";") + "A1;03/01/2019;p1,x,y,z,a,b;Blaby;H\n")
    try world.state(MARACReturn.headings + "A2,04/01/2019,p;2;;;;;,Charnwood,M\n")
    #expect(try world.events("marac.heard").map { $0.prefix(2) } == ["A1", "A2"])
  }

  @Test("a text is the sheet that the feed file names, as it has no other")
  func sheet() throws {
    try world.adopt(MARACReturn.feed + "\nsheet: 2")
    try world.state(MARACReturn.first)
    #expect(try world.events("marac.heard").count == 3)
  }

  @Test("a statistic that is stated anew is told as changed")
  func statistic() throws {
    try world.adopt(ReturnWorld.rates)
    try world.state("Area,Month,Number\nE07000130,2019-01,1.5\n", to: "rates")
    let again = try world.state("Area,Month,Number\nE07000130,2019-01,1.25\n", to: "rates")
    #expect(again.output.contains(#""opened":0,"changed":1,"#), "\(again)")
    let unlike = try world.state(
      "Area,Month,Number\nE07000130,2019-01,1\nE07000130,2019-01,2\n", to: "rates", status: 65)
    #expect(unlike.messages.contains("row 2, Number \"1\": "), "\(unlike)")
  }

  @Test("a return under another key is told so, whatever else it would do")
  func otherKey() throws {
    try world.adopt(
      MARACReturn.feed.replacing("column: Pair", with: "pseudonym: [Pair]").replacing(
        "key: [Case reference]\n", with: ""))
    let rows = MARACReturn.headings + (1...9).map { "A\($0),03/01/2019,p\($0),Blaby,H\n" }.joined()
    for key in ["first.key", "second.key"] {
      let made = try world.run("feeds", "key", key)
      #expect(made.status == 0, "\(made)")
    }
    func state(_ key: String) throws -> Run {
      try world.scratch.write("return.csv", rows)
      return try world.scratch.run(
        "import", "feed", "marac-test", "return.csv", shell: "INCIDENT_LEDGER_KEY=\(key) \"$0\" \"$@\"")
    }
    #expect(try state("first.key").status == 0)
    let other = try state("second.key")
    #expect(other.status == 65 && other.messages.contains("--accept-new-key"), "\(other)")
  }
}
