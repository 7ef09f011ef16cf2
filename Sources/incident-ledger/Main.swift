internal import ArgumentParser
internal import CTerminal
internal import Events
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
      try checkNames(CommandLine.arguments.dropFirst())
      var command = try IncidentLedger.parseAsRoot()
      // LMDB has no checksums: it follows a damaged page wherever that leads. A process that only looks for damage ends as
      // it ends, and who waits for it tells.
      if (command as? VerifyCommand)?.inThisProcess == nil { say_unreadable_pages() }
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

  /// A command that is misspelt is told from the one that may be meant.
  private static func checkNames(_ words: some Collection<String>) throws {
    var command: any ParsableCommand.Type = IncidentLedger.self
    for word in words {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-") else { return }
      if let named = commands.first(where: { $0._commandName == word }) {
        command = named
        continue
      }
      // What a command takes where none of its own is named is no command.
      guard command.configuration.defaultSubcommand == nil else { return }
      let names = commands.map { $0._commandName } + ["help"]
      guard word != "help" else { return }
      let nearest = NearWords.nearest(to: word, among: names).map { " Is \($0) meant?" } ?? ""
      throw ValidationError(
        "There is no command “\(word)”.\(nearest) The commands are \(names.joined(separator: ", ")).")
    }
  }

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
