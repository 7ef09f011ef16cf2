/// How many records of the county there have to be for the figures of the Board's report, for the year to June 2019
/// (`now`) and the year before.
///
/// Each pair is chosen where the report leaves room: within the values that round to the number printed, and with
/// the change that is printed. Rates are of 698,268 persons (mid-2018), which is the population of both years as known
/// in September 2019.
struct ReportTargets {
  struct Pair {
    var before: Int
    var now: Int

    /// A count, and the count before for a change in percent.
    init(now: Int, changePercent: Double) {
      self.now = now
      before = Int((Double(now) / (1 + changePercent / 100)).rounded())
    }

    init(before: Int, now: Int) {
      self.before = before
      self.now = now
    }

    subscript(year: PoliceYear) -> Int { year == .before ? before : now }
  }

  let totalCrime: Pair
  let residentialBurglary: Pair
  let businessBurglary: Pair
  let vehicle: Pair
  let violenceWithInjury: Pair
  let domesticViolenceWithInjury: Pair
  let sexual: Pair
  let aggravated: Pair
  let hate: Pair
  let antiSocialBehaviour: Pair
  /// Crimes of the year to June 2018 and of the year before it that were known on 1 October 2018, when the Board was
  /// told 61 per 1,000 (of 690,212 persons in mid-2017) and an increase of 14 %.
  let toldBefore = Pair(before: 36_932, now: 42_103)

  init(_ chance: inout SplitMix64) {
    // 65.4 per 1,000, +7.4 %
    totalCrime = Pair(now: chance.pick(45_640...45_690), changePercent: 7.4)
    // 4.81, similar and a little lower
    let residential = chance.pick(3_357...3_361)
    residentialBurglary = Pair(before: residential + chance.pick(20...60), now: residential)
    // 1.97, -16 %
    businessBurglary = Pair(now: chance.pick(1_374...1_378), changePercent: -16)
    // 8.77, +14.1 %
    vehicle = Pair(now: chance.pick(6_122...6_126), changePercent: 14.1)
    // 4.47, -10.9 %
    violenceWithInjury = Pair(now: chance.pick(3_119...3_123), changePercent: -10.9)
    // 1.9 to 1.5
    domesticViolenceWithInjury = Pair(before: chance.pick(1_300...1_355), now: chance.pick(1_020...1_075))
    // an increase
    sexual = Pair(before: chance.pick(1_150...1_190), now: chance.pick(1_300...1_350))
    // 0.3, very low
    aggravated = Pair(before: chance.pick(190...215), now: chance.pick(195...225))
    // 0.74 to 0.77
    hate = Pair(before: chance.pick(515...519), now: chance.pick(536...540))
    // 8.9, -25 %
    antiSocialBehaviour = Pair(now: chance.pick(6_190...6_240), changePercent: -25)
  }
}
