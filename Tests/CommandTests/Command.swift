import Foundation
import Ledger
import LedgerTestSupport
import TestSupport

/// What a run of the command gave.
struct Run: Equatable {
  var status: Int32
  var output: String
  var messages: String
}

extension Scratch {
  /// A scratch folder with an empty ledger in `ledger`.
  static func withLedger() throws -> Scratch {
    let scratch = Scratch()
    try Ledger.create(at: scratch.ledgerPath)
    return scratch
  }

  var ledgerPath: String { path + "/ledger" }

  /// The command that was built beside the tests.
  static let command: URL = {
    guard let tests = Bundle.main.executableURL else { preconditionFailure("the tests are an executable file") }
    return tests.deletingLastPathComponent().appendingPathComponent("incident-ledger")
  }()

  /// Starts the command, or a shell line in which `"$0" "$@"` stands for it, in the scratch folder.
  func start(_ words: [String], shell: String? = nil, input: String = "", isLedgerNamed: Bool = true) throws -> Child {
    try Child(self, words, shell: shell, input: input, isLedgerNamed: isLedgerNamed)
  }

  /// Runs the command to its end. The environment names the ledger.
  func run(_ words: String..., shell: String? = nil, input: String = "", isLedgerNamed: Bool = true) throws -> Run {
    try start(words, shell: shell, input: input, isLedgerNamed: isLedgerNamed).finish()
  }

  func run(_ words: [String]) throws -> Run { try start(words).finish() }
}

/// A run of the command under way; what it prints goes to files, so that it never waits for a reader.
final class Child {
  private let process = Process()
  /// As it was when the process started: of one that has ended, the number may be 0, which would name all of us.
  private let number: Int32
  /// The folder lasts as long as the run.
  private let scratch: Scratch
  private let outputPath: String
  private let messagesPath: String

  init(_ scratch: Scratch, _ words: [String], shell: String?, input: String, isLedgerNamed: Bool) throws {
    self.scratch = scratch
    let name = scratch.path + "/run-" + UUID().uuidString
    outputPath = name + ".out"
    messagesPath = name + ".err"
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", shell, Scratch.command.path] + words
    } else {
      process.executableURL = Scratch.command
      process.arguments = words
    }
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    var environment = ProcessInfo.processInfo.environment
    environment["INCIDENT_LEDGER"] = isLedgerNamed ? "ledger" : nil
    environment["COLUMNS"] = "80"
    process.environment = environment
    for path in [outputPath, messagesPath] { try Data().write(to: URL(fileURLWithPath: path)) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: name + ".in"))
    process.standardInput = FileHandle(forReadingAtPath: name + ".in")
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: messagesPath)
    try process.run()
    number = process.processIdentifier
  }

  /// Ends the run as `kill -9` does; one that has ended is left alone.
  func kill() {
    if process.isRunning && number > 1 { _ = Foundation.kill(number, SIGKILL) }
  }

  /// What it has printed so far.
  func printed() throws -> String { try text(outputPath) }

  func finish() throws -> Run {
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: try text(outputPath), messages: try text(messagesPath))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// Lines of many openings, whose subjects begin with a text.
func crimes(_ prefix: String, _ count: Int) -> String {
  (0..<count).map { crime("\(prefix)-\($0)") + "\n" }.joined()
}
