import Foundation

/// Standard output could not be written.
struct OutputError: Error {
  /// Whether whoever read it has gone.
  var isClosed: Bool
}

/// Where results and messages go.
enum Terminal {
  /// Writes a result to standard output.
  static func write(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw OutputError(isClosed: errno == EPIPE)
    }
  }

  static func print(_ line: String) throws(OutputError) { try write(Array((line + "\n").utf8)) }

  /// Writes a message to standard error; where that is closed, nobody wants to know.
  static func say(_ line: String) { put(line + "\n") }

  static func put(_ text: String) { try? FileHandle.standardError.write(contentsOf: Array(text.utf8)) }

  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}
