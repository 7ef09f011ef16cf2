internal import Foundation
internal import Synchronization

/// Results go to standard output, everything else to standard error.
enum Output {
  /// What became of writing results.
  enum State: Sendable { case open, readerIsGone, failed }

  private static let current = Mutex(State.open)

  static var state: State { current.withLock { $0 } }

  /// Writes a result. Where that fails, `state` says so, and the command ends with that error.
  static func print(_ text: String) { write(printable(text)) }

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

  static func sayLine(_ text: String) { say(String(decoding: printable(text), as: UTF8.self) + "\n") }

  /// A text without the control characters with which a name or a note from outside could steer a terminal: each is
  /// shown as U+FFFD. Line ends and tabs stay. JSON never holds such a character as it is, so it stays as it is.
  private static func printable(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    func isControl(_ index: Int) -> Bool {
      switch bytes[index] {
      case 0x09, 0x0A: false
      case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
      default: bytes[index] < 0x20
      }
    }
    guard bytes.indices.contains(where: isControl) else { return bytes }
    return bytes.indices.flatMap { isControl($0) ? [0xEF, 0xBF, 0xBD] : [bytes[$0]] }
  }
}
