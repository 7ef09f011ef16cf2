internal import Foundation

/// Results go to standard output, everything else to standard error.
enum Output {
  static func print(_ text: String) { write(text, to: .standardOutput) }

  static func say(_ text: String) { write(text, to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away is not our error.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
