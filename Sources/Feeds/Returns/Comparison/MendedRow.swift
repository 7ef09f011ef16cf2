internal import Events

/// A row of mended rejects that was taken, and what came of it.
struct MendedRow {
  enum Outcome: Equatable {
    /// It changes a record.
    case changed
    /// Its records say already what it says, and have said so since the event of a sequence; -1: they stay closed.
    case standing(since: Int)
    /// It states no record: its party is erased, or it is of a survey and answers nothing.
    case nothing
  }

  /// What a declaration knows its key by; nil where the feed has none.
  let name: String?
  let month: Month?
  let outcome: Outcome

  /// The rows of a statement that were not refused; of a survey one for all its answers.
  static func rows(of statement: ReturnStatement, _ differences: ReturnDifferences) -> [MendedRow] {
    let changed = Set(differences.changes.compactMap(\.place))
    var seen: Set<StatedPlace> = []
    let taken = statement.rows.compactMap { row -> MendedRow? in
      guard statement.refusedRows[row.place] == nil, seen.insert(row.place).inserted else { return nil }
      return MendedRow(
        name: statement.rowKey(row.name).map(ReturnCoverage.digest), month: row.month,
        outcome: changed.contains(row.place) ? .changed : .standing(since: differences.standingSince[row.place] ?? -1))
    }
    let others = statement.unansweredKeys.union(statement.erasedNames.keys.compactMap(statement.rowKey)).map {
      MendedRow(name: ReturnCoverage.digest(of: $0), month: nil, outcome: .nothing)
    }
    return taken + others
  }
}
