internal import Events
internal import Explanations
internal import Figures
internal import Rationals

extension Explanation {
  /// Whether the reasons would give away numbers that are too small to be published.
  var tellsSmallNumbers: Bool {
    let headers = [from.header, to.header].compactMap { $0 }
    guard let limit = headers.compactMap(\.suppressBelow).max() else { return false }
    let isShare = headers.contains { $0.measure == .percentage }
    func isSmall(_ number: Rational) -> Bool { !number.isZero && number.magnitude < Rational(limit) }
    return reasons.contains { reason in
      let count = reason.recordCount ?? 0
      return (count > 0 && count < limit) || isSmall(reason.numerator)
        || (isShare && isSmall(reason.denominator - reason.numerator))
    }
  }
}
