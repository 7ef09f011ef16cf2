package import Events

/// What is known of a month's return. The better stands first: of several feeds that is the one that counts, so that a
/// month which one of them was declared missing for is missing, though nobody declared it for the others.
package enum NaiveStatus: Int, Comparable, CaseIterable, Sendable {
  case complete, partial, missing
  /// Nobody declared it.
  case undeclared

  package static func < (left: NaiveStatus, right: NaiveStatus) -> Bool { left.rawValue < right.rawValue }
}

/// A `coverage.declared`.
package struct NaiveDeclaration: Sendable {
  package let feed: Word
  package let area: Word
  /// "`start` and `end` of a declaration are first days of months."
  package let months: Range<Month>
  package let status: NaiveStatus

  init(_ event: NaiveEvent) {
    guard let feed = event.data["feed"]?.text, let area = event.data["area"]?.text,
      let start = event.data["start"]?.date, let end = event.data["end"]?.date, start < end
    else { preconditionFailure("A declaration has a feed, an area, and a start before its end.") }
    self.feed = feed
    self.area = area
    months = start.month..<end.month
    switch event.data["status"]?.text {
    case "complete": status = .complete
    case "partial": status = .partial
    default: status = .missing
    }
  }
}
