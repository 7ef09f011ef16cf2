import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// The made-up returns that come with the feed files.
@Suite("Made-up returns")
struct ExampleReturnTests {
  /// Each feed file, the name of its feed, how many records its return holds, and how many rows it leaves out.
  private static let examples: [(name: String, feed: String, records: Int, leftOut: Int)] = [
    ("marac", "marac-cases", 52, 1), ("referrals", "uava-referrals", 48, 0), ("survey", "community-survey", 115, 0),
    ("first-time-entrants", "youth-disposals", 40, 0), ("admissions", "admissions-assault", 34, 1),
    ("asb", "council-asb", 36, 1), ("statistics", "fingertips", 9, 18),
  ]

  private static let wards = [
    "Loughborough Ashby", "Loughborough Hastings", "Loughborough Lemyngton", "Loughborough Storer", "Shepshed East",
    "Syston West", "Thurmaston",
  ]

  /// A ledger with the areas that the examples name: the shipped ones, and a council's wards.
  private func ledger() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    let wards = Self.wards.enumerated().map { number, name in
      event(
        "area.assigned", "E0500000\(number + 1)", id: "w\(number)",
        data: #"{"name":"\#(name)","level":"ward","geography":"ward","parent":"E07000130"}"#)
    }
    try scratch.write("wards.jsonl", wards.joined(separator: "\n"))
    for words in [
      ["import", "areas", "--shipped"], ["append", "wards.jsonl"], ["define", "--shipped"], ["feeds", "key", "a.key"],
    ] {
      let run = try scratch.run(words)
      try #require(run.status == 0, "\(run)")
    }
    return scratch
  }

  private func imported(_ scratch: Scratch, _ feed: String, _ file: String) throws -> (run: Run, counts: [String: Int])
  {
    let run = try scratch.run("import", "feed", feed, file, shell: #"INCIDENT_LEDGER_KEY=a.key "$0" "$@""#)
    let counts = run.output.matches(of: /"([a-zA-Z]+)":(\d+)/).map { (String($0.1), Int($0.2) ?? 0) }
    return (run, Dictionary(counts) { first, _ in first })
  }

  @Test("each is read by its feed file without fault, and is the same in every form")
  func all() throws {
    let scratch = try ledger()
    for example in Self.examples {
      try scratch.write(example.name + ".yaml", try scratch.run("feeds", "example", example.name).output)
      let adopted = try scratch.run("feeds", "adopt", example.name + ".yaml")
      #expect(adopted.status == 0, "\(adopted)")
      for (number, form) in ["xlsx", "csv", "ods"].enumerated() {
        let file = example.name + "." + form
        let written = try scratch.run("feeds", "example", example.name, "--spreadsheet", file)
        #expect(written.status == 0 && written.output.isEmpty, "\(written)")
        #expect(written.messages.hasSuffix("incident-ledger import feed \(example.feed) \(file)\n"), "\(written)")
        let (run, counts) = try imported(scratch, example.feed, file)
        #expect(run.status == 0 && counts["refused"] == 0, "\(run)")
        #expect(counts["leftOut"] == example.leftOut, "\(run)")
        if number == 0 {
          #expect(counts["opened"] == example.records, "\(run)")
        } else {
          #expect(counts["appended"] == 0 && counts["unchanged"] == example.records, "\(run)")
        }
      }
    }
    let repeats = try scratch.run(
      "figure", "marac-repeat", "--area", "E10000018", "--to", "2018-12", "--format", "json")
    #expect(repeats.output.contains(#""numerator":24,"denominator":52"#), "\(repeats)")
    let entrants = try scratch.run(
      "figure", "first-time-entrants", "--area", "E10000018", "--to", "2019-03", "--format", "json")
    #expect(entrants.output.contains(#""numerator":29,"#), "\(entrants)")
    let admissions = try scratch.run(
      "figure", "hospital-admissions-violence", "--area", "E10000018", "--to", "2019-03", "--format", "json")
    #expect(admissions.status == 0, "\(admissions)")
    let verified = try scratch.run("verify")
    #expect(verified.status == 0)
  }

  @Test("what they are says that it is made up, in its first row")
  func notice() throws {
    let scratch = Scratch()
    for example in Self.examples {
      #expect(try scratch.run("feeds", "example", example.name, "--spreadsheet", "a.csv").status == 0)
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/a.csv")), as: UTF8.self)
      #expect(text.hasPrefix("\"MADE UP: "), "\(example.name)")
    }
  }

  @Test("a file of another ending, or of no feed file, is refused")
  func refused() throws {
    let scratch = Scratch()
    let ending = try scratch.run("feeds", "example", "marac", "--spreadsheet", "marac.xls")
    #expect(ending.status == 64 && ending.messages.contains(".csv, .xlsx, .ods"), "\(ending)")
    #expect(try scratch.run("feeds", "example", "--spreadsheet", "marac.xlsx").status == 64)
    let folder = try scratch.run("feeds", "example", "marac", "--spreadsheet", "nowhere/marac.xlsx")
    #expect(folder.status == 73, "\(folder)")
  }
}
