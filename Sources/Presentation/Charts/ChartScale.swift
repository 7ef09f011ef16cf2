/// A scale from values to coordinates, with round numbers to label it by.
package struct ChartScale {
  package let low: Double
  package let high: Double
  package let step: Double
  private let start: Double
  private let end: Double

  /// Labels that a scale has about.
  private static let labelCount = 4.0

  /// A scale that holds the values.
  /// - Parameters:
  ///   - hasZero: whether it starts at 0, as bars need; otherwise it does where the values come near 0.
  ///   - start: the coordinate of the low end, and `end` of the high one.
  package init(_ values: [Double], hasZero: Bool, from start: Double, to end: Double) {
    var low = values.min() ?? 0
    var high = values.max() ?? 1
    if hasZero || (low > 0 && low < 0.5 * high) { low = min(0, low) }
    if hasZero || (high < 0 && high > 0.5 * low) { high = max(0, high) }
    if high - low <= 0 {
      high = low + max(1, abs(low) * 0.1)
      if low != 0 { low -= max(1, abs(low) * 0.1) }
    }
    step = ChartScale.roundStep((high - low) / ChartScale.labelCount)
    self.low = (low / step).rounded(.down) * step
    self.high = (high / step).rounded(.up) * step
    self.start = start
    self.end = end
  }

  /// Whether 0 lies on the scale.
  package var holdsZero: Bool { low <= 0 && high >= 0 }

  package func position(_ value: Double) -> Double { start + (value - low) / (high - low) * (end - start) }

  /// The values to label.
  package var labels: [(value: Double, text: String)] {
    let count = Int(((high - low) / step).rounded())
    return (0...count).map { index in
      let value = low + Double(index) * step
      return (value, ChartScale.text(value, step: step))
    }
  }

  /// The next of 1, 2, 5 times a power of ten at or above a number.
  private static func roundStep(_ number: Double) -> Double {
    var power = 1.0
    while power < number { power *= 10 }
    while power >= number * 10 { power /= 10 }
    return [0.1, 0.2, 0.5, 1].map { $0 * power }.first { $0 >= number } ?? power
  }

  /// A label with as many decimals as its step needs.
  private static func text(_ value: Double, step: Double) -> String {
    var (decimals, unit) = (0, step)
    while unit < 0.999_999, decimals < 6 {
      unit *= 10
      decimals += 1
    }
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = Int((value * Double(power)).rounded())
    let digits = String(abs(scaled) % power)
    let fraction = decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - digits.count) + digits
    return (scaled < 0 ? NumberFormat.Minus.minus.rawValue : "") + NumberFormat.grouped(abs(scaled) / power) + fraction
  }
}
