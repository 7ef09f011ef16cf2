package import Events
package import Ledger

/// A prefix of the ledger, as a question names it: `#N`, an instant, or a civil date (its end).
package enum KnownAt: Hashable, Sendable {
  case length(Int)
  case time(RecordedTime)
  case endOf(CivilDate)

  /// Reads `#N`, an RFC 3339 time, or `YYYY-MM-DD`.
  package init(_ text: String) throws(Refusal) {
    if text.hasPrefix("#"), let length = Int(text.dropFirst()), length >= 0 {
      self = .length(length)
    } else if let time = RecordedTime(text) {
      self = .time(time)
    } else if text.utf8.count == 10, let date = CivilDate(text) {
      self = .endOf(date)
    } else {
      throw Refusal(
        field: "--known-at", value: text, rule: "a point is #N, a date, or an RFC 3339 time",
        remedy: "Write #1200, 2019-09-20 or 2019-09-20T09:00:00Z")
    }
  }

  /// The number of events that were known.
  /// - Throws: a `Refusal` for a length above the ledger's, or a time after now.
  package func length(in ledger: Ledger) throws -> Int {
    let now = Ledger.now
    switch self {
    case .length(let length):
      let all = try ledger.length
      guard length <= all else {
        throw Refusal(
          field: "--known-at", value: "#\(length)", rule: "the ledger has \(all) events",
          remedy: "Name a point up to #\(all)")
      }
      return length
    case .time(let time):
      try check(time <= now, time.description)
      return try ledger.length(at: time)
    case .endOf(let date):
      let end = London.start(of: CivilDate(day: date.day + 1))
      try check(end <= now, date.description)
      return try ledger.length(before: end)
    }
  }

  private func check(_ hasPassed: Bool, _ value: String) throws {
    guard hasPassed else {
      throw Refusal(
        field: "--known-at", value: value, rule: "the point has not passed yet, so what is known then can still change",
        remedy: "Leave it out for what is known now, or name a point that has passed")
    }
  }
}
