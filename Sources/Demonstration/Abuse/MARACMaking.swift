internal import Events

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
