/// A figure's interval compared with a benchmark's value: the Fingertips default.
///
/// Lower when U < b, higher when L > b, else similar; a limit equal to the benchmark is similar. Period and
/// population group must be the same on both sides, and an area is never compared with itself: that is for
/// the caller to see to.
package struct BenchmarkComparison: Hashable, Sendable {
  package let difference: Difference
  /// The surest level at which the difference holds, 0.95 or 0.998; nil when it is similar.
  package let level: Double?

  /// - Parameter intervals: of the same figure at one level or more; at each the difference is looked for.
  package init(_ intervals: [Interval], benchmark: Double) {
    var found: (difference: Difference, level: Double)?
    for interval in intervals.sorted(by: { $0.level < $1.level }) {
      let difference = Self.difference(interval, benchmark: benchmark)
      if difference != .similar { found = (difference, interval.level) }
    }
    difference = found?.difference ?? .similar
    level = found?.level
  }

  /// At one level.
  package static func difference(_ interval: Interval, benchmark: Double) -> Difference {
    interval.upper < benchmark ? .lower : interval.lower > benchmark ? .higher : .similar
  }
}
