import ArgumentParser
import Foundation
import Ledger

/// The ledger that a command works on.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("The ledger's folder (default: INCIDENT_LEDGER).", valueName: "dir"))
  var given: String?

  /// The folder of the ledger.
  var folder: String { given ?? ProcessInfo.processInfo.environment["INCIDENT_LEDGER"] ?? "" }

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("No ledger is named: give --ledger DIR, or set INCIDENT_LEDGER to its folder.")
    }
  }

  func open(_ access: Ledger.Access = .readOnly) throws -> Ledger { try Ledger(at: folder, access: access) }
}
