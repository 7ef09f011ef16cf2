internal import Events
package import Figures
internal import Rationals
internal import Statistics

/// Figures as CSV (RFC 4180): one row per area, indicator and period, with the columns of the CSVW metadata.
package enum CSVTable {
  package static let columns = [
    "indicator_id", "area_code", "area_name", "period_start", "period_end", "value", "lower95", "upper95",
    "numerator", "denominator", "unit", "status", "definition_version", "as_of", "published_at", "note",
  ]

  /// The header and one line a figure, with CRLF line ends.
  package static func text(_ figures: [Figure]) -> String {
    text(columns: columns, rows: figures.map(row))
  }

  /// A header and its rows.
  package static func text(columns: [String], rows: [[String]]) -> String {
    ([columns] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func row(_ figure: Figure) -> [String] {
    let isShown = !figure.isWithheld
    func number(_ value: Rational?) -> String {
      guard isShown, let value else { return "" }
      return value.whole.map(String.init) ?? JSONOutput.double(value.double).text
    }
    func limit(_ value: Double?) -> String { isShown ? value.map { JSONOutput.double($0).text } ?? "" : "" }
    return [
      figure.question.indicator, figure.question.area, figure.areaName,
      figure.part.period.lowerBound.description, figure.part.period.upperBound.description,
      limit(figure.value), limit(figure.interval?.lower), limit(figure.interval?.upper),
      number(figure.part.numerator), number(figure.part.denominator), figure.unit ?? "",
      FigureSummary.marks(figure),
      figure.versions.map(String.init).joined(separator: " "),
      figure.knownTime?.description ?? "", "", figure.notes.map { $0.sentence(minus: .hyphen) }.joined(separator: " "),
    ]
  }

  /// What makes a spreadsheet take a text for a formula (OWASP, CSV injection), also in its full width.
  private static let formulaMarks = "=+-@＝＋－＠".unicodeScalars

  /// A field as one line, in quotes where it needs them. A text that a spreadsheet would take for a formula is given an
  /// apostrophe in front, which makes it text; a negative number is none.
  private static func quoted(_ field: String) -> String {
    let line = TextSanitizer.line(field)
    let mark = line.unicodeScalars.first { $0 != " " }
    let isFormula = mark.map(formulaMarks.contains) ?? false
    let safe = isFormula && Double(line) == nil ? "'" + line : line
    guard safe.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\"")].contains($0) }) else { return safe }
    // Scalars, as readers of CSV see them: a combining mark after a quote does not make it another.
    return "\"" + String(String.UnicodeScalarView(safe.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
  }
}
