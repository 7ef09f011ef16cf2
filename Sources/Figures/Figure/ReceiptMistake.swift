package import Events

/// What can be wrong with a receipt, as it is read.
package enum ReceiptMistake: Mistake {
  /// The input holds no receipt at all.
  case noReceipt
  /// The text does not begin as a receipt does.
  case otherBeginning(expected: String)
  case notPart
  case missingPart(Receipt.Part)
  case unreadablePart

  /// A refusal of a receipt, or of a part of one.
  package static func refusal(_ mistake: ReceiptMistake, value: String = "") -> Refusal {
    Refusal(.field("receipt"), value: value, mistake)
  }
}
