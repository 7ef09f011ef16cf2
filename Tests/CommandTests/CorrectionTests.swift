import LedgerTestSupport
import TestSupport
import Testing

@Suite("Papers that are corrected or taken back")
struct CorrectionTests {
  /// Thirty crimes in a district, of which a paper is published; then two more.
  private func published() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: crime, version: 1, title: Recorded crime, effective: 2010-01-01, measure: count, "
        + "count: { records: crime }, decimals: 0 }")
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", "2017-01-01T00:00:00Z").status == 0)
    let area = event("area.assigned", "E07000129", id: "a", data: #"{"name":"Blaby","level":"district"}"#) + "\n"
    try append(area + (0..<30).map { crime("c\($0)", date: "2018-10-05") + "\n" }.joined(), scratch)
    #expect(try scratch.run(question + ["--publish"]).status == 0)
    try append((30..<42).map { crime("c\($0)", date: "2018-10-06") + "\n" }.joined(), scratch)
    return scratch
  }

  private func append(_ lines: String, _ scratch: Scratch) throws {
    #expect(try scratch.run("append", "-", input: lines).status == 0)
  }

  private let question = ["report", "2018/19 Q3", "--area", "E07000129"]

  @Test("a paper that corrects another says what was shown, what is, why, and whether that was announced")
  func corrected() throws {
    let scratch = try published()
    let correction = ["--publish", "--corrects", "2018/19 Q3", "--reason", "A file came twice."]
    let run = try scratch.run(question + correction)
    #expect(run.status == 0, "\(run)")
    #expect(
      run.messages.contains("30 in the paper 2018/19 Q3, now 42.")
        && run.output.contains("Unscheduled correction of the paper 2018/19 Q3: A file came twice.")
        && run.output.contains("Figures that were corrected, as they were shown and as they are"), "\(run)")
    #expect(run.output.contains("12 crimes became known only after"), "\(run.output)")
    let event = try scratch.run("events", "--type", "figure.published").output
    #expect(
      event.contains(#""corrects":"2018/19 Q3""#) && event.contains(#""reason":"A file came twice.""#)
        && event.contains(#""scheduled":false"#))
    // The paper of the quarter, and the next one, tell it; a paper after that does not.
    #expect(try scratch.run(question).output.contains("A file came twice."))
    let next = ["report", "2018/19 Q4", "--area", "E07000129"]
    #expect(try scratch.run(next + ["--publish"]).output.contains("A file came twice."))
    try append(crime("late", date: "2019-05-01") + "\n", scratch)
    #expect(try !scratch.run("report", "2019/20 Q1", "--area", "E07000129").output.contains("A file came twice."))
    #expect(try scratch.run("why", "crime", "--area", "E07000129", "--published", "2018/19 Q3").status == 0)
    #expect(try scratch.run("verify").status == 0)
  }

  @Test("a paper is taken back, once, and can be published anew")
  func withdrawn() throws {
    let scratch = try published()
    let withdrawal = question + ["--withdraw", "--scheduled", "--reason", "It was of another district."]
    let run = try scratch.run(withdrawal)
    #expect(run.status == 0 && run.output.hasPrefix(#"{"appended":1,"duplicates":0"#), "\(run)")
    #expect(run.messages.contains("Taken back: 1 figure of the paper 2018/19 Q3. Scheduled correction"), "\(run)")
    #expect(try scratch.run(question).output.contains("withdrawn"))
    #expect(try scratch.run(withdrawal).output.hasPrefix(#"{"appended":0,"duplicates":1"#))
    // For another reason, or published anew as if nothing had been: neither.
    for words in [["--withdraw", "--reason", "Another."], ["--publish"]] {
      let refused = try scratch.run(question + words)
      #expect(refused.status != 0 && refused.messages.contains("taken back already (It was of another district.)"))
    }
    // What it stands in place of is what the paper showed, and not that it was taken back.
    let anew = try scratch.run(
      question + ["--publish", "--corrects", "2018/19 Q3", "--reason", "Now of the right one."])
    #expect(anew.status == 0 && anew.messages.contains(" in the paper 2018/19 Q3, now 42."), "\(anew)")
    #expect(!anew.messages.contains("[x]"), "\(anew)")
  }

  @Test("the quarter's paper published again says that it stands, and is refused where it would be another")
  func again() throws {
    let scratch = try published()
    let same = try scratch.run(question + ["--publish", "--known-at", "#32"])
    #expect(same.status == 0 && same.output.contains(#"{"appended":0,"duplicates":1"#), "\(same)")
    #expect(
      same.messages
        == "This quarter's paper stands already, published from the first 32 events: every figure of it is as "
        + "it was shown.\n")
    let other = try scratch.run(question + ["--publish", "--output", "paper.md"])
    #expect(
      other
        == Run(
          status: 65, output: "",
          messages: """
            Quarter "2018/19 Q3": this paper stands already, published from the first 32 events, and 1 figure of it would be \
            another: Recorded crime, Blaby, “30” then, “42” now. Publish it in the place of that one, with a notice: add \
            --corrects "2018/19 Q3" and a --reason; or name the point of that one, --known-at "#32".

            """))
    // Nothing is written for a Board that the ledger does not keep.
    #expect(throws: (any Error).self) { try scratch.text(of: "paper.md") }
  }

  @Test("what a corrected paper no longer shows is withdrawn with the same notice, and told")
  func missing() throws {
    let scratch = try published()
    try scratch.write(
      "noise.yaml",
      "{ indicator: noise, version: 1, title: Noise, effective: 2010-01-01, measure: count, "
        + "count: { records: incident }, decimals: 0 }")
    #expect(try scratch.run("define", "noise.yaml").status == 0)
    let incident = event(
      "incident.reported", "i", id: "i", data: #"{"kind":"asb","date":"2018-11-02","area":"E07000129"}"#)
    try append(incident + "\n", scratch)
    let correction = ["--publish", "--corrects", "2018/19 Q3", "--reason"]
    #expect(try scratch.run(question + correction + ["Crimes came late."]).status == 0)
    let back = try scratch.run(question + correction + ["It is of another place.", "--known-at", "#32"])
    #expect(
      back.status == 0 && back.output.contains(#"{"appended":2,"#)
        && back.messages.contains("Noise, Blaby, 12 months to December 2018: 1 in the paper 2018/19 Q3, now withdrawn."),
      "\(back)")
    let last = try scratch.run("events", "--type", "figure.published").output.split(separator: "\n").last ?? ""
    #expect(last.contains(#""subject":"noise""#) && last.contains(#""withdrawn":true"#), "\(last)")
    for form in [["--short"], ["--format", "json"]] {
      let told = try scratch.run(question + form).output
      #expect(told.contains("It is of another place.") && told.contains("oise"), "\(told)")
    }
    // What stands is what the last paper showed.
    let stands = try scratch.run(question + ["--publish", "--known-at", "#32"])
    #expect(stands.status == 0 && stands.messages.contains("stands already"), "\(stands)")
    let withdrawn = try scratch.run(question + ["--withdraw", "--reason", "All of it."])
    #expect(withdrawn.messages.contains("Taken back: 1 figure"), "\(withdrawn)")
  }

  @Test("a paper of a district is none of the county, though both show figures of the district")
  func papers() throws {
    let scratch = try published()
    let county =
      event("area.assigned", "E10000018", id: "c", data: #"{"name":"Leicestershire","level":"county"}"#) + "\n"
      + event(
        "area.assigned", "E07000129", id: "b", data: #"{"name":"Blaby","level":"district","parent":"E10000018"}"#)
      + "\n"
    try append(county, scratch)
    let above = ["report", "2018/19 Q3", "--area", "E10000018"]
    let first = try scratch.run(above + ["--publish"])
    #expect(first.status == 0 && first.output.contains(#"{"appended":2,"#) && first.messages.isEmpty, "\(first)")
    let withdrawn = try scratch.run(question + ["--withdraw", "--reason", "It was of another district."])
    #expect(withdrawn.messages.contains("Taken back: 1 figure"), "\(withdrawn)")
    #expect(try scratch.run(above + ["--publish"]).messages.contains("stands already"))
    let none = try scratch.run("report", "2018/19 Q4", "--area", "E10000018", "--withdraw", "--reason", "x")
    #expect(
      none.status == 65
        && none.messages.hasPrefix(
          "Quarter \"2018/19 Q4\": no paper of this quarter was published for the area, so there is none to take back."),
      "\(none)")
  }

  @Test("what does not go together, or corrects nothing, is refused with what to do")
  func refused() throws {
    let scratch = try published()
    for (words, message) in [
      (["--corrects", "2018/19 Q3", "--reason", "x"], "add --publish"),
      (["--publish", "--corrects", "2018/19 Q3"], "add --reason"), (["--reason", "x"], "add --corrects REPORT"),
      (["--withdraw", "--publish", "--reason", "x"], "--withdraw takes a paper back"),
    ] {
      let run = try scratch.run(question + words)
      #expect(run.status == 64 && run.messages.contains(message), "\(run)")
    }
    let unknown = try scratch.run(question + ["--publish", "--corrects", "2017/18 Q1", "--reason", "x"])
    #expect(
      unknown.status == 65 && unknown.messages.contains("Name one that was published: 2018/19 Q3"), "\(unknown)")
    let none = try scratch.run(question + ["--publish", "--corrects", "2018/19 Q9", "--reason", "x"])
    #expect(none.status == 65 && none.messages.contains("it is no quarter, which is written as 2019/20 Q1"), "\(none)")
    #expect(try scratch.run(question + ["--publish", "--corrects", "2018/19 Q3", "--reason", "x"]).status == 0)
    let again = try scratch.run(question + ["--publish", "--corrects", "2018/19 Q3", "--reason", "x"])
    #expect(again.status == 65 && again.messages.contains("every figure is as this paper showed it"), "\(again)")
  }
}
