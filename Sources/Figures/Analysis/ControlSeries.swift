package import Events
package import Statistics

/// Figures of periods counted alone, as an XmR control chart.
package struct ControlSeries: Sendable {
  /// Why there is no chart.
  package enum Obstacle: Error, Hashable, Sendable {
    /// The periods overlap, so they share records.
    case overlap
    /// Small numbers are kept back, and the limits would give them away.
    case suppression
    /// The number of periods with values in a row.
    case tooFew(Int)
  }

  /// What a point signals, and what that means where a direction is good.
  package struct Signal: Hashable, Sendable {
    package let signal: XmRSignal
    package let judgement: Judgement
  }

  /// Neighbouring points that signal the same way, with the rules that they meet.
  package struct SignalRun: Hashable, Sendable {
    package var points: ClosedRange<Int>
    package var rules: [XmRSignal.Rule]
    /// Whether it is a run of rising or falling values, and no place beside the mean.
    package let isTrend: Bool
    package let isHigh: Bool
    package let judgement: Judgement
  }

  /// Where values lie while nothing changes.
  package struct Limits: Hashable, Sendable {
    package let mean: Double
    package let lower: Double
    package let upper: Double
  }

  /// The figures drawn: those after the last gap.
  package let figures: [Figure]
  package let chart: XmRChart
  package let breaks: Set<Int>

  /// Fewer points say nothing about a process.
  package static let minimumPointCount = 4

  /// - Parameter figures: oldest first.
  package init(_ figures: [Figure]) throws(Obstacle) {
    guard !Comparability.overlaps(figures) else { throw .overlap }
    guard !figures.contains(where: \.isWithheld) else { throw .suppression }
    let start = (figures.lastIndex { $0.value == nil } ?? -1) + 1
    self.figures = Array(figures[start...])
    guard self.figures.count >= ControlSeries.minimumPointCount else { throw .tooFew(self.figures.count) }
    breaks = Comparability.breaks(self.figures)
    chart = XmRChart(self.figures.compactMap(\.value), rebasedAt: breaks)
  }

  /// The signal at a point; nil where there is none.
  package func signal(at index: Int) -> Signal? {
    guard let signal = chart.signals[index], limits(at: index) != nil else { return nil }
    let polarity = figures[index].header?.polarity.statistical ?? .neither
    return Signal(signal: signal, judgement: signal.judgement(polarity))
  }

  package var signalRuns: [SignalRun] {
    var runs: [SignalRun] = []
    for index in figures.indices {
      guard let found = signal(at: index) else { continue }
      let rule = found.signal.rule
      let run = SignalRun(
        points: index...index, rules: [rule], isTrend: rule == .sevenPointTrend, isHigh: found.signal.isHigh,
        judgement: found.judgement)
      guard let last = runs.last, last.points.upperBound == index - 1, !breaks.contains(index),
        (last.isTrend, last.isHigh, last.judgement) == (run.isTrend, run.isHigh, run.judgement)
      else {
        runs.append(run)
        continue
      }
      runs[runs.count - 1].points = last.points.lowerBound...index
      if !last.rules.contains(rule) { runs[runs.count - 1].rules.append(rule) }
    }
    return runs
  }

  /// The dates from the first of some points to the last.
  package func period(of points: ClosedRange<Int>) -> Range<CivilDate> {
    figures[points.lowerBound].part.period.lowerBound..<figures[points.upperBound].part.period.upperBound
  }

  /// Whether the process as it now is meets the threshold of the newest definition; nil where there is none, or where
  /// no direction is good.
  package var assurance: (found: XmRChart.Assurance, target: ExactDecimal)? {
    guard let last = figures.last, let header = last.header, limits(at: figures.count - 1) != nil,
      let target = header.polarity == .higherIsBetter ? header.threshold?.lower : header.threshold?.upper,
      let found = chart.assurance(target: target.double, polarity: header.polarity.statistical)
    else { return nil }
    return (found, target)
  }

  /// The limits at a point; nil where its segment has too few points, or values that do not vary. They never leave what the
  /// values can be: nothing that is counted is below 0, and no percentage above 100.
  package func limits(at index: Int) -> Limits? {
    guard let limits = chart.segments.first(where: { $0.range.contains(index) })?.limits, limits.meanMovingRange > 0
    else { return nil }
    let possible = possible
    return Limits(
      mean: limits.mean, lower: max(limits.lower, possible.lowerBound), upper: min(limits.upper, possible.upperBound))
  }

  /// The values that there can be; a percentage may exceed 100 where its parts are counted apart, and then does.
  private var possible: ClosedRange<Double> {
    let values = figures.compactMap(\.value)
    guard figures.last?.header?.measure != .published, values.allSatisfy({ $0 >= 0 }) else {
      return -Double.infinity...Double.infinity
    }
    let isShare = figures.last?.header?.measure == .percentage && values.allSatisfy { $0 <= 100 }
    return 0...(isShare ? 100 : Double.infinity)
  }
}
