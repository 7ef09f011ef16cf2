/// How sure an interval is, held as the probability left out on each side, so that no digit is lost from it.
package struct ConfidenceLevel: Hashable, Sendable {
  /// The probability left out on each side: 0.025 at 95 %.
  package let tail: Double
  /// The normal quantile that leaves `tail` out: 1.9599639845400543 at 95 %.
  package let z: Double

  /// - Parameter tail: above 0, below ½.
  package init(tail: Double) {
    precondition(tail > 0 && tail < 0.5, "A two-sided interval leaves out less than a half on each side.")
    self.tail = tail
    self.z = Normal.quantile(tail, tail: .upper)
  }

  /// The probability inside: 0.95, 0.998.
  package var level: Double { 1 - 2 * tail }

  /// 95 %: z is 1.9599639845400543.
  package static let percent95 = ConfidenceLevel(tail: 0.025)
  /// 99.8 %, the second level of funnel plots and benchmarks: z is 3.090232306167813.
  package static let percent998 = ConfidenceLevel(tail: 0.001)
}
