internal import Events

extension ExactDecimal {
  /// The exact sum; nil where it has too many digits.
  func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let exponent = min(self.exponent, other.exponent)
    guard let one = significand(at: exponent), let two = other.significand(at: exponent) else { return nil }
    let (sum, hasOverflowed) = one.addingReportingOverflow(two)
    return hasOverflowed ? nil : ExactDecimal(significand: sum, exponent: exponent)
  }

  private func significand(at exponent: Int) -> Int64? {
    var result = significand
    for _ in 0..<(self.exponent - exponent) {
      let (next, hasOverflowed) = result.multipliedReportingOverflow(by: 10)
      if hasOverflowed { return nil }
      result = next
    }
    return result
  }

  /// As JSON writes it.
  var json: [UInt8] {
    var json: [UInt8] = []
    write(to: &json)
    return json
  }
}
