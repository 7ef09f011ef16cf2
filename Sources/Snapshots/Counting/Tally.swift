package import Projections
package import Rationals

/// A sum over records: how many, and the sum of their weights, exactly.
package struct Tally: Sendable, Equatable {
  package init() {}

  /// For each weight (as a number of the dictionary of weights; 0 for a weight of 1) the signed sum of what
  /// records with that weight add.
  private(set) var byWeight: [UInt32: Int] = [:]

  package mutating func add(_ amount: Int, weight: UInt32) {
    byWeight[weight, default: 0] += amount
  }

  package static func += (left: inout Tally, right: Tally) {
    for (weight, amount) in right.byWeight { left.byWeight[weight, default: 0] += amount }
  }

  /// The number of what was added, without weights.
  package var count: Int { byWeight.values.reduce(0, +) }

  /// The sum of the weights, and of their squares.
  package func sums(_ weights: ValueDictionary) -> (sum: Rational, squares: Rational) {
    var (sum, squares) = (Rational(byWeight[0] ?? 0), Rational(byWeight[0] ?? 0))
    for (number, amount) in byWeight where number != 0 && amount != 0 {
      guard case .number(let decimal) = StoredValue(weights[number]) else { continue }
      let weight = Rational(decimal)
      sum = sum + weight * Rational(amount)
      squares = squares + weight * weight * Rational(amount)
    }
    return (sum, squares)
  }
}
