internal import ArgumentParser
internal import Events
internal import Feeds
internal import Foundation
internal import Ledger

/// When what is appended became known.
struct RecordedAtOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The recorded time of the whole append, to load history in the order it became known.", valueName: "time"),
    transform: RecordedAtOption.time)
  var recordedAt: RecordedTime?

  static func time(_ text: String) throws -> RecordedTime {
    guard let time = RecordedTime(text) else {
      throw ValidationError("“\(text)” is no RFC 3339 time: write it as 2019-09-20T09:00:00Z.")
    }
    return time
  }

  var times: RecordedTimes { recordedAt.map { .at($0) } ?? .now }
}

/// What becomes of input that is refused.
struct RefusalOptions: ParsableArguments {
  @Flag(help: "Append what is good although something is refused (exit status 65 then, too).")
  var keepGoing = false

  @Option(
    help: ArgumentHelp("Write refused lines to this file with their reasons, to be mended.", valueName: "file"),
    completion: .file())
  var rejects: String?
}

/// Runs an append or import and reports it.
enum IngestSummary {
  /// Prints the result, and whatever a person should know beside it.
  /// - Throws: `ExitCode` where something was refused.
  static func report(_ report: FeedReport, keptGoing: Bool, rejects: String? = nil) throws {
    for note in report.notes { Output.sayLine(note) }
    for refusal in report.refusals { Output.sayLine(refusal.description) }
    if report.refused > report.refusals.count {
      Output.sayLine("… and \(report.refused - report.refusals.count) more.")
    }
    if report.refused > 0 {
      let what = report.refused == 1 ? "1 item was refused" : "\(report.refused) items were refused"
      let rest = keptGoing ? "the rest was appended" : "nothing was appended"
      Output.sayLine("\(what); \(rest)." + (rejects.map { " The refused lines are in \($0)." } ?? ""))
    }
    Output.print(report.json + "\n")
    if report.refused > 0 { throw ExitCode(ExitStatus.refused) }
  }
}
