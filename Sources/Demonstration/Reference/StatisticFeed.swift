internal import Events

/// Numbers that the partnership only ever receives: those of other bodies, and regional averages.
enum StatisticFeed {
  private struct Statistic {
    var indicator: String
    var area: String
    var start: Month
    var months: Int
    var value: String
    /// Lower and upper limit.
    var limits: (String, String)?
    var time: RecordedTime
  }

  static func make() -> [DatedFeed] {
    [
      feed("demo/public-health", "Public Health (made-up demonstration)", hospital),
      feed("demo/iom", "Integrated Offender Management (made-up demonstration)", offenders),
      feed("demo/crc", "DLNR Community Rehabilitation Company (made-up demonstration)", cohorts),
      feed("demo/regional-averages", "East Midlands police forces (made-up demonstration)", regional),
    ]
  }

  private static func feed(_ source: String, _ publisher: String, _ statistics: [Statistic]) -> DatedFeed {
    var feed = DatedFeed(source)
    for statistic in statistics {
      var data: [(String, JSONOutput)] = [
        ("area", .string(statistic.area)), ("start", .date(statistic.start.start)),
        ("end", .date(statistic.start.adding(statistic.months).start)), ("value", .raw(Array(statistic.value.utf8))),
        ("publisher", .string(publisher)),
      ]
      if let (lower, upper) = statistic.limits {
        data += [("lower", .raw(Array(lower.utf8))), ("upper", .raw(Array(upper.utf8)))]
      }
      feed.send(Message(.statisticPublished, statistic.indicator, data), at: statistic.time)
    }
    return feed
  }

  private static let hospital: [Statistic] = [
    Statistic(
      indicator: "hospital-admissions-violence", area: Places.county, start: Month(year: 2014, month: 4), months: 36,
      value: "22.24", limits: ("20.25", "24.37"), time: Timeline.time(2018, 3, 6)),
    Statistic(
      indicator: "hospital-admissions-violence", area: Places.county, start: Month(year: 2015, month: 4), months: 36,
      value: "24.98", limits: ("22.87", "27.23"), time: Timeline.time(2019, 3, 5)),
  ]

  private static let offenders: [Statistic] = [
    ("iom-reoffending", 2014, 4, "40", Timeline.time(2015, 9, 7)),
    ("iom-reoffending", 2015, 4, "41", Timeline.time(2016, 9, 5)),
    ("iom-reoffending", 2018, 1, "26.4", Timeline.time(2019, 2, 18)),
    ("iom-reoffending-18-24", 2018, 1, "48.33", Timeline.time(2019, 2, 18)),
  ].map { indicator, year, month, value, time in
    Statistic(
      indicator: indicator, area: Places.force, start: Month(year: year, month: month), months: 12, value: value,
      time: time)
  }

  private static let cohorts: [Statistic] = [
    (7, Timeline.time(2018, 11, 19), ["38.78", "36", "39.76"]),
    (10, Timeline.time(2019, 2, 25), ["37.5", "40.63", "38.74"]),
  ].flatMap { (month: Int, time: RecordedTime, values: [String]) in
    let areas = [Places.county, Places.nottinghamshire, Places.derbyshire]
    func quarter(_ indicator: String, _ area: String, _ value: String) -> Statistic {
      Statistic(
        indicator: indicator, area: area, start: Month(year: 2018, month: month), months: 3, value: value, time: time)
    }
    // Under the first indicator for all three, so that they can be compared; each of the others is of one area.
    return zip(areas, values).map { quarter("rat-reoffending", $0, $1) } + [
      quarter("rat-reoffending-nottinghamshire", areas[1], values[1]),
      quarter("rat-reoffending-derbyshire", areas[2], values[2]),
    ]
  }

  private static let regional: [Statistic] = [
    ("total-crime", 2017, "72"), ("vehicle-offences", 2017, "7.92"), ("violence-with-injury", 2017, "9.2"),
    ("residential-burglary", 2017, "4.93"), ("business-burglary", 2017, "2.31"),
    ("total-crime", 2018, "78.3"), ("vehicle-offences", 2018, "8.41"), ("violence-with-injury", 2018, "9"),
    ("residential-burglary", 2018, "4.79"), ("business-burglary", 2018, "1.95"),
  ].map { indicator, year, value in
    Statistic(
      indicator: indicator, area: Places.region, start: Month(year: year, month: 7), months: 12, value: value,
      time: Timeline.time(year + 1, 9, 3))
  }
}
