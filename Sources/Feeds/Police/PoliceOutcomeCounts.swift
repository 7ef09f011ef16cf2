internal import Events

/// What became of the rows of one outcomes file: each is in one of the counts.
public struct PoliceOutcomeCounts: Equatable, Sendable {
  public let file: String
  /// The force's word in file names.
  public let force: String
  /// `YYYY-MM`.
  public let month: String
  /// Rows that resolve a crime, each with an event.
  public internal(set) var resolved = 0
  /// Rows that state what the ledger holds.
  public internal(set) var unchanged = 0
  /// Rows behind which another row of the month, or a newer month, says something of the crime that holds.
  public internal(set) var superseded = 0
  /// Rows with a crime ID that no open crime of the force has.
  public internal(set) var unknown = 0
  /// Rows with a crime ID that several open crimes of the force have.
  public internal(set) var several = 0
  /// Rows without a crime ID.
  public internal(set) var withoutID = 0
  /// Rows that the ledger refused.
  public internal(set) var refused = 0

  package init(_ outcomes: PoliceOutcomes) {
    (file, force, month) = (outcomes.file, outcomes.force.slug, outcomes.month.description)
  }

  /// All rows that were read.
  public var rows: Int { resolved + unchanged + superseded + unknown + several + withoutID + refused }

  /// An object with the file, the force, the month and the counts.
  var json: JSONOutput {
    .object([
      ("file", .string(file)), ("force", .string(force)), ("month", .string(month)), ("rows", .whole(rows)),
      ("resolved", .whole(resolved)), ("unchanged", .whole(unchanged)), ("superseded", .whole(superseded)),
      ("unknown", .whole(unknown)), ("several", .whole(several)), ("withoutID", .whole(withoutID)),
      ("refused", .whole(refused)),
    ])
  }
}
