internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Ledger
internal import Presentation

/// Reports an append or an import.
enum IngestSummary {
  /// Prints the result, and whatever a person should know beside it.
  /// - Throws: `ExitCode` where something was refused.
  static func report(
    _ report: FeedReport, keptGoing: Bool, isDryRun: Bool = false, moves: PublishedMoves? = nil,
    rejects: String? = nil, as answer: AnswerOptions = AnswerOptions()
  ) throws {
    if let counts = report.counts {
      let isTaken = !isDryRun && (report.refused == 0 || (keptGoing && report.appended > 0))
      for line in ReturnSummary.lines(counts, isTaken: isTaken, isDryRun: isDryRun) { Output.sayLine(line) }
    }
    if let moves { Output.say(TextSanitizer.screen(Erasures.shown(moves.text))) }
    for note in report.notes { Output.sayLine(note) }
    for warning in report.warningSentences { Output.sayLine("Warning: " + warning) }
    for refusal in report.refusals { Output.sayLine(refusal.description) }
    if report.refused > report.refusals.count {
      Output.sayLine("… and \(report.refused - report.refusals.count) more.")
    }
    if report.refused > 0 {
      let what = report.refused == 1 ? "1 item was refused" : "\(report.refused) items were refused"
      let rest = keptGoing && !isDryRun && report.appended > 0 ? "the rest was appended" : "nothing was appended"
      Output.sayLine("\(what); \(rest)." + (rejects.map { " The refused lines are in \($0)." } ?? ""))
    }
    if answer.format ?? .json == .json {
      Output.print(report.json + "\n")
    } else {
      answer.print(
        [
          ("appended", .whole(report.appended)), ("duplicates", .whole(report.duplicates)),
          ("refused", .whole(report.refused)), ("sequence", .whole(report.sequence)),
          ("root", .string(Digest.hex(report.root))),
        ], usually: .json,
        sentence: "\(NumberFormat.grouped(report.appended)) appended, \(NumberFormat.grouped(report.duplicates)) there "
          + "already, \(NumberFormat.grouped(report.refused)) refused. The ledger has "
          + "\(NumberFormat.counted(report.sequence, "event", "events")); its root is \(Digest.hex(report.root)).")
    }
    if report.refused > 0 { throw ExitCode(ExitStatus.refused) }
  }
}
