package import BigInt

/// Numbers as whole numbers over one denominator, so that a sum of many costs no reduction but the last.
package struct CommonDenominator {
  package let denominator: BigInt
  package let numerators: [BigInt]

  package init(_ numbers: [Rational]) {
    let denominator = numbers.reduce(BigInt(1)) { all, number in
      all / all.greatestCommonDivisor(with: number.denominator) * number.denominator
    }
    self.denominator = denominator
    numerators = numbers.map { $0.numerator * (denominator / $0.denominator) }
  }
}
