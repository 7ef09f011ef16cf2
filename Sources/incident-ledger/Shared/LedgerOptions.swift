internal import ArgumentParser
internal import Foundation
internal import Ledger

/// Which ledger a command is about.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("The ledger's folder; INCIDENT_LEDGER names it otherwise.", valueName: "dir"))
  var folderOption: String?

  /// The folder by the option, else by the environment.
  func folder() throws -> String {
    let named = folderOption ?? ProcessInfo.processInfo.environment["INCIDENT_LEDGER"] ?? ""
    guard !named.isEmpty else {
      throw ValidationError("No ledger is named. Give --ledger DIR, or set INCIDENT_LEDGER to the folder.")
    }
    return named
  }

  func open(_ access: Ledger.Access) throws -> Ledger { try Ledger(at: try folder(), access: access) }
}
