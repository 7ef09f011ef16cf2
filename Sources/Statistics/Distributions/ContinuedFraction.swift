/// Continued fractions by the modified Lentz algorithm (Press et al., Numerical Recipes, 5.2 and 6.2-6.4).
enum ContinuedFraction {
  /// 1/(x+1-a- 1·(1-a)/(x+3-a- 2·(2-a)/(x+5-a- …))): Q(a, x) is xᵃ e⁻ˣ / Γ(a) times this.
  static func incompleteGamma(_ x: Double, shape: Double) -> Double {
    var partial = x + 1 - shape
    var evaluation = Lentz(first: partial)
    for order in 1..<limit {
      let k = Double(order)
      partial += 2
      if evaluation.advance(-k * (k - shape), partial) { return 1 / evaluation.value }
    }
    preconditionFailure("The continued fraction of the incomplete gamma function converges above the mean.")
  }

  /// I_x(a, b) is xᵃ yᵇ / B(a, b) times this, y being 1 - x.
  ///
  /// The even part of DLMF 8.17.22, as Didonato and Morris arrange it (Algorithm 708, ACM TOMS, 1992): a y -
  /// b x stands alone, so that x close to 1 costs no digits.
  static func incompleteBeta(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let gap = a * y - b * x + 1
    var evaluation = Lentz(first: a * gap / (a + 1))
    for order in 1..<limit {
      let m = Double(order)
      let before = a + 2 * m - 1
      let common = m * (b - m) * x / before
      let numerator = (a + m - 1) * (a + b + m - 1) / before * common * x
      let denominator = m + common + (a + m) * (gap + m * (1 + y)) / (before + 2)
      if evaluation.advance(numerator, denominator) { return 1 / evaluation.value }
    }
    preconditionFailure("The continued fraction of the incomplete beta function converges below the mean.")
  }

  /// More than the square root of any count that fits a double's whole numbers.
  private static let limit = 200_000_000

  /// b₀ + a₁/(b₁ + a₂/(b₂ + …)), term by term.
  private struct Lentz {
    var value: Double
    private var numeratorRatio: Double
    private var denominatorRatio = 0.0

    init(first: Double) {
      value = Self.nonZero(first)
      numeratorRatio = value
    }

    /// Takes in aₖ and bₖ; true when the value no longer changes.
    mutating func advance(_ a: Double, _ b: Double) -> Bool {
      denominatorRatio = 1 / Self.nonZero(b + a * denominatorRatio)
      numeratorRatio = Self.nonZero(b + a / numeratorRatio)
      let factor = numeratorRatio * denominatorRatio
      value *= factor
      return abs(factor - 1) < 3e-16
    }

    private static func nonZero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
  }
}
