package import Events
package import Ledger
package import Projections

/// What a ledger says of a receipt: the figure is computed again from the same events, and each part is compared.
package struct ReceiptCheck: Sendable {
  /// A part that differs.
  package struct Difference: Sendable, Equatable {
    package var part: String
    /// What the receipt, or the figure it stands in, says; nil where that says nothing.
    package var stated: String?
    /// What this ledger says.
    package var found: String
  }

  package let receipt: Receipt
  /// Empty where the figure is what the receipt says.
  package private(set) var differences: [Difference] = []
  /// What could not be compared, as a sentence.
  package private(set) var notes: [String] = []
  /// The figure as this ledger gives it; nil where it has not got so far.
  package private(set) var figure: Figure?

  /// - Parameter disclose: whether numbers that are too small to be published may be told, and so compared.
  /// - Throws: a `Refusal` where a part of the receipt cannot be read.
  package init(_ receipt: Receipt, ledger: Ledger, projection: Projection, disclose: Bool) throws {
    self.receipt = receipt
    let length = try receipt.length()
    let months = try receipt.months()
    guard length <= projection.length else {
      differences = [
        Difference(part: "events", stated: String(length), found: "\(projection.length), all that the ledger has")
      ]
      return
    }
    let isShown = disclose && receipt[.value] != Receipt.withheld
    let maker = try FigureMaker(Snapshot(projection, length: length), ledger: ledger)
    var figure: Figure
    do throws(Refusal) {
      figure = try maker.figure(receipt.question(window: nil, disclose: isShown))
      if figure.part.period != months.lowerBound.start..<months.upperBound.start {
        let window = ReceiptCheck.window(months, to: figure.question.to)
        figure = try maker.figure(receipt.question(window: window, disclose: isShown))
      }
    } catch {
      guard error.place == .parameter(.definition) else { throw error }
      differences = [
        Difference(part: Receipt.Part.definition.rawValue, stated: receipt[.definition], found: "no such version")
      ]
      return
    }
    self.figure = figure
    compare(try Receipt(figure.receipt))
  }

  /// The window that counts these months.
  private static func window(_ months: Range<Month>, to month: Month) -> Window {
    if Window.quarter.months(to: month) == months { return .quarter }
    return .months(months.upperBound.index - months.lowerBound.index)
  }

  private mutating func compare(_ found: Receipt) {
    for part in Receipt.Part.allCases where receipt[part] != found[part] {
      if [receipt[part], found[part]].contains(Receipt.withheld) { continue }
      differences.append(Difference(part: part.rawValue, stated: receipt[part], found: found[part] ?? "none"))
    }
    if receipt[.value] == Receipt.withheld {
      notes.append("The receipt keeps its numbers back, so they were not compared.")
    } else if found[.value] == Receipt.withheld {
      notes.append("The numbers are too small to be told, so they were not compared (--disclose compares them).")
    }
  }

  // MARK: A figure as JSON

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
      if one != other { differences.append(Difference(part: name + " in the figure", stated: one, found: other)) }
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
