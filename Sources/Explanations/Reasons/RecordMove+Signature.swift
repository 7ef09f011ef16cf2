internal import Rationals

extension RecordMove {
  /// - Parameters:
  ///   - signature: what the record adds in each mixture; the first is the first figure, the last the second.
  ///   - share: what it has of the reason.
  ///   - amounts: what the positions in a signature stand for.
  init(_ signature: Signature, share: Shares.Sum, amounts: [Rational]) {
    guard !share.numerator.isZero else {
      self = .base
      return
    }
    let (first, last) = (amounts[Int(signature.numerator[0])], amounts[Int(signature.numerator[31])])
    self = first < last ? .counted : first > last ? .uncounted : .undone
  }
}
