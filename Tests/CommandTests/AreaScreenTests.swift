import LedgerTestSupport
import TestSupport
import Testing

@Suite("Screens of areas, and of names that are not quite right")
struct AreaScreenTests {
  /// A county with two districts, in one of them a neighbourhood; a crime in each of four places.
  private func filled() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: recorded-crime, version: 1, title: Crime, effective: 2010-01-01, measure: count, "
        + "count: { records: crime }, decimals: 0 }")
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", "2018-01-01T00:00:00Z").status == 0)
    func area(_ code: String, _ name: String, _ level: String, _ more: String = "") -> String {
      event(
        "area.assigned", code, id: "\(code)-\(more.utf8.count)",
        data: #"{"name":"\#(name)","level":"\#(level)"\#(more)}"#) + "\n"
    }
    let lines =
      area("E10000018", "Leicestershire", "county")
      + area("E07000129", "Blaby", "district", #","parent":"E10000018""#)
      + area("E07000130", "Charnwood", "district", #","parent":"E10000018""#)
      + area("E22000189", "Blaby and Charnwood", "community-safety-area")
      + area("E07000129", "Blaby", "district", #","parent":"E22000189","geography":"community-safety""#)
      + area("E01025613", "Blaby 010A", "lsoa", #","parent":"E07000129""#)
      + area("E01034002", "Leicestershire 999Z", "lsoa", #","parent":"E10000018","provisional":true"#)
      + crime("a", date: "2018-12-05", area: "E01025613") + "\n" + crime("b", date: "2018-12-05", area: "E01034002")
      + "\n"
      + crime("c", date: "2018-11-05", area: "E01099998") + "\n" + crime("d", date: "2018-12-05", area: "E01099998")
      + "\n"
    let run = try scratch.run("append", "-", "--recorded-at", "2019-01-15T09:00:00Z", input: lines)
    #expect(run.status == 0, "\(run)")
    return scratch
  }

  @Test("the areas as a tree, of a geography, and of a part of one")
  func tree() throws {
    let scratch = try filled()
    #expect(
      try scratch.run("areas").output == """
        Leicestershire  E10000018  county
          Leicestershire 999Z  E01034002  lsoa  placed provisionally
          Blaby  E07000129  district
            Blaby 010A  E01025613  lsoa
          Charnwood  E07000130  district
        Blaby and Charnwood  E22000189  community-safety-area

        """)
    #expect(
      try scratch.run("areas", "--geography", "community-safety").output == """
        Blaby and Charnwood  E22000189  community-safety-area
          Blaby  E07000129  district

        """)
    #expect(try scratch.run("areas", "--area", "blaby", "--format", "csv").output.contains("E01025613,Blaby 010A,lsoa"))
  }

  @Test("what nothing places, and what is placed for want of anything better, with their records")
  func unplaced() throws {
    let run = try filled().run("areas", "--unplaced")
    #expect(
      run.output == """
        Area       Name                 Records  Dated               Kinds    Lies
        ─────────  ───────────────────  ───────  ──────────────────  ───────  ───────────────────────
        E01099998                             2  2018-11 to 2018-12  2 crime  nowhere
        E01034002  Leicestershire 999Z        1  2018-12             1 crime  below E10000018 for now

        • 2 records lie in 1 area that nothing places: they count for that area alone.
        • 1 record lies in 1 area placed below a larger area for now: they count for that one and above, and
          for no district.
        • incident-ledger import areas --shipped places the LSOAs of England and Wales; import areas FILE
          takes any other look-up.

        """)
  }

  @Test("areas of a level are compared, however far below")
  func level() throws {
    let scratch = try filled()
    let run = try scratch.run(
      "compare", "recorded-crime", "--area", "E10000018", "--level", "lsoa", "--to", "2018-12", "--format", "csv")
    let areas = run.output.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",")[1] }
    #expect(areas.contains("E01025613") && !areas.contains("E07000129"), "\(run)")
    let unknown = try scratch.run(
      "compare", "recorded-crime", "--area", "E10000018", "--level", "lsoas", "--to", "2018-12")
    #expect(unknown.status == 65 && unknown.messages.contains("The levels below it are district, lsoa."), "\(unknown)")
  }

  @Test("an area is found by its name where only one has it, and by its code in any case")
  func names() throws {
    let scratch = try filled()
    let run = try scratch.run("figure", "recorded-crime", "--area", "E07000129", "--to", "2018-12")
    for name in ["blaby", "BLABY", "e07000129", " Blaby"] {
      #expect(try scratch.run("figure", "recorded-crime", "--area", name, "--to", "2018-12") == run, "\(name)")
    }
    #expect(try scratch.run("figure", "Recorded-Crime", "--area", "blaby", "--to", "2018-12") == run)
  }

  @Test("a name that is not quite right is refused, with the one that is near")
  func suggestions() throws {
    let scratch = try filled()
    let figure = ["--to", "2018-12"]
    let indicator = try scratch.run(["figure", "recorded-crim", "--area", "E07000129"] + figure)
    #expect(indicator.status == 65 && indicator.messages.contains("Is recorded-crime meant?"), "\(indicator)")
    let area = try scratch.run(["figure", "recorded-crime", "--area", "Charnwod"] + figure)
    #expect(area.status == 65 && area.messages.contains("Is Charnwood (E07000130) meant?"), "\(area)")
    let command = try scratch.run("figre")
    #expect(command.status == 64 && command.messages.contains("Is figure meant?"), "\(command)")
    let far = try scratch.run(["figure", "recorded-crime", "--area", "Zanzibar"] + figure)
    #expect(far.status == 65 && !far.messages.contains("meant?"), "\(far)")
  }
}
