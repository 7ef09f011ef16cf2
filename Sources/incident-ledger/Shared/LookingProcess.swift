internal import Foundation

/// A process of this program that looks at a ledger for `verify`.
struct LookingProcess {
  /// What it wrote, and how it ended.
  struct Result {
    let lines: String
    let errors: Data
    let reason: Process.TerminationReason
    let status: Int32
  }

  private let process = Process()
  private let output = Pipe()
  /// Where a look at the journal shows how far it is; what the other one says is only said where the journal is whole.
  private let errors: Pipe?

  init(_ look: VerifyReport.Look, at folder: String) throws {
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["verify", "--in-this-process", look.rawValue, "--ledger", folder]
    process.standardOutput = output
    errors = look == .journal ? nil : Pipe()
    if let errors { process.standardError = errors }
    try process.run()
  }

  /// What it found; waits for its end.
  func result() throws -> Result {
    let lines = try output.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors?.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      lines: String(decoding: lines, as: UTF8.self), errors: said, reason: process.terminationReason,
      status: process.terminationStatus)
  }

  /// Ends it: nobody needs what it finds.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
