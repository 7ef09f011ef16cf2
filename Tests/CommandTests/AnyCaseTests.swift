import LedgerTestSupport
import TestSupport
import Testing

@Suite("A name that a question gives")
struct AnyCaseTests {
  /// A county with two districts, one of them in a second geography too, and a crime in it.
  private func filled() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: recorded-crime, version: 1, title: Crime, effective: 2010-01-01, measure: count, "
        + "count: { records: crime }, decimals: 0 }")
    #expect(try scratch.run("define", "crime.yaml").status == 0)
    let events = [
      event("area.assigned", "E10000018", data: #"{"name":"Leicestershire","level":"county"}"#),
      event("area.assigned", "E07000129", data: #"{"name":"Blaby","level":"district","parent":"E10000018"}"#),
      event(
        "area.assigned", "E07000134",
        data: #"{"name":"North West Leics & Co","level":"district","parent":"E10000018"}"#),
      event("area.assigned", "E22000189", data: #"{"name":"Blaby","level":"community-safety-area"}"#),
      event(
        "area.assigned", "E07000129", id: "second",
        data: #"{"name":"Blaby","level":"district","parent":"E22000189","geography":"community-safety"}"#),
      crime("a", date: "2018-12-05"),
    ]
    let run = try scratch.run("append", "-", input: events.joined(separator: "\n"))
    #expect(run.status == 0, "\(run)")
    return scratch
  }

  @Test(
    "is found in any case",
    arguments: [
      (["definitions", "Recorded-Crime"], ["definitions", "recorded-crime"]),
      (["definitions", "diff", "RECORDED-CRIME", "1", "1"], ["definitions", "diff", "recorded-crime", "1", "1"]),
      (
        ["definitions", "diff", "Recorded-Crime", "1", "1", "--format", "json"],
        ["definitions", "diff", "recorded-crime", "1", "1", "--format", "json"]
      ),
      (["areas", "--geography", "Community-Safety"], ["areas", "--geography", "community-safety"]),
      (
        ["compare", "recorded-crime", "--area", "E10000018", "--level", "District", "--to", "2018-12"],
        ["compare", "recorded-crime", "--area", "E10000018", "--level", "district", "--to", "2018-12"]
      ),
      (
        ["compare", "recorded-crime", "--areas", "e07000129, north west leics and co", "--to", "2018-12"],
        ["compare", "recorded-crime", "--areas", "E07000129,E07000134", "--to", "2018-12"]
      ),
    ])
  func found(words: [String], usual: [String]) throws {
    let scratch = try filled()
    let run = try scratch.run(words)
    #expect(run.status == 0 && !run.output.isEmpty, "\(run)")
    #expect(try scratch.run(usual) == run)
  }

  @Test("65: is refused where nothing has it, with what may be meant")
  func unknown() throws {
    let scratch = try filled()
    for words in [["definitions", "Recorded-Crim"], ["definitions", "diff", "recorded-crim", "1", "1"]] {
      let run = try scratch.run(words)
      #expect(run.status == 65 && run.messages.contains("Is recorded-crime meant?"), "\(run)")
    }
    let version = try scratch.run("definitions", "diff", "Recorded-Crime", "1", "2")
    #expect(version.status == 65 && version.messages.contains("Its versions are 1."), "\(version)")
    let geography = try scratch.run("areas", "--geography", "wrad")
    #expect(
      geography.status == 65
        && geography.messages.contains("The geographies are administrative, community-safety."), "\(geography)")
  }
}
