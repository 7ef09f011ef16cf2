internal import ArgumentParser
internal import Foundation

@main
enum Main {
  static func main() {
    StandardStreams.fill()
    // A reader that goes away ends the writing with an error, and not the process in the middle of an append.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error of the write, and not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try IncidentLedger.parseAsRoot()
      try command.run()
      if Output.state != .open { ExitStatus.endUnwritten() }
    } catch {
      if ExitStatus.isOwn(error) { ExitStatus.end(with: error) }
      IncidentLedger.exit(withError: error)
    }
  }
}
