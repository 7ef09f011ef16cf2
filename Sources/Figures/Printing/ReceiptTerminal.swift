package import Events

/// What a ledger says of receipts, to print.
package enum ReceiptTerminal {
  package static func text(_ checks: [ReceiptCheck]) -> String {
    TextSanitizer.lines(checks.flatMap(lines))
  }

  private static func lines(_ check: ReceiptCheck) -> [String] {
    let place = "\(part(check, .indicator)) in \(part(check, .area)), \(part(check, .period))"
    guard !check.differences.isEmpty else {
      let value = check.figure.map { ": \($0.display)" } ?? ""
      return ["Equal: \(place), from the first \(part(check, .events)) events\(value)."]
        + check.notes.map { "• " + $0 }
    }
    var table = TerminalTable([("Part", .left), ("Receipt", .left), ("This ledger", .left)])
    for difference in check.differences {
      table.append([difference.part, difference.stated ?? "nothing", difference.found])
    }
    return ["Different: \(place), from the first \(part(check, .events)) events.", ""] + table.lines
      + meanings(check) + check.notes.map { "• " + $0 }
  }

  private static func part(_ check: ReceiptCheck, _ part: Receipt.Part) -> String {
    check.receipt[part] ?? ""
  }

  /// What a difference means, where it is not plain.
  private static func meanings(_ check: ReceiptCheck) -> [String] {
    let parts = Set(check.differences.map(\.part))
    var lines = [""]
    if parts.contains(Receipt.Part.events.rawValue) {
      lines.append(
        "• The ledger has fewer events than the figure was computed from: it is another one, or an older copy.")
    }
    if parts.contains(Receipt.Part.root.rawValue) {
      lines.append("• The first \(part(check, .events)) events are not those that the figure was computed from.")
    }
    if parts.contains(Receipt.Part.versions.rawValue) {
      lines.append("• Other versions of the definition judge, or their words are others.")
    }
    if !parts.isDisjoint(with: ["value", "numerator", "denominator"]), !parts.contains("root") {
      lines.append("• The same events give other numbers: the receipt was changed, or the program counts otherwise.")
    }
    if parts.contains(where: { $0.hasSuffix(" in the figure") }) {
      lines.append("• The figure beside the receipt is not the receipt's.")
    }
    return lines.count > 1 ? lines : []
  }

  package static func json(_ checks: [ReceiptCheck]) -> JSONOutput {
    .object([
      ("equal", .flag(checks.allSatisfy(\.differences.isEmpty))),
      (
        "receipts",
        .array(
          checks.map { check in
            .object([
              ("indicator", .optional(check.receipt[.indicator])), ("area", .optional(check.receipt[.area])),
              ("period", .optional(check.receipt[.period])), ("equal", .flag(check.differences.isEmpty)),
              (
                "differences",
                .array(
                  check.differences.map {
                    .object([
                      ("part", .string($0.part)), ("receipt", .optional($0.stated)), ("ledger", .string($0.found)),
                    ])
                  })
              ), ("notes", .array(check.notes.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  /// A row for each difference; a receipt that is equal has one with empty parts.
  package static func csv(_ checks: [ReceiptCheck]) -> String {
    let rows = checks.flatMap { check in
      let head = [.indicator, .area, .period].map { check.receipt[$0] ?? "" }
      guard !check.differences.isEmpty else { return [head + ["true", "", "", ""]] }
      return check.differences.map { head + ["false", $0.part, $0.stated ?? "", $0.found] }
    }
    return CSVTable.text(
      columns: ["indicator", "area", "period", "equal", "part", "receipt", "ledger"], rows: rows)
  }
}
