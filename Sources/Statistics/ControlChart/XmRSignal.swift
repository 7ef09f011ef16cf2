/// What a point of an XmR chart signals. The rules come in this order, and a later one never replaces an
/// earlier one.
package struct XmRSignal: Hashable, Sendable {
  package enum Rule: Sendable, CaseIterable {
    case outsideLimits
    case sevenPointTrend
    /// Two points in three, in the outer third.
    case twoInThree
    case sevenOnOneSide
  }

  package let rule: Rule
  /// True when it points upwards: above the limit or the mean, or rising.
  package let isHigh: Bool

  /// Whether the signal is good news.
  package func judgement(_ polarity: Polarity) -> Judgement {
    (isHigh ? Difference.higher : .lower).judgement(polarity)
  }

  /// The signal at each point of one stretch; nil is common-cause variation.
  static func signals(of values: [Double], limits: XmRLimits) -> [XmRSignal?] {
    let sides = values.map { $0 > limits.mean ? 1 : $0 < limits.mean ? -1 : 0 }
    let outside = values.map { $0 > limits.upper || $0 < limits.lower }
    let outerThird = values.indices.map {
      !outside[$0] && (values[$0] > limits.nearUpper || values[$0] < limits.nearLower)
    }
    let trend = XmRRules.partOfSeven(XmRRules.sevenPointTrend(values))
    let twoInThree = XmRRules.twoInThree(outerThird: outerThird, sides: sides)
    let oneSide = XmRRules.partOfSeven(XmRRules.sevenOnOneSide(sides).map { $0 ? 1 : 0 })
    return values.indices.map { point in
      let isAbove = sides[point] > 0
      if outside[point] { return XmRSignal(rule: .outsideLimits, isHigh: isAbove) }
      if trend[point] != 0 { return XmRSignal(rule: .sevenPointTrend, isHigh: trend[point] > 0) }
      if twoInThree[point] && outerThird[point] { return XmRSignal(rule: .twoInThree, isHigh: isAbove) }
      if oneSide[point] != 0 { return XmRSignal(rule: .sevenOnOneSide, isHigh: isAbove) }
      return nil
    }
  }
}
