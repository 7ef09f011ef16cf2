import Events
import Ledger
import LedgerTestSupport

/// Outcomes files that look like those of data.police.uk, and street-level files of the same crimes.
///
/// Tables write a row as `ID=LETTER`; an ID `-` is none.
enum OutcomesFile {
  static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type"

  /// In their order: of two of one month the last holds.
  static let outcomes: [(letter: String, text: String)] = [
    ("S", "Status update unavailable"), ("U", "Under investigation"),
    ("A", "Action to be taken by another organisation"), ("L", "Local resolution"), ("C", "Suspect charged"),
    ("F", "Offender fined"), ("P", "Offender sent to prison"),
  ]

  static func letter(of text: String) -> String { outcomes.first { $0.text == text }?.letter ?? "?" }
  static func text(of letter: String) -> String { outcomes.first { $0.letter == letter }?.text ?? "" }

  static func row(
    _ id: String, _ outcome: String, month: String = "2018-10", force: String = "Leicestershire Police"
  ) -> String {
    "\(id),\(month),\(force),\(force),-1.212220,52.619800,On or near Kings Walk,E01025631,Blaby 002A,\(outcome)"
  }

  static func text(_ rows: [String]) -> String { ([header] + rows).map { $0 + "\n" }.joined() }

  static func name(_ month: String) -> String { "\(month)-leicestershire-outcomes.csv" }
  static func streetName(_ month: String) -> String { "\(month)-leicestershire-street.csv" }

  /// A file of rows written as in tables.
  static func file(_ month: String, _ rows: String) -> String {
    text(pairs(rows).map { row($0.id, text(of: $0.letter), month: month) })
  }

  /// The same of a street-level file; a letter that is left out is no outcome.
  static func streetFile(_ month: String, _ rows: String) -> String {
    StreetFile.text(pairs(rows).map { StreetFile.row($0.id, outcome: text(of: $0.letter), month: month) })
  }

  static func pairs(_ rows: String) -> [(id: String, letter: String)] {
    rows.split(separator: " ").map { pair in
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      return (parts[0] == "-" ? "" : String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }
}

extension ScratchLedger {
  /// The outcomes of the open crimes of Leicestershire, by their subjects without the force; nil is none.
  func crimeOutcomes() throws -> [String: String?] {
    var outcomes: [String: String?] = [:]
    var reader = EventReader()
    for sequence in 0..<(try ledger.length) {
      try ledger.readEvent(at: sequence, into: &reader)
      let subject = String(reader.subject.dropFirst("leicestershire/".count))
      switch reader.rule.type {
      case .crimeRecorded, .crimeResolved: outcomes[subject] = .some(reader.text("outcome"))
      case .crimeCancelled: outcomes.removeValue(forKey: subject)
      default: break
      }
    }
    return outcomes
  }

  /// How many events of crimes the ledger holds from a sequence on.
  func crimeEventCount(from sequence: Int) throws -> Int {
    try ledger.texts(from: sequence).count { $0.contains(#""type":"crime."#) }
  }
}
