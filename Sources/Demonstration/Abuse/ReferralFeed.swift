internal import Events

/// Referrals to UAVA, each month. Until September 2018 those accepted were counted, then all.
struct ReferralFeed {
  private(set) var feed: StoredFeed
  private let schedule: Timeline.Schedule
  private let board: Int
  private var chance: SplitMix64
  private var numbers: [Int]

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed, part: 12)
    schedule = Timeline.Schedule(
      from: Timeline.firstMonth, span: 1, count: 44, lag: 0, days: 14...18, hour: 12, chance: &chance)
    feed = StoredFeed("demo/uava", schedule.times)
    board = schedule.last(by: Timeline.board)
    numbers = schedule.times.map { _ in 0 }
    for part in Places.Part.allCases {
      let factor = [100, 115, 5][part.rawValue]
      for plan in plans() {
        make(plan, accepted: plan.accepted * factor / 100, others: plan.others * factor / 100, part)
      }
    }
    declare()
  }

  private struct Plan {
    var months: Range<Int>
    var accepted: Int
    var others: Int
  }

  /// The county as known to the Board of September 2019: 1,627 in the year to June 2019, accepted ones to September
  /// 2018 and all from October on; fewer in the year before.
  private mutating func plans() -> [Plan] {
    let accepted = chance.pick(288...304)
    let fromOctober = 1627 - accepted
    let acceptedOfThem = fromOctober * chance.pick(690...720) / 1000
    let first = chance.pick(1230...1260)
    let before = chance.pick(1180...1210)
    let after = chance.pick(300...320)
    return [
      Plan(months: 0..<12, accepted: first, others: first * 36 / 100),
      Plan(months: 12..<24, accepted: before, others: before * 37 / 100),
      Plan(months: 24..<27, accepted: accepted, others: accepted * 38 / 100),
      Plan(months: 27..<36, accepted: acceptedOfThem, others: fromOctober - acceptedOfThem),
      Plan(months: 36..<38, accepted: after * 60 / 100, others: after * 40 / 100),
    ]
  }

  private mutating func make(_ plan: Plan, accepted: Int, others: Int, _ part: Places.Part) {
    let areas = part.places.map { Places.codes[Int($0)] }
    for (isAccepted, count) in [(true, accepted), (false, others)] {
      for _ in 0..<count {
        let month = chance.pick(plan.months.lowerBound...plan.months.upperBound - 1)
        send(
          month: month, area: chance.pick(areas), status: isAccepted ? "accepted" : pendingOrDeclined(month: month))
      }
    }
    for _ in 0..<(accepted + others) / 100 { withdraw(month: plan.months.lowerBound, area: chance.pick(areas)) }
    // What comes after the Board has met.
    for _ in 0..<(accepted + others) / 120 {
      let month = chance.pick(plan.months.lowerBound...plan.months.upperBound - 1)
      receive(month: month, area: chance.pick(areas), status: "accepted", in: chance.pick(board + 1...board + 5))
    }
  }

  private mutating func pendingOrDeclined(month: Int) -> String {
    month >= 33 && chance.happens(6500) ? "awaiting" : "declined"
  }

  /// Sends a referral that ends with a status: most begin as awaiting, some come late.
  private mutating func send(month: Int, area: String, status: String) {
    var opened = month
    if month < board, chance.happens(320) { opened = min(board, month + 1 + chance.below(3)) }
    guard status != "awaiting" else {
      let subject = receive(month: month, area: area, status: "awaiting", in: opened)
      let decision = chance.happens(7000) ? "accepted" : "declined"
      feed.send(decided(subject, decision), in: chance.pick(board + 1...board + 4))
      return
    }
    let waits = opened < board && chance.happens(7000)
    let subject = receive(month: month, area: area, status: waits ? "awaiting" : status, in: opened)
    if waits { feed.send(decided(subject, status), in: min(board, opened + 1 + chance.below(3))) }
  }

  private func decided(_ subject: String, _ status: String) -> Message {
    Message(.referralDecided, subject, [("status", .string(status))])
  }

  @discardableResult
  private mutating func receive(month: Int, area: String, status: String, in index: Int) -> String {
    numbers[index] += 1
    let subject = "uava/\(schedule.months(index).lowerBound)/\(sixDigits(numbers[index]))"
    feed.send(
      Message(
        .referralReceived, subject,
        [
          ("service", .string("uava")), ("party", .string("person-" + chance.token())),
          ("date", .date(schedule.first.adding(month).randomDate(&chance))), ("area", .string(area)),
          ("status", .string(status)),
        ]), in: index)
    return subject
  }

  private mutating func withdraw(month: Int, area: String) {
    let subject = receive(month: month, area: area, status: "awaiting", in: month)
    feed.send(Message(.referralWithdrawn, subject, [("reason", .string("referred twice"))]), in: month + 1)
  }

  private mutating func declare() {
    for part in Places.Part.allCases {
      feed.declare("missing", "referral", part.code, Timeline.beforeAll..<schedule.first, in: 0)
      for index in 0...board {
        feed.declare("complete", "referral", part.code, schedule.months(index), in: index)
      }
      let rest = schedule.first.adding(board + 1)..<schedule.first.adding(schedule.times.count)
      feed.declare("missing", "referral", part.code, rest, in: board + 1)
    }
  }
}
