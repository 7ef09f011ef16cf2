package import Events
package import Figures

extension ReceiptCheck {
  /// Compares the members of the figure that a receipt stands for: the numbers beside a receipt have to be its own.
  package mutating func compare(_ document: JSONDocument, _ node: Int) {
    guard let figure else { return }
    var computed = JSONDocument()
    guard (try? computed.read(Array(figure.json.text.utf8)[...])) != nil else {
      preconditionFailure("A figure prints as JSON.")
    }
    for name in [
      "indicator", "area", "period", "knownAt", "definition", "value", "display", "numerator", "denominator",
    ] {
      guard let stated = document.member(node, name), let found = computed.member(computed.root, name),
        document.kind(stated) != .null || !isWithheld(document, node),
        !(figure.isWithheld && ReceiptCheck.numbers.contains(name))
      else { continue }
      let (one, other) = (canonical(document, stated), canonical(computed, found))
      if one != other { differences.append(Difference(part: .member(name), stated: one, found: .text(other))) }
    }
  }

  /// The members that tell what is kept back.
  private static let numbers = ["value", "display", "numerator", "denominator"]

  private func isWithheld(_ document: JSONDocument, _ node: Int) -> Bool {
    document.member(node, "display").map { document.isString($0, Receipt.withheld) } ?? false
  }

  private func canonical(_ document: JSONDocument, _ node: Int) -> String {
    var bytes: [UInt8] = []
    CanonicalJSON.write(document, node, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
