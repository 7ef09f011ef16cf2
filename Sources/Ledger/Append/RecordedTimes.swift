public import Events

/// Which recorded time the events of an append get.
public enum RecordedTimes: Sendable, Equatable {
  /// The wall clock (never before the last event's).
  case now
  /// One time for the whole append, to load history in the order it became known.
  case at(RecordedTime)
  /// Each event's own `recordedtime`.
  case asRecorded
}
