import TestSupport
import Testing

@Suite("A value that cannot be read")
struct MalformedValueTests {
  /// Commands, in which `_` stands for a space within a word, and what their messages begin with.
  static let commands: [(line: String, named: String)] = [
    ("figure crime --area E07000129 --to 2019-13", #"--to "2019-13": it is a month"#),
    ("figure crime --area E07000129 --to 2019-06 --known-at yesterday", #"--known-at "yesterday": a point is"#),
    ("figure crime --area E07000129 --to 2019-06 --known-at #-1", ##"--known-at "#-1": a point is"##),
    ("trend crime --area E07000129 --from June --to 2019-06", #"--from "June": it is a month"#),
    ("trend crime --area E07000129 --from 2018-06 --to June", #"--to "June": it is a month"#),
    (
      "trend crime --area E07000129 --from 2018-06 --to 2018-12 --known-at 2019-02-30",
      #"--known-at "2019-02-30": a point is"#
    ),
    ("compare crime --area E07000129 --to 2019", #"--to "2019": it is a month"#),
    ("compare crime --area E07000129 --to 2019-06 --known-at #", ##"--known-at "#": a point is"##),
    ("revisions crime --area E07000129 --from x --to 2018-12", #"--from "x": it is a month"#),
    ("revisions crime --area E07000129 --from 2018-01 --to x", #"--to "x": it is a month"#),
    ("revisions crime --area E07000129 --from 2018-01 --to 2018-12 --until x", #"--until "x": it is a month"#),
    ("why crime --area E07000129 --from 2018-13 --to 2018-12", #"--from "2018-13": it begins with a month"#),
    ("why crime --area E07000129 --from 2018-12@yesterday --to 2018-12", #"--from "yesterday": a point is"#),
    ("why crime --area E07000129 --from 2018-12 --to 2018-12@#x", ##"--to "#x": a point is"##),
    ("report 2018/19_Q3 --area E07000129 --known-at soon", #"--known-at "soon": a point is"#),
    ("areas --known-at soon", #"--known-at "soon": a point is"#),
  ]

  @Test(
    "64: a month or a point that is none is a mistake of the command line, whichever command it is of",
    arguments: commands)
  func usage(line: String, named: String) throws {
    let words = line.split(separator: " ").map { String($0).replacing("_", with: " ") }
    let run = try Scratch.withLedger().run(words)
    #expect(run.status == 64 && run.output.isEmpty, "\(run)")
    #expect(run.messages.hasPrefix("Error: \(named)"), "\(run)")
    #expect(run.messages.contains("Usage: incident-ledger \(words[0])"), "\(run)")
  }

  @Test("64: a time that is none is one too")
  func time() throws {
    let run = try Scratch.withLedger().run("events", "--since", "yesterday")
    #expect(run.status == 64 && run.output.isEmpty, "\(run)")
    #expect(run.messages.contains("“yesterday” is no RFC 3339 time"), "\(run)")
  }

  @Test(
    "65: one that can be read, and lies beyond the ledger or is to come, is refused",
    arguments: ["#7", "2999-01-01", "2999-01-01T00:00:00Z"])
  func beyond(point: String) throws {
    let run = try Scratch.withLedger().run("areas", "--known-at", point)
    #expect(run.status == 65 && run.output.isEmpty, "\(run)")
  }
}
