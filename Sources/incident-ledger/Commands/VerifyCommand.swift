internal import ArgumentParser
internal import Events
internal import Feeds
internal import Foundation
internal import Ledger
internal import Projections

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recomputes everything that can be wrong in the ledger, also while others append.",
    discussion: """
      Checks every event against its hash and rules, the tree of hashes, the tables of keys and subjects, and what \
      is derived from them. The file is looked at by a process of its own, so that a damaged one cannot take more \
      than that down.

      EXAMPLE
        incident-ledger verify --ledger safer-communities
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: .private)
  var inThisProcess = false

  func run() throws {
    if inThisProcess { return try VerifyReport.look(at: try ledger.open(.readOnly)) }
    let report = try VerifyReport.fromChild(lookingAt: try ledger.folder())
    switch output.format {
    case .table: Output.print(report.text)
    case .json: Output.print(report.json.text + "\n")
    case .csv: Output.print(report.csv)
    }
    if !report.damages.isEmpty {
      Output.sayLine("The ledger is damaged: stop writing to it, keep it as it is, and restore the last good backup.")
      throw ExitCode(ExitStatus.other)
    }
  }
}
