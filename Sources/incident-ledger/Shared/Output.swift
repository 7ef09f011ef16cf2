internal import Events
internal import Foundation
internal import Synchronization

/// Results go to standard output, everything else to standard error.
enum Output {
  /// What became of writing results.
  enum State: Sendable { case open, readerIsGone, failed }

  private static let current = Mutex(State.open)

  static var state: State { current.withLock { $0 } }

  /// Writes a result, without what could steer a terminal. Where that fails, `state` says so, and the command ends with
  /// that error.
  /// A placeholder is shown as `[erased]`.
  static func print(_ text: String) { write(TextSanitizer.screen(Erasures.shown(text)).utf8) }

  static func write(_ bytes: some Collection<UInt8>) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      let isGone = errno == EPIPE
      current.withLock { $0 = isGone ? .readerIsGone : .failed }
    }
  }

  /// Writes a message; where standard error is closed, nobody wants to know.
  static func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  static func sayLine(_ text: String) { say(TextSanitizer.screen(Erasures.shown(text)) + "\n") }
}
