internal import Events
package import Figures
internal import Rationals
internal import Statistics

extension CSVTable {
  package static let columns = [
    "indicator_id", "area_code", "area_name", "period_start", "period_last_day", "value", "lower95", "upper95",
    "numerator", "denominator", "unit", "status", "definition_version", "as_of", "published_at", "note",
    "indicator_title", "display", "previous_start", "previous_last_day", "previous_value", "previous_numerator",
    "previous_denominator", "change", "change_percent", "comparison", "verdict", "threshold_lower", "threshold_upper",
    "threshold_status", "comparator_area", "comparator_name", "comparator_value", "comparator_publisher",
    "events_known", "receipt",
  ]

  /// The header and one line a figure.
  package static func text(_ figures: [Figure]) -> String { text(columns: columns, rows: rows(figures)) }

  /// The lines of figures, without the header.
  package static func lines(_ figures: [Figure]) -> String { lines(rows(figures)) }

  /// The cells of figures, a row each.
  package static func rows(_ figures: [Figure]) -> [[String]] { figures.map(row) }

  private static func row(_ figure: Figure) -> [String] {
    let limits = figure.isWithheld ? nil : figure.interval
    return [
      figure.question.indicator, figure.question.area, figure.areaName,
      figure.part.period.lowerBound.description, figure.part.period.lastDay.description,
      number(figure.value), number(limits?.lower), number(limits?.upper),
    ] + counted(figure.part, isShown: !figure.isWithheld) + [
      figure.unit ?? "", FigureSummary.marks(figure), figure.versions.map(String.init).joined(separator: " "),
      figure.knownTime?.description ?? "", figure.publishedTime?.description ?? "",
      figure.notes.map { $0.sentence(minus: .hyphen) }.joined(separator: " "),
      figure.title, figure.display,
    ] + before(figure) + verdicts(figure) + [String(figure.knownLength), figure.receipt?.text ?? ""]
  }

  /// The window before, and what changed since.
  private static func before(_ figure: Figure) -> [String] {
    let isShown = !figure.isPreviousWithheld
    return [
      figure.previous.period.lowerBound.description, figure.previous.period.lastDay.description,
      number(isShown ? figure.previous.value?.double : nil),
    ] + counted(figure.previous, isShown: isShown) + [
      number(figure.change?.double), number(figure.percentChange?.double),
    ]
  }

  /// How the figure lies to the window before, to its threshold and to what is published for the nearest area above.
  private static func verdicts(_ figure: Figure) -> [String] {
    let isCompared = !figure.isWithheld && !figure.isPreviousWithheld
    var verdict = ""
    if case .tested(let judgement) = Direction(figure) { verdict = judgement.rawValue }
    let threshold = figure.header?.threshold
    let comparator = figure.comparators.first
    return [
      isCompared ? figure.comparison?.rawValue ?? "" : "", verdict,
      threshold?.lower?.description ?? "", threshold?.upper?.description ?? "",
      figure.isWithheld ? "" : figure.thresholdStatus?.rawValue ?? "",
      comparator?.area ?? "", comparator?.name ?? "", comparator?.value.description ?? "", comparator?.publisher ?? "",
    ]
  }

  private static func counted(_ part: Figure.Part, isShown: Bool) -> [String] {
    [part.numerator, part.denominator].map { value in
      guard isShown, let value else { return "" }
      return value.whole.map(String.init) ?? number(value.double)
    }
  }

  private static func number(_ value: Double?) -> String { value.map { JSONOutput.double($0).text } ?? "" }
}
