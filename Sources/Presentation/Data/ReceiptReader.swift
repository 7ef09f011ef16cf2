package import Events
package import Figures
package import Ledger
package import Projections

/// Finds the receipts in a text: receipts, one a line, or the JSON of a figure, of several, or of an explanation.
package struct ReceiptReader {
  private enum Found {
    case receipt(Receipt)
    /// A receipt with the node of the figure it stands in.
    case figure(Receipt, Int)
  }

  private var document = JSONDocument()
  private var found: [Found] = []

  /// - Throws: a `Refusal` where there is no receipt, or one that cannot be read.
  package init(_ text: [UInt8]) throws(Refusal) {
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { throw ReceiptReader.nothing }
    if first.drop(while: \.isWhitespace).first.map({ "{[\"".contains($0) }) ?? false {
      do throws(JSONError) {
        try document.read(text[...])
      } catch {
        throw error.refusal(of: text)
      }
      try search(document.root)
    } else {
      for line in lines where !line.allSatisfy(\.isWhitespace) { found.append(.receipt(try Receipt(line))) }
    }
    if found.isEmpty { throw ReceiptReader.nothing }
  }

  private static let nothing = ReceiptMistake.refusal(.noReceipt)

  private mutating func search(_ node: Int) throws(Refusal) {
    switch document.kind(node) {
    case .string: found.append(.receipt(try Receipt(document.string(node))))
    case .array: for element in document.elements(node) { try search(element) }
    case .object:
      if let receipt = document.member(node, "receipt"), document.kind(receipt) == .string {
        found.append(.figure(try Receipt(document.string(receipt)), node))
      }
      for name in ["from", "to", "figures"] {
        guard let member = document.member(node, name) else { continue }
        if [.array, .object].contains(document.kind(member)) { try search(member) }
      }
    default: break
    }
  }

  /// The receipts as they were given, in their order.
  package var receipts: [Receipt] {
    found.map { found in
      switch found {
      case .receipt(let receipt), .figure(let receipt, _): receipt
      }
    }
  }

  /// What a ledger says of each receipt, in their order.
  /// - Parameter disclose: whether numbers that are too small to be published may be told, and so compared.
  package func checks(_ ledger: Ledger, _ projection: Projection, disclose: Bool) throws -> [ReceiptCheck] {
    // What stands beside a receipt is compared as the projection tells it.
    var told = document
    if !projection.erased.isEmpty, !document.bytes.isEmpty {
      do throws(JSONError) {
        try told.read(projection.erased.toldJSON(document.bytes)[...])
      } catch {
        preconditionFailure("What was JSON is JSON when it is told: \(error.mistake).")
      }
    }
    return try found.map { found in
      switch found {
      case .receipt(let receipt):
        return try ReceiptCheck(receipt, ledger: ledger, projection: projection, disclose: disclose)
      case .figure(let receipt, let node):
        var check = try ReceiptCheck(receipt, ledger: ledger, projection: projection, disclose: disclose)
        check.compare(told, node)
        return check
      }
    }
  }
}
