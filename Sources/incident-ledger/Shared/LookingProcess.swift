internal import Dispatch
internal import Foundation
internal import Synchronization

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
  private let lines: PipeReading
  /// A look at the journal shows how far it is; what the other one says is only said where the journal is whole.
  private let errors: PipeReading?

  init(_ look: VerifyReport.Look, at folder: String) throws {
    let (output, said) = (Pipe(), look == .journal ? nil : Pipe())
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["verify", "--in-this-process", look.rawValue, "--ledger", folder]
    process.standardOutput = output
    if let said { process.standardError = said }
    try process.run()
    lines = PipeReading(output)
    errors = said.map { PipeReading($0) }
  }

  /// What it found; waits for its end.
  func result() -> Result {
    let (found, said) = (lines.toItsEnd(), errors?.toItsEnd() ?? Data())
    process.waitUntilExit()
    return Result(
      lines: String(decoding: found, as: UTF8.self), errors: said, reason: process.terminationReason,
      status: process.terminationStatus)
  }

  /// Ends it: nobody needs what it finds.
  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}

/// Reads a pipe while others are read: a process whose pipe is full waits for ever.
private final class PipeReading: Sendable {
  private let data = Mutex(Data())
  private let reading = DispatchGroup()

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    DispatchQueue.global().async(group: reading) {
      let read = (try? handle.readToEnd()) ?? Data()
      self.data.withLock { $0 = read }
    }
  }

  /// All that was written; waits for the end.
  func toItsEnd() -> Data {
    reading.wait()
    return data.withLock { $0 }
  }
}
