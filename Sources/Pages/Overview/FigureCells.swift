internal import Events
internal import Figures
internal import Statistics

/// The parts of a figure in the cells of a table.
struct FigureCells {
  let figure: Figure

  private var reading: FigureSummary { FigureSummary(figure) }

  /// The value with its unit and marks; the marks are explained under the table.
  var value: HTML { "<b>\(reading.valueWithMarks)</b>\(unit)" }

  /// The same, with the number as a link.
  func value(to address: Address) -> HTML { "<b><a href=\"\(address)\">\(reading.valueWithMarks)</a></b>\(unit)" }

  private var unit: HTML {
    guard let unit = figure.unit, unit != "percent", figure.value != nil else { return "" }
    return " <span class=\"unit\">\(unit)</span>"
  }

  var before: HTML { "\(figure.previousDisplay)" }

  /// The change; none where the two are not comparable.
  var change: HTML { reading.direction == .notComparable ? "" : "\(reading.change ?? "")" }

  /// The direction in words that fit the polarity, with a sign before it that is no colour alone.
  var direction: HTML {
    "<span class=\"word \(reading.direction.style)\">\(reading.direction.word)</span>"
  }

  var range: HTML { "\(reading.range ?? "")" }

  /// How the value lies to the threshold, in short.
  var threshold: HTML {
    guard let threshold = figure.header?.threshold, figure.value != nil else { return "" }
    let percent = figure.header?.measure == .percentage ? "%" : ""
    let bounds = [threshold.lower, threshold.upper].compactMap { $0 }.map { "\($0)\(percent)" }
    let limit = bounds.joined(separator: " to ")
    switch figure.thresholdStatus {
    case .above: return "above \(bounds.last ?? limit)"
    case .below: return "below \(bounds.first ?? limit)"
    case .notDistinguishable: return "not distinguishable from \(limit)"
    case nil: return "\(limit), not tested"
    }
  }
}

/// The line under a table that says what its marks mean.
enum MarkLegend {
  static func html(_ figures: [Figure]) -> HTML {
    var all = Set(figures.flatMap { Array($0.marks) })
    for figure in figures {
      for part in [figure.part, figure.previous] { if let mark = mark(part, of: figure) { all.insert(mark) } }
    }
    guard !all.isEmpty else { return "" }
    let words = all.sorted().map { "[\($0.rawValue)] \($0.meaning)" }.joined(separator: ", ")
    return "<p class=\"hint\">Marks: \(words).</p>"
  }

  /// The mark that is shown in place of a part's value; nil where the value is shown.
  private static func mark(_ part: Figure.Part, of figure: Figure) -> Figure.Mark? {
    if part.isSuppressed && !figure.question.disclose { return .suppressed }
    return part.value == nil || figure.header == nil ? .notAvailable : nil
  }
}
