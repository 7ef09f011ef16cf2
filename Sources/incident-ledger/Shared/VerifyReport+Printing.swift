internal import Events
internal import Ledger
internal import Presentation

extension VerifyReport {
  var text: String {
    var text = journal.isEmpty ? "\(length ?? 0) events, all whole. Root \(root ?? "").\n" : ""
    for found in damages + oddities + rights { text += "\(found)\n" }
    if damages.count == 1 { text += "1 damage found.\n" }
    if damages.count > 1 { text += "\(damages.count) damages found.\n" }
    for finding in findings { text += "\n" + finding.text }
    return text
  }

  var json: JSONOutput {
    .object([
      ("events", length.map { .whole($0) } ?? .null), ("root", .optional(root)),
      ("damages", .array(damages.map(VerifyReport.json))),
      ("oddities", .array((oddities + rights).map(VerifyReport.json))),
      ("findings", .array(findings.map(\.json))),
    ])
  }

  private static func json(_ damage: Damage) -> JSONOutput {
    .object([
      ("table", .string(damage.table)), ("sequence", damage.sequence.map { .whole($0) } ?? .null),
      ("sentence", .string(damage.sentence)),
    ])
  }

  var csv: String {
    CSVTable.text(
      columns: ["table", "sequence", "sentence"],
      rows: (damages + oddities + rights).map { [$0.table, $0.sequence.map(String.init) ?? "", $0.sentence] })
  }
}
