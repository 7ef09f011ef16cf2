import Foundation
import TestSupport

/// How a run of the command ended, and what it printed.
struct Run: Equatable, CustomStringConvertible {
  /// The exit status; nil where a signal ended it.
  var status: Int32?
  /// The signal that ended it.
  var signal: Int32?
  var output: Data
  var messages: String

  var text: String { String(decoding: output, as: UTF8.self) }

  var description: String {
    let end = status.map { "exit \($0)" } ?? "signal \(signal ?? 0)"
    return "\(end), \(output.count) bytes, \(messages.suffix(600))"
  }
}

/// Runs the command that was built beside the tests.
struct LedgerCommand {
  /// The folder of the ledger.
  var ledger: String
  /// Where the files are that a run reads and prints to.
  var folder: Scratch
  /// What a run has in its environment beside what all have.
  var environment: [String: String] = [:]

  private static let program: URL = {
    guard let tests = Bundle.main.executableURL else { preconditionFailure("the tests are an executable file") }
    return tests.deletingLastPathComponent().appendingPathComponent("incident-ledger")
  }()

  /// How long a run may take in seconds.
  private static let limit = 120.0

  /// Runs the command to its end, or kills it after a while.
  /// - Parameter killedAfter: microseconds.
  func callAsFunction(_ words: [String], killedAfter: UInt32? = nil) throws -> Run {
    let process = Process()
    process.executableURL = LedgerCommand.program
    process.arguments = words
    var all = ProcessInfo.processInfo.environment
    all["INCIDENT_LEDGER"] = ledger
    // A process that ends by a signal is not looked at for seconds.
    all["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = all.merging(environment) { $1 }
    let name = folder("run-" + UUID().uuidString)
    defer { for ending in [".out", ".err"] { try? FileManager.default.removeItem(atPath: name + ending) } }
    for ending in [".out", ".err"] { try Data().write(to: URL(fileURLWithPath: name + ending)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: name + ".out")
    process.standardError = FileHandle(forWritingAtPath: name + ".err")
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    let number = process.processIdentifier
    if let killedAfter {
      usleep(killedAfter)
      if process.isRunning, number > 1 { _ = kill(number, SIGKILL) }
    }
    if end.wait(timeout: .now() + LedgerCommand.limit) == .timedOut, number > 1 {
      _ = kill(number, SIGKILL)
      end.wait()
    }
    let isExit = process.terminationReason == .exit
    return Run(
      status: isExit ? process.terminationStatus : nil, signal: isExit ? nil : process.terminationStatus,
      output: try Data(contentsOf: URL(fileURLWithPath: name + ".out")),
      messages: String(decoding: try Data(contentsOf: URL(fileURLWithPath: name + ".err")), as: UTF8.self))
  }

  func callAsFunction(_ words: String...) throws -> Run { try self(words) }
}
