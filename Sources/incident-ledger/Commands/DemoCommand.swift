internal import ArgumentParser
internal import Foundation

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Builds a ledger of made-up data and shows what can be asked of it.",
    discussion: """
      EXAMPLE
        incident-ledger demo
        incident-ledger demo --ledger my-demo
      """)

  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("A new folder for the ledger; a temporary one unless it is given.", valueName: "dir"))
  var folder: String?

  func run() throws {
    let temporary = FileManager.default.temporaryDirectory.path + "/incident-ledger-demo-\(UUID().uuidString.prefix(8))"
    let demo = DemoLedger(folder: folder ?? temporary + "/ledger", files: temporary + "/files")
    Output.print(
      """
      All records and populations of this demonstration are MADE UP. They have the form of street-level files of \
      data.police.uk for Leicestershire, two editions of each month, and are imported as real ones would be.


      """)
    let clock = ContinuousClock()
    let start = clock.now
    let rows = try demo.build()
    let seconds = max(1, (clock.now - start).components.seconds)
    Output.print(
      "Built in \(seconds) s from \(rows) changed or unchanged rows.\n  ledger  \(demo.folder)\n  files   \(demo.files)\n"
    )
    for question in DemoCommand.questions { try show(question.words, question.why, demo.folder) }
    Output.print("\nWhat to try next:\n  export INCIDENT_LEDGER=\(demo.folder)\n")
    for words in DemoCommand.next { Output.print("  incident-ledger \(DemoCommand.line(words))\n") }
  }

  private static let questions: [(why: String, words: [String])] = [
    (
      "Recorded crime in the county as the Board could know it on 20 September 2019",
      ["figure", "recorded-crime", "--area", MadeUpPlaces.county, "--to", "2019-06", "--known-at", "2019-09-20"]
    ),
    (
      "The same figure now, after the months were published again",
      ["figure", "recorded-crime", "--area", MadeUpPlaces.county, "--to", "2019-06"]
    ),
    (
      "Why it changed since the Board saw it",
      ["why", "recorded-crime", "--area", MadeUpPlaces.county, "--from", "2019-06@2019-09-20", "--to", "2019-06"]
        + ["--evidence", "2"]
    ),
    (
      "Anti-social behaviour by district",
      ["compare", "anti-social-behaviour", "--area", MadeUpPlaces.county, "--to", "2019-06"]
    ),
    (
      "Vehicle crime month by month: something happened in October 2018",
      ["trend", "vehicle-crime", "--area", MadeUpPlaces.county, "--from", "2018-01", "--to", "2019-06", "--every"]
        + ["month", "--window", "month"]
    ),
  ]

  private static let next: [[String]] = [
    ["definitions"], ["figure", "burglary", "--area", "E07000130", "--to", "2019/20 Q1", "--format", "json"],
    ["events", "--type", "crime.reclassified", "--since", "2019-10-01T00:00:00Z"], ["verify"],
  ]

  private func show(_ words: [String], _ why: String, _ folder: String) throws {
    Output.print("\n— \(why)\n$ incident-ledger \(DemoCommand.line(words))\n\n")
    var command = try IncidentLedger.parseAsRoot(words + ["--ledger", folder])
    try command.run()
  }

  private static func line(_ words: [String]) -> String {
    words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }
}
