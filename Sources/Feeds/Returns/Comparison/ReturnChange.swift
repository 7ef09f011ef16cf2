internal import Events

/// What a statement changes of one record.
struct ReturnChange {
  enum Kind: Equatable {
    case opened
    /// Opened again, after the feed had closed it.
    case reopened
    /// By events of their own.
    case changed
    /// Closed and opened again: a changed field has no event of its own.
    case replaced
    case vanished
  }

  let kind: Kind
  let subject: String
  /// What the record says from its opening on, as an event's `data`; nil where it is not opened.
  var opening: [UInt8]?
  /// The events of the changed fields themselves; of a record that is opened what its opening does not say.
  var corrections: [(type: EventType, data: [(String, JSONOutput)])] = []
  /// Whether another source had set what the statement sets back.
  var setsBack = false
  /// Whether it leaves one month of the scope, or one area, for another.
  var moves = false
  /// The month in which it counts afterwards; nil where it has no date.
  let month: Month?
  /// The number of the first event.
  let number: Int
  /// The row that says so; nil where none does any more.
  let place: StatedPlace?
}
