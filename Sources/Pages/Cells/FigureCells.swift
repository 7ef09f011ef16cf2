internal import Events
internal import Figures
internal import Presentation
internal import Statistics

/// The parts of a figure in the cells of a table.
struct FigureCells {
  let figure: Figure

  private var summary: FigureSummary { FigureSummary(figure) }

  /// The value with its unit and marks; the marks are explained under the table.
  var value: HTML { "<b>\(summary.valueWithMarks)</b>\(unit)" }

  /// The same, with the number as a link.
  func value(to address: Address) -> HTML { "<b><a href=\"\(address)\">\(summary.valueWithMarks)</a></b>\(unit)" }

  private var unit: HTML { summary.unit.map { " <span class=\"unit\">\($0)</span>" } ?? "" }

  var before: HTML { "\(summary.previousDisplay)" }

  /// The change; none where the two are not comparable.
  var change: HTML { "\(summary.comparableChange ?? "")" }

  /// The direction in words that fit the polarity, with a sign before it that is no colour alone.
  var direction: HTML {
    "<span class=\"word \(summary.direction.style)\">\(summary.direction.word)</span>"
  }

  var range: HTML { "\(summary.range ?? "")" }

  /// How the value lies to the threshold, in short.
  var threshold: HTML { "\(summary.threshold?.short ?? "")" }
}
