internal import Events
internal import Figures

/// What is said of charts, beside what they draw.
extension FigureCharts {
  /// What stands in place of a chart without a single value; nil where there is one.
  static func emptiness(_ figures: [Figure]) -> String? {
    guard !figures.isEmpty, figures.allSatisfy({ $0.value == nil }) else { return nil }
    let isKeptBack = figures.allSatisfy(\.isWithheld)
    return Wording.said(
      isKeptBack
        ? "There is no chart: every number of it is kept back, as all are small, or beside small ones [c]."
        : "There is no chart: none of its periods or areas has a value that is shown.")
  }

  /// The title over a chart, with what a reader must know of its scale and its values.
  static func title(_ what: String, _ chart: LineChart, _ figures: [Figure]) -> String {
    what + (chart.leavesZeroOut ? " (the scale does not start at 0)" : "") + estimated(figures)
  }

  /// The mark behind the title of what is made of rounded counts.
  static func estimated(_ figures: [Figure]) -> String {
    figures.contains { $0.marks.contains(.estimated) } ? " [e]" : ""
  }

  /// The same in words.
  static func rounding(_ figures: [Figure]) -> String {
    figures.contains { $0.marks.contains(.estimated) } ? " [e] Its values are estimated from rounded counts." : ""
  }
}
