internal import Rationals

/// The exact amounts that records add, each once; number 0 is nothing, number 1 is 1.
struct AmountTable {
  static let one: UInt32 = 1
  private(set) var amounts: [Rational] = [.zero, Rational(1)]
  private var positions: [Rational: UInt32] = [.zero: 0, Rational(1): one]

  mutating func position(of amount: Rational) -> UInt32 {
    if let position = positions[amount] { return position }
    precondition(
      amounts.count < Int(UInt32.max), "an explanation has fewer than four thousand million different amounts")
    positions[amount] = UInt32(amounts.count)
    amounts.append(amount)
    return UInt32(amounts.count - 1)
  }
}
