internal import Events
internal import Figures
internal import Rationals
internal import Statistics
internal import TestSupport

/// Figures as rows.
///
/// What is asked for: `indicator`, `area` and `to` (empty: as in the row above), `known at`, `definition` (the number of a
/// version), `disclose` (`yes`). What is expected, as `FigureTable.cell` writes it; an empty cell expects nothing there, but
/// for `note`, which is not looked at: it holds words that one of the sentences beside the figure has.
struct FigureTable {
  private static let questions = ["indicator", "area", "to", "known at", "definition", "disclose"]
  private static let answers = [
    "value", "display", "counted", "marks", "note", "versions", "previous", "change", "comparison", "threshold",
    "unplaced", "comparators", "period", "before", "interval", "unit", "known", "revised",
  ]

  private let table: TextTable

  init(_ table: TextTable) throws {
    try table.requireColumns(among: FigureTable.questions + FigureTable.answers)
    self.table = table
  }

  /// The rows as they are written, and as they are found.
  func rows(_ journal: Journal) throws -> (expected: [[String]], found: [[String]]) {
    var (expected, found): ([[String]], [[String]]) = ([], [])
    var (indicator, area, to) = ("", "county", "")
    for row in table.rows {
      if !row["indicator"].isEmpty { indicator = row["indicator"] }
      if !row["area"].isEmpty { area = row["area"] }
      if !row["to"].isEmpty { to = row["to"] }
      guard let month = Month(orQuarter: to) else { throw TableError(line: row.line, "\"\(to)\" is no month") }
      let question = FigureQuestion(
        indicator: indicator, area: area, to: month, definition: Int(row["definition"]),
        disclose: row["disclose"] == "yes")
      let figure: Figure?
      do {
        let knownAt = row["known at"]
        figure = try journal.maker(knownAt: knownAt.isEmpty ? nil : knownAt).figure(question)
      } catch is Refusal {
        figure = nil
      }
      expected.append(table.columns.map { row[$0] })
      found.append(
        table.columns.map { column in
          guard FigureTable.answers.contains(column) else { return row[column] }
          return figure.map { FigureTable.cell($0, column, row[column]) } ?? (column == "value" ? "refused" : "")
        })
    }
    return (expected, found)
  }

  private static func cell(_ figure: Figure, _ column: String, _ expected: String) -> String {
    switch column {
    case "value": figure.isWithheld ? "[c]" : figure.part.value.map(number) ?? "none"
    case "display": figure.display
    case "counted": figure.isWithheld ? "[c]" : counted(figure.part)
    case "marks": figure.marks.sorted().map(\.rawValue).joined(separator: " ")
    case "note": note(figure.sentences, expected)
    case "versions": figure.versions.map(String.init).joined(separator: " ")
    case "previous": figure.previousDisplay == "[c]" ? "[c]" : figure.previous.value.map(number) ?? "none"
    case "change": figure.change.map(number) ?? "none"
    case "comparison": figure.comparison?.rawValue ?? ""
    case "threshold": figure.thresholdStatus?.rawValue ?? ""
    case "unplaced": figure.unplacedCount == 0 ? "" : String(figure.unplacedCount)
    case "comparators":
      figure.comparators.map { "\($0.area) \($0.value) \($0.publisher)" }.joined(separator: ", ")
    case "period": "\(figure.part.period.lowerBound)/\(figure.part.period.upperBound)"
    case "before": "\(figure.previous.period.lowerBound)/\(figure.previous.period.upperBound)"
    case "interval": figure.interval.map { "\($0.method.rawValue) \(tenth($0.lower)) to \(tenth($0.upper))" } ?? ""
    case "unit": figure.unit ?? ""
    case "known": String(figure.knownLength)
    case "revised": figure.revision.map { "\($0.report) \($0.display)" } ?? ""
    default: preconditionFailure("\(column) is a column")
    }
  }

  /// `3 of 1000`; `3` where nothing is below the line.
  private static func counted(_ part: Figure.Part) -> String {
    [part.numerator, part.denominator].compactMap { $0.map(number) }.joined(separator: " of ")
  }

  private static func note(_ sentences: [String], _ expected: String) -> String {
    if expected.isEmpty || sentences.contains(where: { $0.contains(expected) }) { return expected }
    return sentences.isEmpty ? "none" : sentences.joined(separator: " ")
  }

  private static func tenth(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  /// `2`, `0.8`, or `1/3` where the digits do not end.
  static func number(_ value: Rational) -> String {
    for decimals in 0...6 {
      let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
      if (value * Rational(scale)).whole != nil { return value.rounded(decimals: decimals) }
    }
    return value.description
  }
}
