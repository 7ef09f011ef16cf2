import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Screens of the paper, of previews and of standardised rates")
struct ReportScreenTests {
  /// Thirty crimes in a district of ten thousand persons, twenty the year before.
  private func filled() throws -> Scratch {
    try CrimeWorld(keys: "measure: rate\ndecimals: 2\npolarity: lower-is-better").filled()
  }

  private let question = ["report", "2018/19 Q3", "--area", "E07000129"]

  // MARK: The paper

  @Test("the paper's summary")
  func summary() throws {
    let run = try filled().run(question)
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(
      run.output.hasPrefix(
        """
        Safer communities performance 2018/19 Q3: Blaby
        ═══════════════════════════════════════════════
        Blaby (E07000129), October to December 2018.
        As known after 53 events, the last recorded 2019-01-15T09:00:00.000000Z.
        Each figure names its own period: returns arrive at different times.

        Summary
        ───────

        Other indicators

        • Similar: Recorded crime at 3.00 per 1000 against 2.00 (+50.0%).

        Other indicators: each indicator against the period before
        Indicator and period                           Value  Before          Change  Direction
        ──────────────────────────────────────────  ────────  ──────  ──────────────  ─────────
        Recorded crime, 12 months to December 2018  3.00 [p]    2.00  +1.00 (+50.0%)  Similar

        """))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 || $0.hasPrefix("incident-ledger-receipt") })
  }

  @Test("the paper in every form that a file's ending names, the same bytes each time")
  func forms() throws {
    let scratch = try filled()
    let beginnings = [
      "html": "<!DOCTYPE html>", "md": "# Safer communities", "txt": "Safer communities", "csv": "indicator_id,",
      "json": "{\"",
    ]
    for (ending, beginning) in beginnings {
      var papers: [String] = []
      for name in ["one", "two"] {
        let run = try scratch.run(question + ["--output", "\(name).\(ending)"])
        #expect(run == Run(status: 0, output: "", messages: "The paper is in \(name).\(ending).\n"))
        papers.append(try scratch.text(of: "\(name).\(ending)"))
      }
      #expect(papers[0].hasPrefix(beginning), "\(ending)")
      #expect(papers[0] == papers[1], "\(ending)")
    }
  }

  @Test("what cannot be a paper is refused")
  func refusals() throws {
    let scratch = try filled()
    #expect(try scratch.run("report", "2018/19 Q5", "--area", "E07000129").status == 64)
    #expect(try scratch.run(question + ["--output", "paper.rtf"]).status == 64)
    #expect(try scratch.run(question + ["--output", "missing/paper.md"]).status == 73)
    let unknown = try scratch.run("report", "2018/19 Q3", "--area", "E07000999")
    #expect(unknown.status == 65 && unknown.messages.contains("--area \"E07000999\""))
    #expect(try scratch.run(question + ["--known-at", "#0"]).status == 65)
  }

  @Test("what was published is revised when a record arrives late, and says what it was")
  func publish() throws {
    let scratch = try filled()
    let first = try scratch.run(question + ["--known-at", "#53", "--publish"])
    #expect(first.status == 0)
    let told = try #require(first.output.split(separator: "\n").last)
    #expect(told.hasPrefix(#"{"appended":1,"duplicates":0,"refused":0,"sequence":54,"root":""#))
    let again = try scratch.run(question + ["--known-at", "#53", "--publish"])
    #expect(again.output.contains(#"{"appended":0,"duplicates":1,"refused":0,"sequence":54,"#))
    #expect(try !scratch.run(question).output.contains("[r]"))
    #expect(try scratch.run("append", "-", input: crime("late", date: "2018-10-09") + "\n").status == 0)
    let later = try scratch.run(question)
    #expect(later.output.contains("12 months to December 2018  3.10 [p] [r]    2.00"))
    #expect(later.output.contains("• Revised: 2018/19 Q3 showed 3.00."))
    // When it was published stands in every table of figures from then on.
    let events = try scratch.run("events", "--type", "figure.published").output
    let time = try #require(events.matches(of: /"recordedtime":"([^"]*)"/).first?.1)
    let table = ["figure", "crime", "--area", "E07000129", "--to", "2018-12", "--format", "csv"]
    #expect(try scratch.run(table).output.contains(",\(time),\""))
    #expect(try !scratch.run(table + ["--known-at", "#53"]).output.contains(time))
    // What was known then is what was shown then.
    #expect(try scratch.run(question + ["--known-at", "#53"]).output + told + "\n" == first.output)
    let figure = try scratch.run("figure", "crime", "--area", "E07000129", "--to", "2018-12", "--format", "json")
    #expect(figure.output.contains(#""marks":["p","r"],"notes":["Revised: 2018/19 Q3 showed 3.00.",""#))
  }

  // MARK: Previews

  @Test("a preview shows what a version would change, and adopts nothing")
  func preview() throws {
    let scratch = try filled()
    try scratch.write(
      "second.yaml",
      scratch.text(of: "crime.yaml").replacing("version: 1", with: "version: 2")
        .replacing("{ records: crime }", with: "{ records: crime, where: { offence: burglary/residential } }"))
    let run = try scratch.run("define", "second.yaml", "--preview", "--area", "E07000129")
    #expect(
      run.output == """
        Recorded crime (crime), version 2; adopted: version 1

        Blaby (E07000129)
        Latest month with something to count: October 2018
                   Before                             After
        ─────────  ─────────────────────────────────  ────────────────────────────────
        Period     November 2017 to October 2018      November 2017 to October 2018
        Value      3.00 per 1000 [p]                  0.00 per 1000 [p] [u]
        95% range  2.024 to 4.283                     0.000 to 0.369
        Counted    30 of 10,000 residents (mid-2018)  0 of 10,000 residents (mid-2018)
        Versions   1                                  2
        • Provisional: the ledger holds no crime records at all for 2017-11 to 2018-09, and nobody declares
          whether a return came.
        • Previous window: the ledger holds no crime records at all for 2016-11 to 2017-09, and nobody
          declares whether a return came.
        30 records would leave the numerator: c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 …

        """)
    #expect(try scratch.reopened().length == 53)
    let json = try scratch.run("define", "second.yaml", "--preview", "--area", "E07000129", "--format", "json")
    #expect(json.output.hasPrefix(#"{"appended":0,"sequence":53,"unchanged":[],"indicators":[{"indicator":"crime","#))
    #expect(try scratch.run("define", "second.yaml", "--area", "E07000129").status == 64)
    let csv = try scratch.run("define", "second.yaml", "--preview", "--area", "E07000129", "--format", "csv")
    let rows = csv.output.split(separator: "\r\n")
    #expect(csv.status == 0 && rows.count == 3 && rows[0].hasPrefix("side,indicator_id,area_code,"), "\(csv)")
    #expect(rows.dropFirst().map { $0.prefix(22) } == ["before,crime,E07000129", "after,crime,E07000129,"])
    #expect(try scratch.run("define", "second.yaml", "--preview", "--area", "E07000999").status == 65)
    #expect(try scratch.run("define", "none.yaml", "--preview").status == 66)
    try scratch.write("bad.yaml", "indicator: crime\nversion: 2\ncolour: red\n")
    let bad = try scratch.run("define", "bad.yaml", "--preview")
    #expect(bad.status == 65 && bad.messages.contains("bad.yaml") && bad.messages.contains("colour"))
  }

  // MARK: Areas and time

  @Test("CSV has a row for each figure under its columns, and the metadata that describes them")
  func csv() throws {
    let scratch = try filled()
    let run = try scratch.run(
      "trend", "crime", "--area", "E07000129", "--from", "2018-12", "--to", "2018-12", "--format", "csv")
    let lines = run.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "indicator_id,area_code,area_name,period_start,period_last_day,value,lower95,upper95,numerator,denominator,unit"
      ))
    #expect(lines[1].hasPrefix("crime,E07000129,Blaby,2018-01-01,2018-12-31,3,"))
    let metadata = try scratch.run("trend", "crime", "--area", "x", "--from", "x", "--to", "x", "--metadata")
    #expect(metadata.output.contains(#""@context":["http://www.w3.org/ns/csvw",{"@language":"en"}]"#))
  }

  // MARK: Standardised rates

  @Test("a standardised rate of equal weights in equal bands is the crude one")
  func standardised() throws {
    let scratch = Scratch()
    try scratch.write("bands.csv", "age_band,events,population,weight\nyoung,5,1000,50\nold,20,1000,50\n")
    #expect(
      try scratch.run("standardise", "bands.csv").output == """
        Per 100,000              Value          95% range
        ─────────────────────  ───────  ─────────────────
        Age-standardised rate  1250.00  808.71 to 1845.32
        Crude rate             1250.00  808.71 to 1845.32

        """)
    for (text, words) in [
      ("age_band,events\n0-4,1\n", "population"), ("age_band,events,population,weight\na,x,100,1\n", "events \"x\""),
      ("age_band,events,population,weight\na,9,100,1\n", "at least 10"),
      ("age_band,events,population\n0-4,19,100\n", "European Standard Population"),
    ] {
      let run = try scratch.run("standardise", "-", input: text)
      #expect(run.status == 65 && run.output.isEmpty && run.messages.contains(words), "\(run)")
    }
    #expect(try scratch.run("standardise", "none.csv").status == 66)
  }
}
