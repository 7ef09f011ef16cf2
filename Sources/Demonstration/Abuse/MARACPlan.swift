internal import Events

/// How many cases a conference hears in some months, how many of them come back within twelve months of the case
/// before, and how many of these because of violence or its threat (which is what version 1 calls a repeat).
struct MARACPlan {
  var months: Range<Month>
  var heard: Int
  var returning: Int
  var byViolence: Int

  /// The county. The figures that come of it: in 2017 33 % by version 1; in 2018, when version 2 judges from April on,
  /// 45 %, most of the rise being the wider rule and some of it more cases that come back.
  static func county(_ chance: inout SplitMix64) -> [MARACPlan] {
    let before = chance.pick(374...384)
    let now = chance.pick(398...408)
    let repeatsBefore = (before * 33 + 50) / 100
    // At least 45 %, so that the lower limit lies above the threshold of 40 %.
    let repeats = (now * 45 + 99) / 100
    let firstQuarter = now * 24 / 100
    let firstRepeats = (firstQuarter * 34 + 50) / 100
    let returning = repeats - firstRepeats
    return [
      MARACPlan(months: months(2016, 1...6), heard: 172, returning: 30, byViolence: 24),
      MARACPlan(months: months(2016, 7...12), heard: 178, returning: 68, byViolence: 54),
      MARACPlan(
        months: months(2017, 1...12), heard: before, returning: repeatsBefore * 126 / 100,
        byViolence: repeatsBefore),
      MARACPlan(
        months: months(2018, 1...3), heard: firstQuarter, returning: firstRepeats * 128 / 100,
        byViolence: firstRepeats),
      MARACPlan(
        months: months(2018, 4...12), heard: now - firstQuarter, returning: returning,
        byViolence: returning * 75 / 100),
      MARACPlan(months: months(2019, 1...6), heard: 206, returning: 99, byViolence: 73),
    ]
  }

  /// Another conference, of which nothing is reported.
  static func other(heardInYear: Int, _ chance: inout SplitMix64) -> [MARACPlan] {
    [(2016, 1...12, 24), (2017, 1...12, 38), (2018, 1...12, 44), (2019, 1...6, 45)].map { year, span, percent in
      let heard = heardInYear * span.count * chance.pick(95...105) / 1200
      let returning = heard * percent / 100
      return MARACPlan(
        months: months(year, span), heard: heard, returning: returning, byViolence: returning * 78 / 100)
    }
  }

  private static func months(_ year: Int, _ months: ClosedRange<Int>) -> Range<Month> {
    Month(year: year, month: months.lowerBound)..<Month(year: year, month: months.upperBound).adding(1)
  }
}

/// A case as it is known in the end.
struct MARACCase {
  var party: String
  var date: CivilDate
  var place: UInt8
  var contact: [String]
  var risk: String
  /// Whether the pair was heard within the twelve months before.
  var isReturning: Bool
}

/// Makes the cases of one conference.
struct MARACMaking {
  /// A pair of victim and perpetrator with the date of its last case.
  private struct Pair {
    var party: String
    var place: UInt8
    var last: CivilDate
  }

  private var pairs: [Pair] = []

  /// The cases of the plans, in the order of their dates.
  mutating func cases(_ plans: [MARACPlan], places: Range<UInt8>, _ chance: inout SplitMix64) -> [MARACCase] {
    plans.flatMap { plan in
      let first = plan.months.lowerBound.start.day
      let days = Int(plan.months.upperBound.start.day - first)
      var kinds: [(isReturning: Bool, isViolent: Bool)] = (0..<plan.heard).map {
        ($0 < plan.returning, $0 < plan.byViolence)
      }
      chance.shuffle(&kinds)
      let dates = (0..<plan.heard).map { _ in CivilDate(day: first + Int32(chance.below(days))) }.sorted()
      // Nobody can come back before there was a case: those who do come after those who do not.
      if pairs.isEmpty { kinds = kinds.filter { !$0.isReturning } + kinds.filter { $0.isReturning } }
      return zip(dates, kinds).map { date, kind in
        let pair = kind.isReturning ? returningPair(date, &chance) : newPair(date, places, &chance)
        return MARACCase(
          party: pair.party, date: date, place: pair.place,
          contact: contact(kind.isReturning ? kind.isViolent : chance.happens(7600), &chance),
          risk: chance.pick(["standard", "medium", "medium", "high", "high", "high"]), isReturning: kind.isReturning)
      }
    }
  }

  /// A pair whose last case lies within twelve months.
  private mutating func returningPair(_ date: CivilDate, _ chance: inout SplitMix64) -> Pair {
    let candidates = pairs.indices.filter { pairs[$0].last < date && date <= pairs[$0].last.adding(months: 12) }
    let index = chance.pick(candidates)
    pairs[index].last = date
    return pairs[index]
  }

  /// A new pair; or, now and then, one whose last case is too long ago to make this a repeat.
  private mutating func newPair(_ date: CivilDate, _ places: Range<UInt8>, _ chance: inout SplitMix64) -> Pair {
    let longAgo = pairs.indices.filter { pairs[$0].last.adding(months: 12) < date }
    if !longAgo.isEmpty, chance.happens(900) {
      let index = chance.pick(longAgo)
      pairs[index].last = date
      return pairs[index]
    }
    pairs.append(Pair(party: "pair-" + chance.token(), place: chance.pick(Array(places)), last: date))
    return pairs[pairs.count - 1]
  }

  private func contact(_ isViolent: Bool, _ chance: inout SplitMix64) -> [String] {
    var contact: [String] = []
    if isViolent { contact = chance.pick([["violence"], ["threat"], ["violence", "threat"], ["violence"]]) }
    if !isViolent || chance.happens(3000) {
      contact.append(chance.pick(["harassment", "stalking", "harassment", "other", "sexual"]))
    }
    return contact
  }
}
