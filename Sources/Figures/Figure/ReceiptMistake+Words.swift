package import Events

extension ReceiptMistake {
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
}
