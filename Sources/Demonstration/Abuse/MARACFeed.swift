internal import Events

/// The returns of the conferences, each quarter: of the county, Leicester and Rutland. That of the end of 2017 came in
/// part, without many of the cases that had come back, and was made good a quarter later. Those of 2019 were not there
/// in time for the Board of September 2019.
struct MARACFeed {
  private(set) var feed: StoredFeed
  private let schedule: Timeline.Schedule
  /// The last return that the Board knew, and the quarters of which it knew a part, and nothing.
  private let board: Int
  private let partial: Int
  private let missing: Int
  /// The return of October to December 2017, which was made good by the next.
  private let madeGood: Int
  private var chance: SplitMix64
  private var number = 0

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed, part: 11)
    schedule = Timeline.Schedule(
      from: Month(year: 2016, month: 1), span: 3, count: 16, lag: 1, days: 18...24, hour: 11, chance: &chance)
    feed = StoredFeed("demo/marac", schedule.times)
    board = schedule.last(by: Timeline.board)
    partial = schedule.natural(Month(year: 2019, month: 1))
    missing = schedule.natural(Month(year: 2019, month: 4))
    madeGood = schedule.natural(Month(year: 2017, month: 10))
    precondition(board == missing, "the return of April to June 2019 was due before the meeting")
    for part in Places.Part.allCases {
      let plans =
        switch part {
        case .county: MARACPlan.county(&chance)
        case .leicester: MARACPlan.other(heardInYear: 430, &chance)
        case .rutland: MARACPlan.other(heardInYear: 16, &chance)
        }
      var making = MARACMaking()
      let cases = making.cases(plans, places: part.places, &chance)
      for marac in cases { send(marac) }
      withdraw(like: cases)
      if part == .county { addLater(like: cases) }
      declare(part)
    }
  }

  /// Sends a case: most in its own return, some in a later one, some with an error that is corrected later.
  private mutating func send(_ marac: MARACCase) {
    let natural = schedule.natural(marac.date)
    var opened = natural
    if natural == partial {
      opened = chance.happens(5800) ? natural : board + 1
    } else if natural == missing {
      opened = board + 1
    } else if natural == madeGood {
      opened = chance.happens(marac.isReturning ? 2500 : 600) ? natural + 1 : natural
    } else if chance.happens(550) {
      opened = min(board, natural + chance.pick(1...2))
    }
    var first = marac
    var correction: [(String, JSONOutput)] = []
    if opened < board, chance.happens(350) {
      if chance.happens(5000) {
        first.contact = ["other"]
        correction = [("contact", .strings(marac.contact))]
      } else {
        first.risk = marac.risk == "medium" ? "standard" : "medium"
        correction = [("risk", .string(marac.risk))]
      }
    }
    let subject = hear(first, in: opened)
    if !correction.isEmpty { feed.send(Message(.maracCorrected, subject, correction), in: opened + 1) }
  }

  @discardableResult
  private mutating func hear(_ marac: MARACCase, in index: Int) -> String {
    number += 1
    let subject = "marac/\(schedule.months(index).lowerBound)/\(sixDigits(number))"
    feed.send(
      Message(
        .maracHeard, subject,
        [
          ("party", .string(marac.party)), ("date", .date(marac.date)),
          ("area", .string(Places.codes[Int(marac.place)])), ("contact", .strings(marac.contact)),
          ("risk", .string(marac.risk)),
        ]), in: index)
    return subject
  }

  /// A few cases were heard elsewhere and are taken back.
  private mutating func withdraw(like cases: [MARACCase]) {
    for var marac in chance.choose(cases.count / 90, of: cases) where schedule.natural(marac.date) < partial {
      marac.party = "pair-" + chance.token()
      let natural = schedule.natural(marac.date)
      let subject = hear(marac, in: natural)
      feed.send(
        Message(.maracWithdrawn, subject, [("reason", .string("heard by another conference"))]), in: natural + 1)
    }
  }

  /// Cases of 2018 that came only after the Board had met: some of them repeats.
  private mutating func addLater(like cases: [MARACCase]) {
    let year = cases.filter { $0.date.month.year == 2018 }
    for var marac in chance.choose(7, of: year) {
      if chance.happens(6000) { marac.party = "pair-" + chance.token() }
      hear(marac, in: chance.pick((board + 1)...(schedule.times.count - 1)))
    }
    for marac in chance.choose(2, of: year) {
      // Cases that turn out to have been heard elsewhere are cleared up by a correction of their area.
      let party = "pair-" + chance.token()
      let subject = hear(
        MARACCase(
          party: party, date: marac.date, place: 7, contact: marac.contact, risk: marac.risk, isReturning: false),
        in: board)
      feed.send(
        Message(.maracCorrected, subject, [("area", .string(Places.codes[Int(marac.place)]))]), in: board + 1)
    }
  }

  private mutating func declare(_ part: Places.Part) {
    for index in schedule.times.indices where index <= missing {
      let isPartial = index == partial || index == madeGood
      let status = index == missing ? "missing" : isPartial ? "partial" : "complete"
      feed.declare(status, "marac", part.code, schedule.months(index), in: index)
      if index == madeGood { feed.declare("complete", "marac", part.code, schedule.months(index), in: index + 1) }
    }
    for index in [partial, missing] {
      feed.declare("complete", "marac", part.code, schedule.months(index), in: board + 1)
    }
  }
}
