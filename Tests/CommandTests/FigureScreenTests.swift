import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Screens of figures")
struct FigureScreenTests {
  /// Thirty crimes in a district of ten thousand persons.
  func filled() throws -> Scratch {
    try CrimeWorld(keys: "measure: rate\ndecimals: 2", definedAt: "2018-01-01T00:00:00Z", earlierCount: 0).filled()
  }

  @Test("a figure as a table")
  func figure() throws {
    let run = try filled().run("figure", "crime", "--area", "E07000129", "--to", "2018-12")
    #expect(
      run.output == """
        Recorded crime
        Area        Blaby (E07000129)
        Period      2018-01-01 to 2018-12-31
        Known at    #33, last recorded 2019-01-15T09:00:00.000000Z
        Value       3.00 per 1000 [p]
        95% range   2.024 to 4.283 (Byar's method)
        Counted     30 of 10,000 residents (mid-2018)
        Before      0.00 in 2017-01-01 to 2017-12-31
        Change      +3.00: higher
        Definition  crime, version 1 (in force)

        [p] provisional

        • Provisional: the ledger holds no crime records at all for 2018-01 to 2018-09 and 2018-11 to
          2018-12, and nobody declares whether a return came.
        • Previous window: the ledger holds no crime records at all for 2017-01 to 2017-12, and nobody
          declares whether a return came.

        """)
    #expect(run.status == 0 && run.messages.isEmpty)
  }

  @Test("a point that lies beyond the ledger, or in the future, is refused")
  func points() throws {
    let scratch = try filled()
    for point in ["#34", "2999-01-01"] {
      let run = try scratch.run("figure", "crime", "--area", "E07000129", "--to", "2018-12", "--known-at", point)
      #expect(run.status == 65 && run.output.isEmpty, "\(point)")
      #expect(run.messages.contains("--known-at \"\(point)\""), "\(run)")
      // A side of an explanation holds a point too: there it is the side's option that is named.
      let why = try scratch.run(
        "why", "crime", "--area", "E07000129", "--from", "2018-12", "--to", "2018-12@\(point)")
      #expect(why.status == 65 && why.messages.contains("--to \"\(point)\""), "\(why)")
    }
  }

  @Test("a small ledger that was asked something is still whole, and so is one whose projection was stored")
  func verifyAfter() throws {
    let scratch = try filled()
    let question = ["figure", "crime", "--area", "E07000129", "--to", "2018-12"]
    #expect(try scratch.run(question).status == 0)
    #expect(try scratch.run("verify").status == 0)
    #expect(try scratch.run("append", "-", input: crimes("x", 5000)).status == 0)
    #expect(try scratch.run(question).status == 0)
    #expect(try scratch.run("verify").status == 0)
  }
}

extension FigureScreenTests {
  @Test("verify --receipt ends with 0 where all is equal, 1 where a part differs, 65 and 66 where there is no receipt")
  func receipts() throws {
    let scratch = try filled()
    let figure = try scratch.run("figure", "crime", "--area", "E07000129", "--to", "2018-12", "--format", "json").output
    let equal = try scratch.run("verify", "--receipt", "-", input: figure)
    #expect(
      equal
        == Run(
          status: 0,
          output: "Equal: crime in E07000129, 2018-01-01/2019-01-01, from the first 33 events: 3.00.\n", messages: ""))
    try scratch.write("forged.json", figure.replacing("\"value\":3,", with: "\"value\":2,"))
    let forged = try scratch.run("verify", "--receipt", "forged.json")
    #expect(
      forged.output == """
        Different: crime in E07000129, 2018-01-01/2019-01-01, from the first 33 events.

        Part                 Receipt  This ledger
        ───────────────────  ───────  ───────────
        value in the figure  2        3

        • The figure beside the receipt is not the receipt's.

        """)
    #expect(forged.status == 1)
    #expect(try scratch.run("verify", "--receipt", "-", input: "hello").status == 65)
    #expect(try scratch.run("verify", "--receipt", "nothing").status == 66)
  }
}
