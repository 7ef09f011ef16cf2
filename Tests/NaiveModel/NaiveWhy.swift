internal import Events

/// Why a figure changed, by brute force: every mixture's world is built and counted, every order of the factors
/// is gone through.
package struct NaiveWhy: Sendable {
  package struct Reason: Sendable {
    package var effect = Fraction.zero
    package var numerator = Fraction.zero
    package var denominator = Fraction.zero
    /// The least and the greatest effect over all orders.
    package var range = Fraction.zero...Fraction.zero
    /// "the records whose own share in either part, or in the effect, is not zero", each with the latter.
    package var shares: [NaiveRecord.Key: Fraction] = [:]
    /// The records' own shares above the line.
    package var above: [NaiveRecord.Key: Fraction] = [:]
    /// "with the population's own"
    package var populationShare = Fraction.zero
  }

  package let from: NaiveSide
  package let to: NaiveSide
  package let difference: Fraction
  package let reasons: [NaiveFactor: Reason]
  /// Whether a mixture has a zero denominator.
  package let hasZeroDenominator: Bool
  /// "Where a mixture has a zero denominator, or `per` or `over` differs between the sides, there are no shares": of a
  /// rate, as no other measure is per or over anything.
  package let hasShares: Bool

  /// The explanation; nil where the difference is not defined: "A or B null, or two measures".
  package init?(_ indicator: Word, area: Word, from a: NaiveSide, to b: NaiveSide) {
    guard let before = a.figure.current.value, let after = b.figure.current.value,
      a.header.measure == b.header.measure
    else { return nil }
    let mixtures = NaiveMixtures(indicator, area: area, from: a, to: b)
    let factors: [NaiveFactor]
    switch a.header.measure {
    case .published: factors = [.window, .definition, .published]
    case .rate: factors = [.window, .late, .removed, .corrected, .definition, .population]
    case .count, .percentage, .ratio: factors = [.window, .late, .removed, .corrected, .definition]
    }
    var known: [Set<NaiveFactor>: NaiveMixture] = [:]
    for set in subsets(of: factors) { known[set] = mixtures.mixture(set) }
    let hasZeroDenominator = known.values.contains { $0.value == nil }
    hasShares =
      !hasZeroDenominator && a.header.measure != .published
      && (a.header.measure != .rate || (a.header.per == b.header.per && a.header.over == b.header.over))
    self.hasZeroDenominator = hasZeroDenominator
    (from, to, difference) = (a, b, after - before)
    let scale: Fraction
    switch a.header.measure {
    case .rate: scale = Fraction(a.header.per)
    case .percentage: scale = Fraction(100)
    case .count, .ratio, .published: scale = Fraction(1)
    }
    let middle = (before + after) / Fraction(2)
    var reasons: [NaiveFactor: Reason] = [:]
    for factor in factors {
      var sum = Sum(scale: scale, isRatio: a.header.measure != .count, hasShares: hasShares)
      for (set, weight) in weights(of: factor, factors) {
        guard let start = known[set], let end = known[set.union([factor])] else { continue }
        sum.step(from: start, to: end, weight: weight, middle: middle)
      }
      reasons[factor] = sum.reason
    }
    self.reasons = reasons
  }
}

/// All subsets, by taking each element or leaving it.
private func subsets(of factors: [NaiveFactor]) -> [Set<NaiveFactor>] {
  factors.reduce([[]]) { sets, factor in sets + sets.map { $0.union([factor]) } }
}

/// The sets that stand at B before a factor moves, each with the part of all orders in which it does so.
private func weights(of factor: NaiveFactor, _ factors: [NaiveFactor]) -> [Set<NaiveFactor>: Fraction] {
  var counts: [Set<NaiveFactor>: Int] = [:]
  let all = orders(of: factors)
  for order in all { counts[Set(order.prefix { $0 != factor }), default: 0] += 1 }
  return counts.mapValues { Fraction($0, all.count) }
}

private func orders(of factors: [NaiveFactor]) -> [[NaiveFactor]] {
  guard !factors.isEmpty else { return [[]] }
  return factors.flatMap { first in orders(of: factors.filter { $0 != first }).map { [first] + $0 } }
}

/// A factor's Shapley sums.
private struct Sum {
  let scale: Fraction
  let isRatio: Bool
  let hasShares: Bool
  var effect = Fraction.zero
  var numerator = Fraction.zero
  var denominator = Fraction.zero
  var effects: [Fraction] = []
  var shares: [NaiveRecord.Key: Fraction] = [:]
  var above: [NaiveRecord.Key: Fraction] = [:]
  var below: [NaiveRecord.Key: Fraction] = [:]
  /// What the shares leave of the effect: what the population's own step brings.
  var populationShare = Fraction.zero

  init(scale: Fraction, isRatio: Bool, hasShares: Bool) {
    self.scale = scale
    self.isRatio = isRatio
    self.hasShares = hasShares
  }

  mutating func step(from s: NaiveMixture, to t: NaiveMixture, weight: Fraction, middle: Fraction) {
    let difference = (t.value ?? middle) - (s.value ?? middle)
    effects.append(difference)
    effect = effect + weight * difference
    numerator = numerator + weight * (t.numerator - s.numerator)
    denominator = denominator + weight * (t.denominator - s.denominator)
    // "N_T/D_T - N_S/D_S = [(N_T - N_S)(D_S + D_T) - (D_T - D_S)(N_S + N_T)] / (2 D_S D_T)"
    func share(_ n: Fraction, _ d: Fraction) -> Fraction {
      guard isRatio else { return n }
      return scale * (n * (s.denominator + t.denominator) - d * (s.numerator + t.numerator))
        / (Fraction(2) * s.denominator * t.denominator)
    }
    let keys = Set(s.above.keys).union(t.above.keys).union(s.below.keys).union(t.below.keys)
    var denominatorOfRecords = Fraction.zero
    for key in keys {
      let n = (t.above[key] ?? .zero) - (s.above[key] ?? .zero)
      let d = (t.below[key] ?? .zero) - (s.below[key] ?? .zero)
      guard n != .zero || d != .zero else { continue }
      denominatorOfRecords = denominatorOfRecords + d
      above[key] = (above[key] ?? .zero) + weight * n
      below[key] = (below[key] ?? .zero) + weight * d
      if hasShares { shares[key] = (shares[key] ?? .zero) + weight * share(n, d) }
    }
    if hasShares {
      let rest = t.denominator - s.denominator - denominatorOfRecords
      populationShare = populationShare + weight * share(.zero, rest)
    }
  }

  var reason: NaiveWhy.Reason {
    var reason = NaiveWhy.Reason(effect: effect, numerator: numerator, denominator: denominator)
    reason.range = (effects.min() ?? .zero)...(effects.max() ?? .zero)
    for key in above.keys {
      let share = shares[key] ?? .zero
      guard above[key] != .zero || below[key] != .zero || share != .zero else { continue }
      reason.shares[key] = share
      reason.above[key] = above[key]
    }
    reason.populationShare = populationShare
    return reason
  }
}
