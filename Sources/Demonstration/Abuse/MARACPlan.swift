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
