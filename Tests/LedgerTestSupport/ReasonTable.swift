internal import Explanations
internal import Figures
internal import TestSupport

/// Explanations as rows, each a reason; an explanation's reasons stand together in the order of the answer.
///
/// `why` (the indicator), `area`, `from`, `to` and `disclose` ask; a row in which `why` is empty is a further reason of the
/// same. `reason` is a factor, with `entered` or `left` where the window has two, `none` where the figures are equal, or
/// `undefined` where there is no difference.
struct ReasonTable {
  private static let questions = ["why", "area", "from", "to", "disclose"]
  private static let answers = ["reason", "effect", "counted", "of", "records", "evidence", "shares", "range", "note"]

  private let table: TextTable

  init(_ table: TextTable) throws {
    try table.requireColumns(among: ReasonTable.questions + ReasonTable.answers)
    self.table = table
  }

  /// The rows as they are written, and as they are found.
  func rows(_ journal: Journal) throws -> (expected: [[String]], found: [[String]]) {
    var found: [[String]] = []
    for (index, row) in table.rows.enumerated() where !row["why"].isEmpty {
      let explanation = try journal.explanation(
        row["why"], area: row["area"].isEmpty ? "county" : row["area"], from: row["from"], to: row["to"],
        disclose: row["disclose"] == "yes")
      let reasons = explanation.reasons
      let further = table.rows[(index + 1)...].prefix { $0["why"].isEmpty }
      for number in 0..<max(reasons.count, 1) {
        let written = number == 0 ? row : number <= further.count ? further[index + number] : nil
        let answers =
          reasons.isEmpty
          ? ["reason": explanation.difference == nil ? "undefined" : "none"] : ReasonTable.cells(reasons[number])
        found.append(
          table.columns.map { column in
            if column == "note" { return ReasonTable.note(explanation.sentences, written?["note"] ?? "") }
            return ReasonTable.answers.contains(column) ? answers[column] ?? "" : number == 0 ? row[column] : ""
          })
      }
    }
    return (table.rows.map { row in table.columns.map { row[$0] } }, found)
  }

  private static func cells(_ reason: Explanation.Reason) -> [String: String] {
    let number = FigureTable.number
    return [
      "reason": reason.factor.rawValue + (reason.part.map { " \($0.rawValue)" } ?? ""),
      "effect": number(reason.effect), "counted": number(reason.numerator), "of": number(reason.denominator),
      "records": reason.recordCount.map(String.init) ?? "",
      "evidence": reason.evidence.map(\.subject).joined(separator: " "),
      "shares": reason.evidence.map { $0.share.map(number) ?? "-" }.joined(separator: " "),
      "range": "\(number(reason.range.lowerBound)) to \(number(reason.range.upperBound))",
    ]
  }

  private static func note(_ sentences: [String], _ expected: String) -> String {
    expected.isEmpty || sentences.contains { $0.contains(expected) } ? expected : sentences.joined(separator: " ")
  }
}
