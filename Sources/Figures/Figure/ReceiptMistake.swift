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

  package func rule(at door: Door) -> String {
    switch self {
    case .noReceipt: "there is no receipt in the input"
    case .otherBeginning(let expected): "a receipt begins with \"\(expected)\""
    case .notPart: "it is no part of a receipt, or one that is there twice"
    case .missingPart(let part): "its part \(part.rawValue) is missing"
    case .unreadablePart: "the part cannot be read"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .noReceipt, .otherBeginning: "Give the member receipt of a figure, or the figure as JSON"
    case .notPart, .missingPart, .unreadablePart: "Give the receipt whole and as it was printed"
    }
  }

  /// A refusal of a receipt, or of a part of one.
  package static func refusal(_ mistake: ReceiptMistake, value: String = "") -> Refusal {
    Refusal(.field("receipt"), value: value, mistake)
  }
}
