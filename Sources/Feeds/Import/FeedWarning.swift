public import Events

/// What is most likely a slip in events that were appended all the same.
public struct FeedWarning: Equatable, Sendable {
  /// The first event with it: where it stands, the field, the value and the mistake, a ``WarningMistake``.
  public internal(set) var first: Refusal
  /// How many events have it.
  public internal(set) var count = 1
}
