internal import ArgumentParser
internal import CTerminal
internal import Figures
internal import Foundation
internal import Presentation

@main
enum Main {
  static func main() {
    StandardStreams.fill()
    // A reader that goes away ends the writing with an error, and not the process in the middle of an append.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error of the write, and not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkValues(CommandLine.arguments.dropFirst())
      var command = try IncidentLedger.parseAsRoot()
      try WrappedText.$width.withValue(width) { try command.run() }
      if Output.state != .open { ExitStatus.endUnwritten() }
    } catch {
      if ExitStatus.isOwn(error) { ExitStatus.end(with: error) }
      IncidentLedger.exit(withError: error)
    }
  }

  /// The columns of a narrow terminal; the usual ones otherwise.
  private static var width: Int {
    let columns = Int(terminal_columns())
    return columns == 0 ? WrappedText.usualWidth : min(WrappedText.usualWidth, max(narrowest, columns))
  }

  /// Below it no table has room.
  private static let narrowest = 60

  /// No option and no argument has an empty value: where one is given, a variable of a script was empty.
  private static func checkValues(_ words: some Collection<String>) throws {
    var option: Substring?
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isOption = word.hasPrefix("--")
      if isOption { option = parts.first }
      let value = isOption ? parts.count == 2 ? parts[1] : nil : word[...]
      if let value, value.allSatisfy(\.isWhitespace) {
        throw ValidationError(
          "\(option.map { "The value of \($0)" } ?? "An argument") is empty: write it, or leave it out.")
      }
      if !isOption { option = nil }
    }
  }
}
