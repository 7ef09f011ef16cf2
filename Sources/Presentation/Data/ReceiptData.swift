package import Events
package import Figures

/// What a ledger says of receipts, for programs.
package enum ReceiptData {
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
                      ("part", .string($0.part.words)), ("receipt", .optional($0.stated)),
                      ("ledger", .string($0.found.words)),
                    ])
                  })
              ), ("notes", .array(check.notes.map { .string($0.sentence) })),
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
      return check.differences.map { head + ["false", $0.part.words, $0.stated ?? "", $0.found.words] }
    }
    return CSVTable.text(
      columns: ["indicator", "area", "period", "equal", "part", "receipt", "ledger"], rows: rows)
  }
}
