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
    let told = counts.members.filter { $0.count > 0 }
    if !told.isEmpty {
      let width = told.map { NumberFormat.grouped($0.count).count }.max() ?? 0
      lines.append(isTaken ? "The return came to:" : "The return would come to:")
      for (name, count) in told {
        let number = NumberFormat.grouped(count)
        let types = name == "changed" ? " (\(counts.changedByType.map { "\($0.count) \($0.type.rawValue)" }.joined(separator: ", ")))" : ""
        lines.append(
          "  " + String(repeating: " ", count: width - number.count) + number + "  " + (words[name] ?? name) + types)
      }
    }
    if isDryRun { lines.append("Nothing was appended: this was a dry run.") }
    if !counts.placedAreas.isEmpty {
      lines.append(
        "\(NumberFormat.counted(counts.placedAreas.count, "area", "areas")) that nothing placed "
          + "\(counts.placedAreas.count == 1 ? "lies" : "lie") below the statement's area for now: "
          + list(counts.placedAreas) + ".")
    }
    if !counts.emptyMonths.isEmpty {
      lines.append("No row lies in \(list(counts.emptyMonths.map(\.description))): not declared.")
    }
    if !counts.lackingMonths.isEmpty {
      lines.append(
        "An earlier return stated \(list(counts.lackingMonths.map(\.description))), and this one does not: left as it was."
      )
    }
    if !counts.unknownColumns.isEmpty {
      lines.append("Columns that the feed file does not know: \(list(counts.unknownColumns)).")
    }
    if !counts.unknownValues.isEmpty {
      let values = counts.unknownValues.sorted { $0.key < $1.key }.map { value, count in
        "\(value.column) \"\(value.value)\" (\(NumberFormat.counted(count, "row", "rows")))"
      }
      lines.append("Values that the feed file does not know: \(list(values)).")
    }
    return lines
  }

  private static let words = [
    "opened": "opened", "changed": "changed by events of their own",
    "replaced": "closed and opened again with other content",
    "reopened": "opened again", "closed": "closed: no longer in the return", "unchanged": "as they were",
    "moved": "of these count in another month or area now",
    "setBack": "of these set back what another source had changed",
    "closedElsewhere": "left closed: another source closed them, or they became other records",
    "erased": "rows of erased parties, left alone", "leftOut": "rows left out by the feed file's conditions",
    "alike": "rows alike to another of their key", "hidden": "rows hidden in the sheet, read all the same",
    "notStated": "statistics of earlier returns that this one does not state: they stand",
  ]

  private static func list(_ texts: [String]) -> String {
    texts.prefix(10).joined(separator: ", ") + (texts.count > 10 ? " and \(texts.count - 10) more" : "")
  }
}
