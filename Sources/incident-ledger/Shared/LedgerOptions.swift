internal import ArgumentParser
internal import Foundation
internal import Ledger

/// Which ledger a command is about.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp("The ledger's folder; INCIDENT_LEDGER names it otherwise.", valueName: "dir"))
  var folderOption: String?

  @Option(
    help: ArgumentHelp(
      "Wait until the ledger holds so many events, as at a site of a shared journal that follows the others.",
      valueName: "sequence"))
  var atLeast: Int?

  /// The folder by the option, else by the environment.
  func folder() throws -> String {
    let named = folderOption ?? ProcessInfo.processInfo.environment["INCIDENT_LEDGER"] ?? ""
    guard !named.isEmpty else {
      throw ValidationError("No ledger is named. Give --ledger DIR, or set INCIDENT_LEDGER to the folder.")
    }
    return named
  }

  /// Opens the ledger. A site of a shared journal is opened so that it can take what the others appended.
  func open(_ access: Ledger.Access) throws -> Ledger {
    let ledger = try open(try folder(), access)
    if let atLeast { try ledger.wait(forLength: atLeast, seconds: LedgerOptions.maximumWaitSeconds) }
    return ledger
  }

  /// How long a command waits for the events that it is to see.
  private static let maximumWaitSeconds = 10.0

  private func open(_ folder: String, _ access: Ledger.Access) throws -> Ledger {
    guard let order = try Sites.order(of: folder) else { return try Ledger(at: folder, access: access) }
    do {
      return try Ledger(at: folder, access: .readWrite, order: order, clock: { Ledger.now })
    } catch  where access == .readOnly {
      return try Ledger(at: folder, access: .readOnly, order: order, clock: { Ledger.now })
    }
  }
}
