internal import Events
package import Figures

/// What a ledger says of receipts, to print.
package enum ReceiptTerminal {
  package static func text(_ checks: [ReceiptCheck]) -> String {
    TextSanitizer.lines(checks.flatMap(lines))
  }

  private static func lines(_ check: ReceiptCheck) -> [String] {
    let place = "\(part(check, .indicator)) in \(part(check, .area)), \(part(check, .period))"
    guard !check.differences.isEmpty else {
      let value = check.figure.map { ": \(FigureSummary($0).display)" } ?? ""
      return ["Equal: \(place), from the first \(part(check, .events)) events\(value)."]
        + check.notes.map { "• " + $0.sentence }
    }
    var table = TerminalTable([("Part", .left), ("Receipt", .left), ("This ledger", .left)])
    for difference in check.differences {
      table.append([difference.part.words, difference.stated ?? "nothing", difference.found.words])
    }
    return ["Different: \(place), from the first \(part(check, .events)) events.", ""] + table.lines
      + meanings(check) + check.notes.map { "• " + $0.sentence }
  }

  private static func part(_ check: ReceiptCheck, _ part: Receipt.Part) -> String {
    check.receipt[part] ?? ""
  }

  /// What a difference means, where it is not plain.
  private static func meanings(_ check: ReceiptCheck) -> [String] {
    let parts = Set(check.differences.map(\.part))
    func differs(_ some: Receipt.Part...) -> Bool { !parts.isDisjoint(with: some.map { .receipt($0) }) }
    var lines = [""]
    if differs(.events) {
      lines.append(
        "• The ledger has fewer events than the figure was computed from: it is another one, or an older copy.")
    }
    if differs(.root) {
      lines.append("• The first \(part(check, .events)) events are not those that the figure was computed from.")
    }
    if differs(.versions) {
      lines.append("• Other versions of the definition judge, or their words are others.")
    }
    if differs(.value, .numerator, .denominator), !differs(.root) {
      lines.append("• The same events give other numbers: the receipt was changed, or the program counts otherwise.")
    }
    if parts.contains(where: { if case .member = $0 { true } else { false } }) {
      lines.append("• The figure beside the receipt is not the receipt's.")
    }
    return lines.count > 1 ? lines.map(Wording.said) : []
  }
}
