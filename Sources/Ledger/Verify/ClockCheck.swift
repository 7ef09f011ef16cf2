internal import Events

/// The wall clocks of the appends, one after another: where one jumped, or lies in the future.
///
/// A long time between two appends is no oddity: nobody can tell it from a ledger that was left alone.
struct ClockCheck {
  let now: RecordedTime
  private var last: RecordedTime?

  init(now: RecordedTime) { self.now = now }

  mutating func check(_ clock: RecordedTime, _ sequence: Int, _ oddities: inout DamageList) {
    if let last, ClockRule.lags(clock, behind: last) {
      oddities.add(
        Damage(
          Damage.clock, sequence,
          "the clock of this append said \(clock), that of the append before \(last): one of the two was wrong"))
    } else if ClockRule.lags(now, behind: clock), last.map({ !ClockRule.lags(now, behind: $0) }) ?? true {
      oddities.add(
        Damage(Damage.clock, sequence, "the clock of this append said \(clock), which is later than now (\(now))"))
    }
    last = clock
  }

  /// - Parameter lastTime: the recorded time of the last event, if there is one.
  func check(lastTime: RecordedTime?, _ length: Int, _ oddities: inout DamageList) {
    guard let lastTime, ClockRule.lags(now, behind: lastTime) else { return }
    oddities.add(
      Damage(
        Damage.clock, length - 1,
        "the last recorded time is \(lastTime), which is later than now (\(now)): recorded times go on from it"))
  }
}
