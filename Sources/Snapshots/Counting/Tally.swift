internal import Events
package import Rationals

/// A sum over records, exactly: how many there are, and what they add.
package struct Tally: Sendable, Equatable {
  /// What they add, and the squares of that.
  package private(set) var sum = Rational.zero
  package private(set) var squares = Rational.zero
  /// The records that are taken, and those of them that add something.
  package private(set) var takenCount = 0
  package private(set) var recordCount = 0

  package init() {}

  /// Records that add the same.
  package mutating func add(_ records: Int, each amount: Rational) {
    takenCount += records
    guard records != 0, !amount.isZero else { return }
    sum = sum + amount * Rational(records)
    squares = squares + amount * amount * Rational(records)
    recordCount += records
  }

  package static func += (left: inout Tally, right: Tally) {
    left.sum = left.sum + right.sum
    left.squares = left.squares + right.squares
    left.takenCount += right.takenCount
    left.recordCount += right.recordCount
  }
}
