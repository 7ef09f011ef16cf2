internal import Events

/// When the wall clock is one that recorded times may be taken from.
///
/// A recorded time is for ever, and no later one is before it: one append by a clock that is years ahead would give its time
/// to all that follow. So a clock is looked at before it is written down.
struct ClockRule {
  /// How far the clock may lie behind the last recorded time, which is taken instead: clocks are set back by seconds.
  static let maximumLagMicroseconds: Int64 = 5 * 60 * 1_000_000
  /// How far the clock may lie ahead of the last append's: a ledger that nobody appends to for a year is none in error.
  static let maximumLeapInDays: Int64 = 400
  static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The recorded time of the last event, and the wall clock of the last append; nil where there is none.
  let lastTime: RecordedTime?
  let lastClock: RecordedTime?

  /// What a wall clock is at fault for.
  enum Fault: Equatable {
    case behind(RecordedTime)
    case ahead(RecordedTime)
  }

  /// - Parameter times: given times obey rules of their own, whatever the clock says; it is written down all the same.
  func fault(_ now: RecordedTime, _ times: RecordedTimes) -> Fault? {
    if let lastClock, ClockRule.distance(lastClock, now) > ClockRule.maximumLeapInDays * ClockRule.microsecondsPerDay {
      return .ahead(lastClock)
    }
    guard times == .now, let lastTime, ClockRule.lags(now, behind: lastTime) else { return nil }
    // The last append's clock lay behind as well, and was taken: it is the recorded time that is odd, and this clock goes on
    // from that one.
    if let lastClock, ClockRule.lags(lastClock, behind: lastTime), !ClockRule.lags(now, behind: lastClock) {
      return nil
    }
    return .behind(lastTime)
  }

  /// Whether a time lies further behind another than clocks are set back.
  static func lags(_ time: RecordedTime, behind other: RecordedTime) -> Bool {
    distance(time, other) > maximumLagMicroseconds
  }

  /// Microseconds from one time to another; as many as there are where a damaged one is too far.
  private static func distance(_ start: RecordedTime, _ end: RecordedTime) -> Int64 {
    let (distance, isTooFar) = end.microseconds.subtractingReportingOverflow(start.microseconds)
    return isTooFar ? (end < start ? .min : .max) : distance
  }
}

extension LedgerError {
  init(_ fault: ClockRule.Fault, now: RecordedTime) {
    let (what, cause) =
      switch fault {
      case .behind(let last):
        ("the last recorded time is \(last), which is later", "that recorded time is not")
      case .ahead(let last):
        (
          "the last append's said \(last), more than \(ClockRule.maximumLeapInDays) days before",
          "nothing was appended for so long"
        )
      }
    self.init(
      .clock,
      "nothing was appended: the clock of this machine says \(now), and \(what). Set the clock; or, where it is right and "
        + "\(cause), append once with --accept-clock: recorded times never decrease, and go on from the last")
  }
}
