internal import Events
internal import Feeds
internal import Presentation

/// What a partner's return did, for a person.
enum ReturnSummary {
  /// - Parameters:
  ///   - isTaken: whether the counts are of what was appended.
  ///   - isDryRun: whether nothing was to be.
  static func lines(_ counts: ReturnCounts, isTaken: Bool, isDryRun: Bool) -> [String] {
    var lines: [String] = []
    let told = ReturnSentences.counts(counts)
    if !told.isEmpty {
      let width = told.map { NumberFormat.grouped($0.count).count }.max() ?? 0
      lines.append(isTaken ? "The return came to:" : "The return would come to:")
      for (count, words) in told {
        let number = NumberFormat.grouped(count)
        lines.append("  " + String(repeating: " ", count: width - number.count) + number + "  " + words)
      }
    }
    if isDryRun { lines.append("Nothing was appended: this was a dry run.") }
    return lines + ReturnSentences.remarks(counts)
  }
}
