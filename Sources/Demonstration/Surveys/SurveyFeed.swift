internal import Events

/// Answers to the Community Based Survey and the Leicestershire Insight Survey, each quarter, with their weights.
struct SurveyFeed {
  private(set) var feed: StoredFeed
  private let schedule: Timeline.Schedule
  private let board: Int
  private var chance: SplitMix64
  private var number = 0

  /// A question in one quarter.
  private struct Wave {
    var survey: String
    var question: String
    var months: Range<Month>
    /// Answers of each district.
    var perDistrict: Int
    var agree: [String]
    var disagree: [String]
    /// The weighted share that agrees, in hundredths of a percent.
    var share: Int
  }

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed, part: 31)
    schedule = Timeline.Schedule(
      from: Month(year: 2015, month: 4), span: 3, count: 19, lag: 0, days: 20...26, hour: 16, chance: &chance)
    feed = StoredFeed("demo/community-survey", schedule.times)
    board = schedule.last(by: Timeline.board)
    for index in 0...board {
      let months = schedule.months(index)
      hold(antiSocialBehaviour(index, months))
      if months.lowerBound >= Month(year: 2017, month: 7) { hold(insight(months)) }
      feed.declare("complete", "answer", Places.county, months, in: index)
    }
    let rest = schedule.months(board + 1)
    feed.declare("missing", "answer", Places.county, rest, in: board + 1)
  }

  /// Around 80 % for two years, then 81 %; before 2017/18 another question, with falling shares.
  private mutating func antiSocialBehaviour(_ index: Int, _ months: Range<Month>) -> Wave {
    let isNew = months.lowerBound >= Month(year: 2017, month: 4)
    let isReported = months.lowerBound == Month(year: 2019, month: 4)
    return Wave(
      survey: "community-based-survey", question: isNew ? "asb-change" : "asb-problem", months: months,
      perDistrict: 60, agree: isNew ? ["decreased", "stayed-the-same", "stayed-the-same"] : ["not-a-problem"],
      disagree: isNew ? ["increased"] : ["a-problem"],
      share: isReported ? 8100 : isNew ? 8000 + chance.pick(-60...60) : 8900 - index * 90 + chance.pick(-40...40))
  }

  /// 94 % in the year to June 2018, 93 % in the year to June 2019.
  private func insight(_ months: Range<Month>) -> Wave {
    Wave(
      survey: "leicestershire-insight-survey", question: "different-backgrounds-get-on", months: months,
      perDistrict: 56, agree: ["strongly-agree", "tend-to-agree", "tend-to-agree"],
      disagree: ["tend-to-disagree", "strongly-disagree"],
      share: months.lowerBound >= Month(year: 2018, month: 7) ? 9300 : 9400)
  }

  private mutating func hold(_ wave: Wave) {
    // Weights in tenths. Answers agree until their weights make the share.
    var weights = (0..<wave.perDistrict * 7).map { _ in chance.pick(6...14) }
    chance.shuffle(&weights)
    let wanted = weights.reduce(0, +) * wave.share
    var agreed = 0
    var order = Array(weights.indices)
    chance.shuffle(&order)
    let index = schedule.natural(wave.months.lowerBound)
    for respondent in order {
      let weight = weights[respondent]
      let agrees = (agreed * 2 + weight) * 5_000 < wanted
      if agrees { agreed += weight }
      let answer = chance.pick(agrees ? wave.agree : wave.disagree)
      let isLate = index < board && chance.happens(300)
      answered(wave, answer, weight: weight, district: respondent % 7, in: isLate ? index + 1 : index)
    }
    for _ in 0..<wave.perDistrict / 3 {
      answered(wave, "dont-know", weight: 10, district: chance.below(7), in: index)
    }
    if index < board {
      let subject = answered(wave, chance.pick(wave.agree), weight: 10, district: chance.below(7), in: index)
      feed.send(Message(.surveyWithdrawn, subject, [("reason", .string("answered twice"))]), in: index + 1)
    }
    // Postal answers that came after the Board had met.
    if index >= board - 1 {
      for _ in 0..<6 {
        let answer = chance.pick(wave.agree + wave.disagree)
        answered(wave, answer, weight: chance.pick(6...14), district: chance.below(7), in: board + 1)
      }
    }
  }

  @discardableResult
  private mutating func answered(
    _ wave: Wave, _ answer: String, weight: Int, district: Int, in index: Int
  ) -> String {
    number += 1
    let subject = "answer/\(wave.months.lowerBound)/\(sixDigits(number))"
    var data: [(String, JSONOutput)] = [
      ("survey", .string(wave.survey)), ("question", .string(wave.question)), ("answer", .string(answer)),
      ("date", .date(wave.months.lowerBound.adding(chance.below(3)).randomDate(&chance))),
      ("area", .string(Places.codes[district])),
    ]
    if weight != 10 { data.append(("weight", .tenths(weight))) }
    feed.send(Message(.surveyAnswered, subject, data), in: index)
    return subject
  }
}
