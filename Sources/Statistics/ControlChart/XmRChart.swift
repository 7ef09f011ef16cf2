/// An XmR control chart of discrete periods, in segments that each have their own limits.
///
/// A segment begins where the process is known to have changed (a new definition, another extract): the cause
/// is understood before a chart is rebased, and the points alone are never a reason to.
package struct XmRChart: Hashable, Sendable {
  /// One stretch of the chart.
  package struct Segment: Hashable, Sendable {
    /// The points in it, as indices into the values.
    package let range: Range<Int>
    /// Nil when it has fewer than two points.
    package let limits: XmRLimits?

    /// True with fewer than twelve points: the limits are trial limits, and a caption should say so.
    package var isShort: Bool { range.count < XmRChart.pointsForFirmLimits }
  }

  /// With this many points limits are firm.
  package static let pointsForFirmLimits = 12

  package let values: [Double]
  package let segments: [Segment]
  /// One for each value; nil is common-cause variation.
  package let signals: [XmRSignal?]

  /// - Parameters:
  ///   - values: of months or quarters that do not overlap, oldest first; without gaps.
  ///   - rebases: the indices at which a new segment begins, each within the values; 0 is always one.
  ///   - screening: leave large moving ranges out of the limits, see ``XmRLimits``.
  package init(_ values: [Double], rebasedAt rebases: Set<Int> = [], screening: Bool = true) {
    precondition(
      rebases.allSatisfy(values.indices.contains), "A segment of a chart begins at one of its points.")
    self.values = values
    let starts = values.isEmpty ? [] : rebases.union([0]).sorted()
    segments = zip(starts, starts.dropFirst() + [values.count]).map { start, end in
      Segment(range: start..<end, limits: XmRLimits(Array(values[start..<end]), screening: screening))
    }
    signals = segments.flatMap { segment -> [XmRSignal?] in
      guard let limits = segment.limits else { return segment.range.map { _ in nil } }
      return XmRSignal.signals(of: Array(values[segment.range]), limits: limits)
    }
  }

  /// Whether the process as it now is can be trusted to meet a target.
  package enum Assurance: String, Sendable, CaseIterable {
    /// The target lies outside the limits, and all of their range is good enough.
    case consistentlyPasses = "consistently passes"
    /// The target lies outside the limits, and none of their range is.
    case consistentlyFails = "consistently fails"
    /// The target lies within the limits, or on one: it is met or missed by chance.
    case inconsistent
  }

  /// By the limits of the last segment; nil without limits, or where no direction is good.
  package func assurance(target: Double, polarity: Polarity) -> Assurance? {
    guard let limits = segments.last?.limits, polarity != .neither else { return nil }
    let higherIsBetter = polarity == .higherIsBetter
    if target > limits.upper { return higherIsBetter ? .consistentlyFails : .consistentlyPasses }
    if target < limits.lower { return higherIsBetter ? .consistentlyPasses : .consistentlyFails }
    return .inconsistent
  }
}
