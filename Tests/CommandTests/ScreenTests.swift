import Foundation
import Testing

/// Whole screens, as a person sees them.
@Suite("Screens")
struct ScreenTests {
  private func ledger() throws -> Program.Scratch {
    let scratch = try Program.Scratch()
    #expect(try Program.run(["init"], ledger: scratch.ledger).status == 0)
    let definition = """
      indicator: crime
      version: 1
      title: Recorded crime
      effective: 2010-01-01
      measure: rate
      count: { records: crime }
      decimals: 2
      """
    let file = try scratch.write(definition, to: "crime.yaml")
    #expect(try Program.run(["define", file, "--recorded-at", "2018-01-01T00:00:00Z"], ledger: scratch.ledger).status == 0)
    let lines =
      (0..<30).map { Program.crime("c\($0)") }.joined()
      + #"{"specversion":"1.0","id":"a","source":"test","type":"area.assigned","subject":"E07000129","#
      + #""data":{"name":"Blaby","level":"district"}}"# + "\n"
      + #"{"specversion":"1.0","id":"p","source":"test","type":"population.estimated","subject":"E07000129","#
      + #""data":{"year":2018,"persons":10000}}"# + "\n"
    let result = try Program.run(
      ["append", "-", "--recorded-at", "2019-01-15T09:00:00Z"], ledger: scratch.ledger, input: lines)
    #expect(result.status == 0, "\(result.errors)")
    return scratch
  }

  @Test("a figure as a table")
  func figure() throws {
    let scratch = try ledger()
    let result = try Program.run(["figure", "crime", "--area", "E07000129", "--to", "2018-12"], ledger: scratch.ledger)
    #expect(
      result.output == """
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
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test("a point that lies beyond the ledger, or in the future, is refused")
  func points() throws {
    let scratch = try ledger()
    for point in ["#34", "2999-01-01", "yesterday"] {
      let result = try Program.run(
        ["figure", "crime", "--area", "E07000129", "--to", "2018-12", "--known-at", point], ledger: scratch.ledger)
      #expect(result.status == 65, "\(point)")
      #expect(result.errors.contains("--known-at \"\(point)\""), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test("a refused line names its place, the field, the value, the rule and the remedy; nothing is appended")
  func refusal() throws {
    let scratch = try ledger()
    let file = try scratch.write(Program.crime("x1") + Program.crime("x2", date: "2019-02-30"), to: "bad.jsonl")
    let result = try Program.run(["append", file], ledger: scratch.ledger)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(
      result.errors.contains(
        #"bad.jsonl:2: data.date "2019-02-30": it is an existing date, YYYY-MM-DD or YYYY-MM. Correct the date."#),
      "\(result.errors)")
    #expect(try Program.run(["events"], ledger: scratch.ledger).output.split(separator: "\n").count == 33)
  }

  @Test("with --keep-going the good lines are appended, and the mended rejects can be appended again")
  func keepGoing() throws {
    let scratch = try ledger()
    let file = try scratch.write(Program.crime("x1") + Program.crime("x2", date: "2019-02-30"), to: "bad.jsonl")
    let rejects = scratch.path + "/rejects.jsonl"
    let result = try Program.run(["append", file, "--keep-going", "--rejects", rejects], ledger: scratch.ledger)
    #expect(result.status == 65)
    #expect(result.output.hasPrefix(#"{"appended":1,"duplicates":0,"refused":1,"sequence":34,"root":""#))
    let text = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(text.contains("2019-02-30"))
    let mended = try scratch.write(text.replacingOccurrences(of: "2019-02-30", with: "2019-02-28"), to: "mended.jsonl")
    let again = try Program.run(["append", mended], ledger: scratch.ledger)
    #expect(again.status == 0 && again.output.hasPrefix(#"{"appended":1,"duplicates":0,"#), "\(again.errors)")
  }

  @Test("the exit status tells what went wrong")
  func statuses() throws {
    let scratch = try ledger()
    let nowhere = scratch.path + "/nowhere"
    let cases: [(arguments: [String], ledger: String, status: Int32)] = [
      (["figure"], scratch.ledger, 64), (["nonsense"], scratch.ledger, 64), (["events"], "", 64),
      (["events"], nowhere, 66), (["append", nowhere], scratch.ledger, 66), (["init"], scratch.ledger, 73),
      (["import", "police-uk", nowhere], scratch.ledger, 66), (["define", nowhere], scratch.ledger, 66),
      (["backup", scratch.ledger], scratch.ledger, 73),
    ]
    for (arguments, folder, status) in cases {
      let result = try Program.run(arguments, ledger: folder)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(!result.errors.isEmpty && !result.errors.contains("Fatal"), "\(arguments)")
    }
  }

  @Test("hostile input is refused with its place, and the ledger stays as it was")
  func hostile() throws {
    let scratch = try ledger()
    let good = Program.crime("z").dropLast()
    let inputs: [String] = [
      "{", "[", "nonsense", "{}", "[1,2]", "\u{0}", String(repeating: "[", count: 5000),
      good.replacingOccurrences(of: "\"id\":\"z\"", with: "\"id\":\"z\",\"id\":\"y\""),
      good.replacingOccurrences(of: "burglary", with: "Burglary"),
      good.replacingOccurrences(of: "crime.recorded", with: "crime.invented"),
      good.replacingOccurrences(of: "\"area\"", with: "\"longitude\":9007199254740993,\"area\""),
      good.replacingOccurrences(of: "\"area\"", with: "\"longitude\":1e999,\"area\""),
      good.replacingOccurrences(of: "\"area\"", with: "\"colour\":1,\"area\""),
      good.replacingOccurrences(of: "burglary", with: String(repeating: "a", count: 3 << 20)),
    ]
    for input in inputs {
      let result = try Program.run(["append", "-"], ledger: scratch.ledger, input: input + "\n")
      #expect(result.status == 65, "\(input.prefix(60)): \(result.errors.prefix(300))")
      #expect(!result.errors.isEmpty)
    }
    #expect(try Program.run(["events"], ledger: scratch.ledger).output.split(separator: "\n").count == 33)
  }
}
