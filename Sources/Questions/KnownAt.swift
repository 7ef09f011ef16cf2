package import Events
package import Ledger

/// A prefix of the ledger, as a question names it: `#N`, an instant, or a civil date (its end).
///
/// It is read once, where a question comes in. It prints back as it was written.
package struct KnownAt: Hashable, Sendable {
  /// What the text names.
  package enum Point: Hashable, Sendable {
    /// The first so many events.
    case length(Int)
    case time(RecordedTime)
    case endOf(CivilDate)
  }

  package let point: Point
  /// As it was written.
  package let text: String

  /// The point after so many events.
  package init(length: Int) { (point, text) = (.length(length), "#\(length)") }

  /// Reads `#N`, an RFC 3339 time, or `YYYY-MM-DD`.
  package init(_ text: String) throws(Refusal) {
    if text.hasPrefix("#"), let length = Int(text.dropFirst()), length >= 0 {
      point = .length(length)
    } else if let time = RecordedTime(text) {
      point = .time(time)
    } else if text.utf8.count == 10, let date = CivilDate(text) {
      point = .endOf(date)
    } else {
      throw Refusal(.parameter(.knownAt), value: text, QuestionMistake.notKnownAt)
    }
    self.text = text
  }

  /// The number of events that were known.
  /// - Throws: a `Refusal` for a length above the ledger's, or a time after now.
  package func length(in ledger: Ledger) throws -> Int {
    let now = ledger.now
    switch point {
    case .length(let length):
      let all = try ledger.length
      guard length <= all else {
        throw Refusal(.parameter(.knownAt), value: "#\(length)", QuestionMistake.aboveLength(all))
      }
      return length
    case .time(let time):
      try check(time <= now, time.description)
      try ledger.settle(through: time)
      return try ledger.length(at: time)
    case .endOf(let date):
      let end = London.start(of: CivilDate(day: date.day + 1))
      try check(end <= now, date.description)
      try ledger.settle(through: RecordedTime(microseconds: end.microseconds - 1))
      return try ledger.length(before: end)
    }
  }

  private func check(_ hasPassed: Bool, _ value: String) throws(Refusal) {
    guard hasPassed else { throw Refusal(.parameter(.knownAt), value: value, QuestionMistake.notPassed) }
  }
}
