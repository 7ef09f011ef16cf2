/// What is wrong with the rows of a shared journal, beside what a site holds.
package enum SharedDamage: Equatable, Sendable {
  /// The rows of the events from a sequence on are missing, or overlap others.
  case gap(at: Int)
  /// The event is another than the site's.
  case event(Int)
  /// The batch does not begin with the root of what is before it, or does not end with that of its events.
  case root(start: Int)
  /// The clocks or numbers of events of the batches in it are others than the site's.
  case entries(start: Int)
  /// The batch has lines or parts beside its events.
  case surplus(start: Int)
  /// The batch tells of another recorded time than that of its last event.
  case time(start: Int)
  /// A batch ends behind the head.
  case beyond(end: Int)
  /// The shared journal ends before the site does.
  case shorter(length: Int, held: Int)
  /// The head does not tell of the end of the rows.
  case head(length: Int, rows: Int)
}
