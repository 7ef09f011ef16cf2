internal import Events
internal import Figures
internal import Rationals

/// The reasons of a difference as readers are told them: what each adds to the two parts in the grid, and its effect from that
/// and from the rounded figures alone. What they leave of the difference is the window's, where it moved, and else a reason of
/// its own for what rounding leaves: so they add up exactly.
///
/// With the parts n and d that a reason adds, and N/D the figures at the two sides, its effect is
/// [n (D_A + D_B) - d (N_A + N_B)] / (2 D_A D_B) times the measure's factor: the way in which exact shares split a ratio, so
/// that parts which add up give effects that add up. A population is no count of records: it stays as it is.
struct RoundedReasons {
  private let from: Figure
  private let to: Figure

  init(_ from: Figure, _ to: Figure) { (self.from, self.to) = (from, to) }

  private var measure: Definition.Measure? { to.header?.measure }

  func reasons(_ exact: [Explanation.Reason]) -> [Explanation.Reason] {
    guard let start = from.part.value, let end = to.part.value else { return [] }
    if measure == .published { return exact.map(withoutParts) }
    let factors = joined(exact)
    // Of a window that moved no more is told than the figures tell: how many came in and how many went out are counts of
    // other windows.
    let window = factors.first { $0.factor == .window }
    var told = factors.filter { $0.factor != .window }.map(rounded)
    let rest = told.reduce(end - start) { $0 - $1.effect }
    func left(_ part: KeyPath<Figure.Part, Rational?>, _ own: KeyPath<Explanation.Reason, Rational>) -> Rational {
      let difference = (to.part[keyPath: part] ?? .zero) - (from.part[keyPath: part] ?? .zero)
      return told.reduce(difference) { $0 - $1[keyPath: own] }
    }
    told.append(
      Explanation.Reason(
        factor: window?.factor ?? .rounding, part: nil, effect: rest, numerator: left(\.numerator, \.numerator),
        denominator: left(\.denominator, \.denominator), range: rest...rest, recordCount: nil, evidence: []))
    return told.filter { !$0.effect.isZero || !$0.numerator.isZero || !$0.denominator.isZero }
  }

  /// What a publisher states beside a value is not told.
  private func withoutParts(_ reason: Explanation.Reason) -> Explanation.Reason {
    var reason = reason
    (reason.numerator, reason.denominator) = (.zero, .zero)
    return reason
  }

  /// One reason a factor: what entered a window and what left it would be windows of their own.
  private func joined(_ exact: [Explanation.Reason]) -> [Explanation.Reason] {
    var joined: [Explanation.Reason] = []
    for reason in exact {
      guard let index = joined.firstIndex(where: { $0.factor == reason.factor }) else {
        joined.append(reason)
        continue
      }
      joined[index].part = nil
      joined[index].numerator = joined[index].numerator + reason.numerator
      joined[index].denominator = joined[index].denominator + reason.denominator
      joined[index].recordCount = (joined[index].recordCount ?? 0) + (reason.recordCount ?? 0)
    }
    return joined
  }

  private func rounded(_ exact: Explanation.Reason) -> Explanation.Reason {
    var reason = exact
    let isHidden = DisclosureGrid.hides(reason.recordCount ?? 0)
    func told(_ count: Rational) -> Rational {
      isHidden || DisclosureGrid.hides(count) ? .zero : DisclosureGrid.rounded(count)
    }
    reason.numerator = told(reason.numerator)
    if measure != .rate { reason.denominator = told(reason.denominator) }
    // With how many came and went together, beside how many more, small counts could be worked out.
    (reason.recordCount, reason.moveCounts) = (nil, [:])
    reason.effect = effect(reason)
    reason.range = reason.effect...reason.effect
    return reason
  }

  private func effect(_ reason: Explanation.Reason) -> Rational {
    guard let (nA, dA, fA) = parts(from), let (nB, dB, fB) = parts(to) else { return reason.numerator }
    let counted = (reason.numerator * (dA + dB) - reason.denominator * (nA + nB)) / (Rational(2) * dA * dB)
    let half = Rational(1) / Rational(2)
    // Where the definitions are per different numbers, that is a part of what the definition does.
    let per = reason.factor == .definition ? (fB - fA) * (nA / dA + nB / dB) * half : .zero
    return (fA + fB) * half * counted + per
  }

  /// Numerator, denominator and factor of a figure; nil for a count.
  private func parts(_ figure: Figure) -> (Rational, Rational, Rational)? {
    guard measure != .count, let header = figure.header, let numerator = figure.part.numerator,
      let denominator = figure.part.denominator, !denominator.isZero
    else { return nil }
    return (numerator, denominator, header.factor)
  }
}
