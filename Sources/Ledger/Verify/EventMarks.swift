/// What is known of an event after the pass over the events.
struct EventMarks: OptionSet {
  let rawValue: UInt8

  /// What it does to its record, by its rule.
  static let opens = EventMarks(rawValue: 1)
  static let closes = EventMarks(rawValue: 2)
  static let states = EventMarks(rawValue: 4)
  /// It opened a record that was not there before.
  static let isFirst = EventMarks(rawValue: 8)
  /// The event is damaged, so that what it did is not known.
  static let isDamaged = EventMarks(rawValue: 16)
  /// Its own entry is not there; what names it is another's.
  static let lacksKey = EventMarks(rawValue: 32)
  static let lacksSubject = EventMarks(rawValue: 64)
  /// An entry of the table under way names it.
  static let isNamed = EventMarks(rawValue: 128)
}
