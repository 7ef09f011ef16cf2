internal import Figures
internal import Presentation

/// The line under a table that says what its marks mean.
enum MarkLegend {
  /// - Parameter small: the way to see small numbers, said where some are kept back.
  static func html(_ figures: [Figure], small: HTML) -> HTML {
    var all = Set(figures.flatMap { Array($0.marks) })
    for figure in figures {
      for part in [figure.part, figure.previous] { if let mark = mark(part, of: figure) { all.insert(mark) } }
    }
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
