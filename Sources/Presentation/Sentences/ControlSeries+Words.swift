internal import Events
package import Figures
internal import Statistics

extension ControlSeries.Obstacle {
  /// Why there is no chart, as a sentence.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    switch self {
    case .overlap: "There is no control chart: the periods overlap, so they share records."
    case .suppression:
      "There is no control chart: small numbers are kept back, and its limits would give them away."
    case .tooFew(let count):
      "There is no control chart: it needs \(ControlSeries.minimumPointCount) periods with values in a row, "
        + "and there are \(count)."
    }
  }
}

extension ControlSeries.Signal {
  /// The rule, the way, and what it means where a direction is good: `outside limits, above (worse)`.
  package var words: String { signal.words + judgement.verdict }
}

extension ControlSeries {
  /// What the chart says: limits of each segment, every signal, and how the process lies to the threshold.
  package var sentences: [String] {
    let signals = signalRuns.map { run in
      let rules = ListFormat.and(run.rules.map(\.words))
      let way = run.isTrend ? (run.isHigh ? "increasing" : "decreasing") : (run.isHigh ? "above" : "below")
      return "\(PeriodFormat.span(period(of: run.points))): \(rules), \(way)\(run.judgement.verdict)."
    }
    var sentences = segmentSentences + signals
    if signals.isEmpty, figures.indices.contains(where: { limits(at: $0) != nil }) {
      sentences.append("No signals: the variation is what the process itself makes.")
    }
    return (sentences + [assuranceSentence].compactMap { $0 }).map(Wording.said)
  }

  private var segmentSentences: [String] {
    chart.segments.filter { figures.indices.contains($0.range.lowerBound) }.map { segment in
      let last = figures[segment.range.upperBound - 1]
      let span = PeriodFormat.span(period(of: segment.range.lowerBound...segment.range.upperBound - 1))
      guard segment.limits != nil else { return "\(span): one point alone has no limits." }
      guard let limits = limits(at: segment.range.lowerBound) else {
        return "\(span): the values do not vary enough for limits."
      }
      func show(_ value: Double) -> String { NumberFormat.limit(value, decimals: (last.header?.decimals ?? 1) + 1) }
      let trial = segment.isShort ? " (trial limits: fewer than \(XmRChart.pointsForFirmLimits) points)" : ""
      return "\(span): mean \(show(limits.mean)), limits \(show(limits.lower)) to \(show(limits.upper))\(trial)."
    }
  }

  private var assuranceSentence: String? {
    guard let assurance else { return nil }
    let name = NumberFormat.quoted(assurance.target) + (figures.last?.header?.measure == .percentage ? "%" : "")
    let way =
      switch assurance.found {
      case .consistentlyPasses: "on the good side of it: the process as it is keeps to it"
      case .consistentlyFails: "on the wrong side of it: the process as it is does not keep to it"
      case .inconsistent: "on both sides of it: single periods keep to it, or do not, by chance"
      }
    return "Threshold of \(name): the limits lie \(way)."
  }
}

extension Judgement {
  /// ` (better)` or ` (worse)` where a direction is good.
  fileprivate var verdict: String {
    switch self {
    case .better: " (better)"
    case .worse: " (worse)"
    case .similar, .higher, .lower: ""
    }
  }
}
