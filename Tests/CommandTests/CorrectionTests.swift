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
    #expect(try scratch.run(question + ["--publish", "--corrects", "2018/19 Q3", "--reason", "x"]).status == 0)
    let again = try scratch.run(question + ["--publish", "--corrects", "2018/19 Q3", "--reason", "x"])
    #expect(again.status == 65 && again.messages.contains("every figure is as this paper showed it"), "\(again)")
  }
}
