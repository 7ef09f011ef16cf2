/// What a mistake is to whoever answers: HTTP has a status for each.
public enum Blame: Hashable, Sendable {
  /// The text is not JSON, so it says nothing.
  case malformed
  /// Another event has the same idempotency key.
  case conflict
  /// Whoever sent it may not.
  case authority
  /// Any other rule.
  case rule
}
