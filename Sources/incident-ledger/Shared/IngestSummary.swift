internal import ArgumentParser
internal import Events
internal import Feeds

/// Reports an append or an import.
enum IngestSummary {
  /// Prints the result, and whatever a person should know beside it.
  /// - Throws: `ExitCode` where something was refused.
  static func report(_ report: FeedReport, keptGoing: Bool, rejects: String? = nil) throws {
    for note in report.notes { Output.sayLine(note) }
    for warning in report.warningSentences { Output.sayLine("Warning: " + warning) }
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
