internal import Events

/// When things become known.
enum Timeline {
  /// The first month of the police returns.
  static let firstMonth = Month(year: 2016, month: 7)

  /// From here to the first return of a feed its months are declared missing: nothing of them is in this history.
  static let beforeAll = Month(year: 2010, month: 4)

  /// The day of the Board's meeting, and that of the meeting a year before.
  static let board = CivilDate(month: Month(year: 2019, month: 9), dayOfMonth: 20)
  static let boardBefore = CivilDate(month: Month(year: 2018, month: 10), dayOfMonth: 1)

  /// The day on which the feeds are declared by name and definitions name them: long after the meetings, so that what the
  /// Board was shown was judged without.
  static func naming(hour: Int) -> RecordedTime { time(2023, 5, 15, hour: hour) }

  /// The returns of a feed: one for each span of months, sent some time after the span has ended.
  struct Schedule {
    let first: Month
    /// The months of one return.
    let span: Int
    let times: [RecordedTime]

    /// - Parameter lag: whole months from the end of a span to the month in which it is sent.
    init(
      from first: Month, span: Int, count: Int, lag: Int, days: ClosedRange<Int>, hour: Int, chance: inout SplitMix64
    ) {
      self.first = first
      self.span = span
      times = (0..<count).map { index in
        let month = first.adding((index + 1) * span + lag)
        let date = CivilDate(month: month, dayOfMonth: chance.pick(days))
        return Timeline.time(date, hour: hour, second: chance.below(3600))
      }
    }

    /// The return that a date belongs to.
    func natural(_ date: CivilDate) -> Int { (date.month.index - first.index) / span }

    func natural(_ month: Month) -> Int { (month.index - first.index) / span }

    /// The first month of a return, and the month after its last.
    func months(_ index: Int) -> Range<Month> { first.adding(index * span)..<first.adding((index + 1) * span) }

    /// The last return that is known at the end of a day.
    func last(by date: CivilDate) -> Int {
      let end = Timeline.time(CivilDate(day: date.day + 1), hour: 0, second: 0)
      return times.count { $0 < end } - 1
    }
  }

  static func time(_ date: CivilDate, hour: Int, second: Int) -> RecordedTime {
    RecordedTime(microseconds: (Int64(date.day) * 86_400 + Int64(hour * 3600 + second)) * 1_000_000)
  }

  static func time(_ year: Int, _ month: Int, _ day: Int, hour: Int = 10) -> RecordedTime {
    time(CivilDate(month: Month(year: year, month: month), dayOfMonth: day), hour: hour, second: 0)
  }
}

extension CivilDate {
  /// A day of a month that is long enough.
  init(month: Month, dayOfMonth: Int) { self.init(day: month.start.day + Int32(dayOfMonth - 1)) }
}

extension Month {
  var dayCount: Int { Int(end.day - start.day) }

  func randomDate(_ chance: inout SplitMix64) -> CivilDate {
    CivilDate(day: start.day + Int32(chance.below(dayCount)))
  }
}
