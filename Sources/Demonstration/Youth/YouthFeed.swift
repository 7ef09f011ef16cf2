internal import Events

/// The returns of the county's youth offending service, each quarter: first-time entrants, and the cohort whose
/// reoffending is followed. At the Board of September 2019 the entrants were known to December 2018 and the cohort to
/// September 2018.
struct YouthFeed {
  private(set) var feed: StoredFeed
  private let schedule: Timeline.Schedule
  private let board: Int
  private var chance: SplitMix64
  private var number = 0

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed, part: 21)
    schedule = Timeline.Schedule(
      from: Month(year: 2014, month: 4), span: 3, count: 24, lag: 1, days: 10...14, hour: 14, chance: &chance)
    feed = StoredFeed("demo/youth-offending-service", schedule.times)
    board = schedule.last(by: Timeline.board)
    entrants()
    cohort()
    declare()
  }

  private mutating func subject(_ kind: String) -> String {
    number += 1
    return "yos/\(kind)/\(sixDigits(number))"
  }

  private mutating func area() -> String { Places.codes[chance.below(7)] }

  // MARK: First-time entrants

  private mutating func entrants() {
    // 190, 124, 126 and 104 a year, and 76 from April to December 2018.
    for (year, count) in [(2014, 190), (2015, 124), (2016, 126), (2017, 104)] {
      let first = Month(year: year, month: 4)
      give(count, first..<first.adding(12))
    }
    give(76, Month(year: 2018, month: 4)..<Month(year: 2019, month: 1))
    // Known only after the meeting.
    give(chance.pick(24...30), Month(year: 2019, month: 1)..<Month(year: 2019, month: 4))
    give(chance.pick(20...26), Month(year: 2019, month: 4)..<Month(year: 2019, month: 7))
    let late = Month(year: 2018, month: chance.pick(10...12))
    dispose(late.randomDate(&chance), isFirst: true, in: board + 1)
  }

  private mutating func give(_ count: Int, _ months: Range<Month>) {
    for index in 0..<count * 16 / 10 {
      let date = randomDate(months)
      let natural = schedule.natural(date)
      var opened = natural >= schedule.natural(Month(year: 2019, month: 1)) ? board + 1 : natural
      if opened < board, chance.happens(350) { opened += 1 }
      dispose(date, isFirst: index < count, in: opened)
    }
    for _ in 0..<count / 40 {
      let date = randomDate(months)
      let opened = schedule.natural(date)
      guard opened < board - 1 else { continue }
      // Taken for a first outcome, withdrawn, and recorded anew as what it was.
      let subject = dispose(date, isFirst: true, in: opened)
      feed.send(
        Message(.disposalWithdrawn, subject, [("reason", .string("an earlier outcome was found"))]), in: opened + 1)
      feed.send(disposal(subject, date, isFirst: false), in: opened + 1)
    }
  }

  private mutating func randomDate(_ months: Range<Month>) -> CivilDate {
    let first = months.lowerBound.start.day
    return CivilDate(day: first + Int32(chance.below(Int(months.upperBound.start.day - first))))
  }

  @discardableResult
  private mutating func dispose(_ date: CivilDate, isFirst: Bool, in index: Int) -> String {
    let subject = subject("disposal")
    feed.send(disposal(subject, date, isFirst: isFirst), in: index)
    return subject
  }

  private mutating func disposal(_ subject: String, _ date: CivilDate, isFirst: Bool) -> Message {
    Message(
      .disposalGiven, subject,
      [
        ("date", .date(date)), ("area", .string(area())),
        ("age", .whole(chance.pick([12, 13, 14, 15, 16, 16, 17, 17]))),
        ("first", .flag(isFirst)),
        ("outcome", .string(chance.pick(["youth caution", "youth conditional caution", "referral order"]))),
      ])
  }

  // MARK: The cohort

  private mutating func cohort() {
    // Reoffences per young person: 0.91 in 2016/17, 0.71 in 2017/18, 0.72 from April to September 2018.
    let plans: [(Month, Int, people: ClosedRange<Int>, perHundred: Int)] = [
      (Month(year: 2015, month: 4), 12, 250...262, 89), (Month(year: 2016, month: 4), 12, 236...250, 91),
      (Month(year: 2017, month: 4), 12, 225...238, 71), (Month(year: 2018, month: 4), 6, 106...118, 72),
      (Month(year: 2018, month: 10), 9, 150...170, 55),
    ]
    for plan in plans {
      let months = plan.0..<plan.0.adding(plan.1)
      let people = chance.pick(plan.people)
      let reoffences = (people * plan.perHundred + 50) / 100
      join(people, reoffences, months)
    }
  }

  /// Young people who join in some months, and the reoffences among them within twelve months.
  private mutating func join(_ people: Int, _ reoffences: Int, _ months: Range<Month>) {
    let isKnown = months.lowerBound < Month(year: 2018, month: 10)
    let reoffenders = people * chance.pick(31...35) / 100
    var shares = (0..<people).map { $0 < reoffenders ? 1 : 0 }
    for _ in 0..<reoffences - reoffenders { shares[chance.below(reoffenders)] += 1 }
    for share in shares {
      let party = "young-" + chance.token()
      let joined = randomDate(months)
      var opened = isKnown ? schedule.natural(joined) : board + 1
      if isKnown, opened < board, chance.happens(250) { opened += 1 }
      feed.send(
        Message(
          .cohortJoined, subject("member"),
          [
            ("cohort", .string("youth")), ("party", .string(party)), ("date", .date(joined)),
            ("area", .string(area())), ("age", .whole(chance.pick(12...17))),
          ]), in: opened)
      for _ in 0..<share { reoffend(party, joined, isKnown: isKnown) }
      if isKnown, chance.happens(500) { prove(party, joined.adding(months: 12 + chance.pick(1...5)), isLater: false) }
    }
    if months.lowerBound == Month(year: 2018, month: 4) { proveLater(months) }
  }

  /// A reoffence within twelve months that is proven in time for the meeting, or where the member is not known by
  /// then, at any time.
  private mutating func reoffend(_ party: String, _ joined: CivilDate, isKnown: Bool) {
    let last = CivilDate(month: Month(year: 2019, month: 7), dayOfMonth: 31)
    let end = min(joined.adding(months: 12), last)
    let date = CivilDate(day: joined.day + 1 + Int32(chance.below(max(1, Int(end.day - joined.day)))))
    prove(party, date, isLater: !isKnown)
  }

  private mutating func prove(_ party: String, _ date: CivilDate, isLater: Bool) {
    guard date.month < Month(year: 2019, month: 8) else { return }
    let proven = schedule.natural(date) + chance.pick(0...2)
    let index = isLater ? max(board + 1, min(proven, schedule.times.count - 1)) : min(board, proven)
    feed.send(
      Message(.reoffenceProven, subject("reoffence"), [("party", .string(party)), ("date", .date(date))]), in: index)
  }

  /// Reoffences of young people in Leicestershire that were proven after the meeting.
  private mutating func proveLater(_ months: Range<Month>) {
    for _ in 0..<3 {
      let party = "young-" + chance.token()
      let joined = randomDate(months)
      feed.send(
        Message(
          .cohortJoined, subject("member"),
          [
            ("cohort", .string("youth")), ("party", .string(party)), ("date", .date(joined)),
            ("area", .string(area())), ("age", .whole(chance.pick(12...17))),
          ]), in: board + 1)
      for _ in 0..<2 { reoffend(party, joined, isKnown: false) }
    }
  }

  // MARK: Coverage

  private mutating func declare() {
    for index in 0...board + 1 {
      let months = schedule.months(index)
      let isBefore2019 = months.lowerBound < Month(year: 2019, month: 1)
      let isCohortKnown = months.lowerBound < Month(year: 2018, month: 10)
      if index <= board {
        declare(isBefore2019 ? "complete" : "missing", "disposal", months, in: index)
        if months.lowerBound >= Month(year: 2015, month: 4) {
          declare(isCohortKnown ? "complete" : "missing", "member", months, in: index)
          declare("complete", "reoffence", months, in: index)
        }
      }
    }
    for index in 0...board {
      let months = schedule.months(index)
      if months.lowerBound >= Month(year: 2019, month: 1) { declare("complete", "disposal", months, in: board + 1) }
      if months.lowerBound >= Month(year: 2018, month: 10) { declare("complete", "member", months, in: board + 1) }
    }
    declare("missing", "disposal", Timeline.beforeAll..<Month(year: 2014, month: 4), in: 0)
    declare("missing", "member", Timeline.beforeAll..<Month(year: 2015, month: 4), in: 0)
  }

  /// Disposals are the county's alone. Members and reoffences are declared for the whole force's area, as those of
  /// Integrated Offender Management are of the same kinds and nobody else declares them.
  private mutating func declare(_ status: String, _ kind: String, _ months: Range<Month>, in index: Int) {
    feed.declare(status, kind, kind == "disposal" ? Places.county : Places.force, months, in: index)
  }
}
