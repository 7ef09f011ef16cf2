internal import Events
package import Figures

extension TrendAnalysis {
  /// The table with its chart, and what was found.
  package var text: String {
    var text = SeriesTerminal.trend(figures)
    if let control {
      text += "\nControl chart (XmR)\n"
      switch control {
      case .success(let series): text += TextSanitizer.lines(series.sentences.flatMap(WrappedText.item))
      case .failure(let obstacle): text += TextSanitizer.lines(WrappedText.item(obstacle.sentence))
      }
    }
    if let recent { text += "\n" + TextSanitizer.lines(WrappedText.lines(recent.sentence)) }
    return text
  }
}

extension ComparisonAnalysis {
  package var text: String { SeriesTerminal.compare(self) }
}
