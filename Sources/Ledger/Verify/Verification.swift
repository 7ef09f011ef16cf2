internal import LMDB

/// What a verification of a journal found.
public struct Verification: Equatable, Sendable {
  /// The events that were looked at.
  public let length: Int
  /// What is wrong; empty where all is well.
  public let damages: [Damage]
  /// What is odd about clocks and recorded times, in the order of sequences. Nothing of it is damage: every event is what it
  /// was when it was appended.
  public let oddities: [Damage]
}

extension Damage {
  /// The table of the journal that holds the events themselves; all others can be made again from it.
  package static let events = Layout.events.name
  /// What an oddity stands under in place of a table.
  package static let clock = "clock"
}
