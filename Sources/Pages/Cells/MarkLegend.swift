internal import Figures
internal import Presentation

/// The line under a table that says what its marks mean: those that are shown, and no others.
enum MarkLegend {
  /// - Parameters:
  ///   - figures: those whose values are shown beside those of the windows before.
  ///   - values: those of which the value alone is shown.
  ///   - bare: those of which the value is shown without what qualifies it.
  ///   - small: the way to see small numbers, said where some are kept back.
  static func html(_ figures: [Figure], values: [Figure] = [], bare: [Figure] = [], small: HTML) -> HTML {
    var all = Set((figures + values).flatMap { FigureSummary($0).marks })
    all.formUnion((figures + values + bare).compactMap { mark($0.part, of: $0) })
    all.formUnion(figures.compactMap { mark($0.previous, of: $0) })
    guard !all.isEmpty else { return "" }
    let words = all.sorted().map { "\($0.text) \($0.meaning)" }.joined(separator: ", ")
    return "<p class=\"hint\">Marks: \(words).\(all.contains(.suppressed) ? small : "")</p>"
  }

  /// The mark that is shown in place of a part's value; nil where the value is shown.
  private static func mark(_ part: Figure.Part, of figure: Figure) -> Figure.Mark? {
    if part.isSuppressed && !figure.question.disclose { return .suppressed }
    return part.value == nil || figure.header == nil ? .notAvailable : nil
  }
}
