internal import Events
package import Feeds

/// What a partner's return did, or would do, in words.
package enum ReturnSentences {
  /// What each count that is not 0 is of.
  package static func counts(_ counts: ReturnCounts) -> [(count: Int, of: String)] {
    counts.members.filter { $0.count > 0 }.map { name, count in
      let types = counts.changedByType.map { "\($0.count) \($0.type.rawValue)" }.joined(separator: ", ")
      return (count, (words[name] ?? name) + (name == "changed" ? " (\(types))" : ""))
    }
  }

  /// What else a person should know, as sentences.
  package static func remarks(_ counts: ReturnCounts) -> [String] {
    var remarks: [String] = []
    if !counts.placedAreas.isEmpty {
      remarks.append(
        "\(NumberFormat.counted(counts.placedAreas.count, "area", "areas")) that nothing placed "
          + "\(counts.placedAreas.count == 1 ? "lies" : "lie") below the statement's area for now: "
          + list(counts.placedAreas) + ".")
    }
    if !counts.emptyMonths.isEmpty {
      remarks.append("No row lies in \(list(counts.emptyMonths.map(\.description))): not declared.")
    }
    if !counts.lackingMonths.isEmpty {
      remarks.append(
        "An earlier return stated \(list(counts.lackingMonths.map(\.description))), and this one does not: left as it was."
      )
    }
    if !counts.unknownColumns.isEmpty {
      remarks.append("Columns that the feed file does not know: \(list(counts.unknownColumns)).")
    }
    if !counts.unknownValues.isEmpty {
      let values = counts.unknownValues.sorted { $0.key < $1.key }.map { value, count in
        "\(value.column) \"\(value.value)\" (\(NumberFormat.counted(count, "row", "rows")))"
      }
      remarks.append("Values that the feed file does not know: \(list(values)).")
    }
    return remarks
  }

  private static let words = [
    "opened": "opened", "changed": "changed by events of their own",
    "replaced": "closed and opened again with other content",
    "reopened": "opened again", "closed": "closed: no longer in the return", "unchanged": "as they were",
    "moved": "of these count in another month or area now",
    "setBack": "of these set back what another source had changed",
    "closedElsewhere": "left as they are: another source opened or closed them, or they became other records",
    "erased": "rows of erased parties, left alone", "leftOut": "rows left out by the feed file's conditions",
    "alike": "rows alike to another of their key", "hidden": "rows hidden in the sheet, read all the same",
    "notStated": "statistics of earlier returns that this one does not state: they stand",
  ]

  private static func list(_ texts: [String]) -> String {
    texts.prefix(10).joined(separator: ", ") + (texts.count > 10 ? " and \(texts.count - 10) more" : "")
  }
}
