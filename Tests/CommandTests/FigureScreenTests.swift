import Testing

/// Figures on the screen.
@Suite("Screens of figures")
struct FigureScreenTests {
  private static let definition = """
    indicator: crime
    version: 1
    title: Recorded crime
    effective: 2010-01-01
    measure: rate
    count: { records: crime }
    decimals: 2
    """

  /// Thirty crimes of October 2018 in an area of 10,000 persons.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write("crime.yaml", Self.definition)
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", "2018-01-01T00:00:00Z").status == 0)
    func event(_ id: String, _ type: String, _ subject: String, _ data: String) -> String {
      #"{"specversion":"1.0","id":"\#(id)","source":"test","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
        + "\n"
    }
    let crimes = (0..<30).map {
      event("c\($0)", "crime.recorded", "c\($0)", #"{"offence":"burglary","date":"2018-10","area":"E07000129"}"#)
    }
    let lines =
      crimes.joined()
      + event("a", "area.assigned", "E07000129", #"{"name":"Blaby","level":"district"}"#)
      + event("p", "population.estimated", "E07000129", #"{"year":2018,"persons":10000}"#)
    let run = try scratch.run("append", "-", "--recorded-at", "2019-01-15T09:00:00Z", input: lines)
    #expect(run.status == 0, "\(run.messages)")
    return scratch
  }

  @Test("a figure as a table")
  func figure() throws {
    let run = try scratch().run("figure", "crime", "--area", "E07000129", "--to", "2018-12")
    #expect(
      run.output == """
        Recorded crime
        Area        Blaby (E07000129)
        Period      2018-01-01 to 2018-12-31
        Known at    #33, last recorded 2019-01-15T09:00:00.000000Z
        Value       3.00 per 1000
        95% range   2.024 to 4.283 (byar)
        Counted     30 of 10000 persons
        Before      0.00 in 2017-01-01 to 2017-12-31
        Change      +3.00: higher
        Definition  crime, version 1 (in force)

        """)
    #expect(run.status == 0 && run.messages.isEmpty)
  }

  @Test("why a figure changed, as a table")
  func why() throws {
    let run = try scratch().run(
      "why", "crime", "--area", "E07000129", "--from", "2018-09", "--to", "2018-12", "--evidence", "1")
    #expect(
      run.output == """
        Recorded crime, Blaby: why it changed

        Step                      Effect  Code
        ────────────────────────  ──────  ────  ──────────────────────────────
        2017-10-01 to 2018-09-30    0.00        █
        window, entered           +3.000  R2    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        2018-01-01 to 2018-12-31    3.00        ██████████████████████████████

        The difference is +3.000:
          +3.000  30 crimes entered the period as it moved from 2017-10-01 to 2018-09-30 to 2018-01-01 to 2018-12-31.

        Evidence (subject: events)
          window, entered, 1 of 30
            c0: #1

        • This is arithmetic: it says what counted differently, not what caused it.

        """)
    #expect(run.status == 0)
  }

  @Test("a point that lies beyond the ledger or in the future is refused", arguments: ["#34", "2999-01-01", "then"])
  func points(point: String) throws {
    let run = try scratch().run("figure", "crime", "--area", "E07000129", "--to", "2018-12", "--known-at", point)
    #expect(run.status == 65)
    #expect(run.messages.contains("--known-at \"\(point)\""), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test("hostile input is refused with its place, and the ledger stays as it was")
  func hostile() throws {
    let scratch = try scratch()
    let good = #"{"specversion":"1.0","id":"z","source":"t","type":"crime.recorded","subject":"z","data":"#
    let inputs = [
      "{", "[", "nonsense", "{}", "[1,2]", "\u{0}", String(repeating: "[", count: 5000),
      good + #"{"offence":"Burglary","date":"2018-10","area":"E07000129"}}"#,
      good + #"{"offence":"burglary","offence":"drugs","date":"2018-10","area":"E07000129"}}"#,
      good + #"{"offence":"burglary","date":"2019-02-29","area":"E07000129"}}"#,
      good + #"{"offence":"burglary","date":"2018-10","area":"E07000129","longitude":9007199254740993}}"#,
      good + #"{"offence":"burglary","date":"2018-10","area":"E07000129","longitude":1e999}}"#,
      good + #"{"offence":"burglary","date":"2018-10","area":"E07000129","colour":1}}"#,
      good + "{\"offence\":\"" + String(repeating: "a", count: 3 << 20) + "\"}}",
    ]
    for input in inputs {
      let run = try scratch.run("append", "-", input: input + "\n")
      #expect(run.status == 65, "\(input.prefix(60)): \(run.messages.prefix(300))")
      #expect(!run.messages.isEmpty && run.output.isEmpty)
    }
    #expect(try scratch.ledger().length == 33)
  }
}
