internal import Events

/// Members of the cohort of Integrated Offender Management, each quarter: prolific offenders until 2017, then those
/// who do the most harm by violence. The published reductions come from the reference feed; these are the members
/// themselves, from all of Leicester, Leicestershire and Rutland.
struct OffenderFeed {
  private(set) var feed: StoredFeed

  init(seed: UInt64) {
    var chance = SplitMix64(seed: seed, part: 22)
    let schedule = Timeline.Schedule(
      from: Month(year: 2015, month: 1), span: 3, count: 19, lag: 1, days: 15...20, hour: 15, chance: &chance)
    feed = StoredFeed("demo/integrated-offender-management", schedule.times)
    let board = schedule.last(by: Timeline.board)
    for index in 0..<16 {
      let months = schedule.months(index)
      for _ in 0..<chance.pick(16...22) {
        let isViolent = months.lowerBound >= Month(year: 2018, month: 1)
        let party = "offender-" + chance.token()
        let joined = months.lowerBound.adding(chance.below(3)).randomDate(&chance)
        feed.send(
          Message(
            .cohortJoined, "iom/member/\(party)",
            [
              ("cohort", .string(isViolent ? "iom/violent" : "iom/prolific")), ("party", .string(party)),
              ("date", .date(joined)), ("area", .string(Places.codes[chance.below(9)])),
              ("age", .whole(chance.pick(18...45))),
            ]), in: index)
        guard chance.happens(isViolent ? 3100 : 5700) else { continue }
        for number in 1...chance.pick(1...4) {
          let date = CivilDate(day: joined.day + Int32(chance.pick(5...330)))
          let proven = schedule.natural(date) + chance.below(2)
          guard date.month < Month(year: 2019, month: 7) else { continue }
          feed.send(
            Message(
              .reoffenceProven, "iom/reoffence/\(party)/\(number)",
              [("party", .string(party)), ("date", .date(date))]), in: min(board, proven))
        }
      }
    }
  }
}
