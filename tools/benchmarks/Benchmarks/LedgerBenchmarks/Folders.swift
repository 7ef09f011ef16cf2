import Foundation

/// Where the benchmarks keep their ledgers: below `INCIDENT_LEDGER_BENCHMARKS`, or the system's temporary folder.
enum Folders {
  static let root =
    ProcessInfo.processInfo.environment["INCIDENT_LEDGER_BENCHMARKS"]
    ?? FileManager.default.temporaryDirectory.path + "/incident-ledger-benchmarks"

  /// The path of an empty place: what was there is removed.
  static func empty(_ name: String) throws -> String {
    let path = root + "/" + name
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    return path
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
