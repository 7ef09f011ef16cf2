internal import Events
package import Explanations
internal import Figures
internal import Rationals

extension Explanation {
  /// The records behind the reasons as CSV, one a row. What each is, how it stood at the two ends of its reason and which
  /// clause decided are empty where that is not told.
  package var evidenceCSV: String {
    CSVTable.text(
      columns: [
        "factor", "part", "record_kind", "subject", "events", "share", "move", "date", "area_code", "area_name", "what",
        "before", "after", "why",
      ],
      rows: reasons.flatMap { reason in reason.evidence.map { reason.row($0) } })
  }
}

extension Explanation.Reason {
  fileprivate func row(_ record: Explanation.Evidence) -> [String] {
    let told = [
      factor.rawValue, part?.rawValue ?? "", record.kind.word, record.subject,
      record.sequences.map { "#\($0)" }.joined(separator: " "), record.share?.description ?? "", record.move.rawValue,
    ]
    guard let story = record.story else { return told + [String](repeating: "", count: 7) }
    return told + [
      story.date.description, story.area.code, story.area.name, RecordWords.what(record.kind, story.fields),
      story.before.word, story.after.word, story.why.joined(separator: " "),
    ]
  }
}
