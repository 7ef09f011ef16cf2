package import Events
package import Statistics

/// Figures of periods counted alone, as an XmR control chart.
package struct ControlSeries: Sendable {
  /// Why there is no chart, as a sentence.
  package struct Refusal: Error, Equatable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// The figures drawn: those after the last gap.
  package let figures: [Figure]
  package let chart: XmRChart
  package let breaks: Set<Int>

  /// Fewer points say nothing about a process.
  package static let minimumPointCount = 4

  /// - Parameter figures: oldest first.
  package init(_ figures: [Figure]) throws(Refusal) {
    guard !Comparability.overlaps(figures) else {
      throw Refusal(reason: "There is no control chart: the periods overlap, so they share records.")
    }
    guard !figures.contains(where: \.isWithheld) else {
      throw Refusal(
        reason: "There is no control chart: small numbers are kept back, and its limits would give them away.")
    }
    let start = (figures.lastIndex { $0.value == nil } ?? -1) + 1
    self.figures = Array(figures[start...])
    guard self.figures.count >= ControlSeries.minimumPointCount else {
      throw Refusal(
        reason: "There is no control chart: it needs \(ControlSeries.minimumPointCount) periods with values in a row, "
          + "and there are \(self.figures.count).")
    }
    breaks = Comparability.breaks(self.figures)
    chart = XmRChart(self.figures.compactMap(\.value), rebasedAt: breaks)
  }

  /// The signal at a point in words, with what it means where a direction is good; nil where there is none.
  package func signal(at index: Int) -> String? {
    guard let signal = chart.signals[index], limits(at: index) != nil else { return nil }
    let polarity = figures[index].header?.polarity.statistical ?? .neither
    return switch signal.judgement(polarity) {
    case .better: signal.words + " (better)"
    case .worse: signal.words + " (worse)"
    default: signal.words
    }
  }

  /// What the chart says: limits of each segment, and every signal.
  package var sentences: [String] {
    var sentences: [String] = []
    for segment in chart.segments {
      guard let first = figures.indices.contains(segment.range.lowerBound) ? figures[segment.range.lowerBound] : nil
      else { continue }
      let last = figures[segment.range.upperBound - 1]
      let span = PeriodFormat.span(first.part.period.lowerBound..<last.part.period.upperBound)
      guard let limits = segment.limits else {
        sentences.append("\(span): one point alone has no limits.")
        continue
      }
      guard limits.meanMovingRange > 0 else {
        sentences.append("\(span): the values do not vary enough for limits.")
        continue
      }
      func show(_ value: Double) -> String { FigureTerminal.rounded(value, last) }
      var sentence = "\(span): mean \(show(limits.mean)), limits \(show(limits.lower)) to \(show(limits.upper))"
      if segment.isShort {
        sentence += " (trial limits: fewer than \(XmRChart.pointsForFirmLimits) points)"
      }
      sentences.append(sentence + ".")
    }
    let signals = signalRuns.map { run in
      let (first, last) = (figures[run.range.lowerBound], figures[run.range.upperBound])
      return "\(PeriodFormat.span(first.part.period.lowerBound..<last.part.period.upperBound)): \(run.words)."
    }
    if signals.isEmpty, figures.indices.contains(where: { limits(at: $0) != nil }) {
      sentences.append("No signals: the variation is what the process itself makes.")
    }
    return sentences + signals + [assurance?.sentence].compactMap { $0 }
  }

  /// Whether the process as it now is meets the threshold of the newest definition; nil where there is none, or where
  /// no direction is good.
  private var assurance: (found: XmRChart.Assurance, sentence: String)? {
    guard let last = figures.last, let header = last.header, limits(at: figures.count - 1) != nil,
      let target = header.polarity == .higherIsBetter ? header.threshold?.lower : header.threshold?.upper,
      let found = chart.assurance(target: target.double, polarity: header.polarity.statistical)
    else { return nil }
    let name = "\(target)" + (header.measure == .percentage ? "%" : "")
    let way =
      switch found {
      case .consistentlyPasses: "on the good side of it: the process as it is keeps to it"
      case .consistentlyFails: "on the wrong side of it: the process as it is does not keep to it"
      case .inconsistent: "on both sides of it: single periods keep to it, or do not, by chance"
      }
    return (found, "Threshold of \(name): the limits lie \(way).")
  }

  /// Neighbouring points that signal the same way, together: the rules, the way, and what it means.
  private var signalRuns: [(range: ClosedRange<Int>, words: String)] {
    var runs: [(range: ClosedRange<Int>, rules: [String], way: String)] = []
    for index in figures.indices {
      guard let words = signal(at: index), let rule = chart.signals[index]?.rule.rawValue else { continue }
      let way = String(words.dropFirst(rule.count))
      if let last = runs.last, last.way == way, last.range.upperBound == index - 1, !breaks.contains(index) {
        runs[runs.count - 1].range = last.range.lowerBound...index
        if !last.rules.contains(rule) { runs[runs.count - 1].rules.append(rule) }
      } else {
        runs.append((index...index, [rule], way))
      }
    }
    return runs.map { ($0.range, ListFormat.and($0.rules) + $0.way) }
  }

  /// The limits at a point; nil where its segment has too few points, or values that do not vary.
  func limits(at index: Int) -> XmRLimits? {
    chart.segments.first { $0.range.contains(index) }?.limits.flatMap { $0.meanMovingRange > 0 ? $0 : nil }
  }

  package var json: JSONOutput {
    .object([
      ("kind", .string("xmr")),
      (
        "segments",
        .array(
          chart.segments.map { segment in
            .object([
              ("start", .string(figures[segment.range.lowerBound].part.period.lowerBound.description)),
              ("end", .string(figures[segment.range.upperBound - 1].part.period.upperBound.description)),
              ("mean", .optional(segment.limits?.mean)), ("lower", .optional(segment.limits?.lower)),
              ("upper", .optional(segment.limits?.upper)), ("trial", .flag(segment.isShort)),
            ])
          })
      ), ("assurance", .optional(assurance?.found.rawValue)),
      (
        "signals",
        .array(
          figures.indices.compactMap { index in
            signal(at: index).map { words in
              .object([
                ("start", .string(figures[index].part.period.lowerBound.description)),
                ("end", .string(figures[index].part.period.upperBound.description)), ("signal", .string(words)),
              ])
            }
          })
      ),
    ])
  }
}
