package import Events

/// One change to one record; each becomes one event.
package struct PoliceChange: Hashable, Sendable {
  package enum Effect: Hashable, Sendable {
    /// A new record with the content of a row, given by its place in the statement's rows.
    case opened(row: Int)
    /// The same for a subject that had been closed. Where an outcomes file has resolved it, it keeps its outcome, whatever
    /// the row says.
    case reopened(row: Int, keeping: String? = nil)
    case reclassified(offence: String)
    case relocated(area: String, location: String?, longitude: Double?, latitude: Double?)
    /// By a street-level file, or by an outcomes file of a month.
    case resolved(outcome: String, month: Month? = nil)
    case cancelled(reason: String)
  }

  package var kind: PoliceKind
  package var subject: String
  package var effect: Effect

  package init(kind: PoliceKind, subject: String, effect: Effect) {
    self.kind = kind
    self.subject = subject
    self.effect = effect
  }
}

/// What a statement changes in the ledger, in the order in which it is to be appended.
package struct PoliceChanges: Sendable {
  /// Changes of rows in the order of the rows, then cancellations in the order of their subjects.
  package internal(set) var changes: [PoliceChange] = []
  /// Rows that state what the ledger holds.
  package internal(set) var unchanged = 0
  /// Rows that become a new record, or one that had been closed.
  package internal(set) var opened = 0
  /// Rows that change an open record.
  package internal(set) var changed = 0
  /// Open records that are not stated any more and are cancelled.
  package internal(set) var vanished = 0
  /// Open records that are not stated, but stay, because rows of the file were refused.
  package internal(set) var heldBack = 0
}
