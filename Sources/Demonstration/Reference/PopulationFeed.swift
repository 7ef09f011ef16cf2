internal import Events

/// Estimates of the population by district for each mid-year, made known a year later; two years are estimated anew.
enum PopulationFeed {
  /// Persons of the county, Leicester and Rutland.
  private struct Estimate {
    var year: Int
    var county: Int
    var leicester: Int
    var rutland: Int
    var time: RecordedTime
  }

  private static let estimates = [
    Estimate(year: 2014, county: 667_900, leicester: 337_700, rutland: 38_000, time: Timeline.time(2015, 6, 25)),
    Estimate(year: 2015, county: 675_300, leicester: 342_600, rutland: 38_300, time: Timeline.time(2016, 6, 23)),
    Estimate(year: 2016, county: 681_500, leicester: 348_300, rutland: 38_600, time: Timeline.time(2017, 6, 22)),
    Estimate(year: 2016, county: 682_900, leicester: 347_900, rutland: 38_600, time: Timeline.time(2018, 3, 22)),
    // The Board of October 2018 had this one.
    Estimate(year: 2017, county: 690_212, leicester: 353_540, rutland: 39_474, time: Timeline.time(2018, 6, 28)),
    Estimate(year: 2018, county: 698_268, leicester: 355_218, rutland: 39_697, time: Timeline.time(2019, 6, 26)),
    // Known only after the meeting of September 2019.
    Estimate(year: 2018, county: 696_900, leicester: 355_900, rutland: 39_690, time: Timeline.time(2020, 5, 6)),
    Estimate(year: 2019, county: 705_000, leicester: 354_300, rutland: 39_900, time: Timeline.time(2020, 5, 6)),
  ]

  static func make() -> DatedFeed {
    var feed = DatedFeed("demo/populations")
    let shares = Places.persons[0..<7].map(Double.init)
    for estimate in estimates {
      let districts = Apportionment.share(estimate.county, by: shares)
      for (place, persons) in (districts + [estimate.leicester, estimate.rutland]).enumerated() {
        feed.send(
          Message(
            .populationEstimated, Places.codes[place], [("year", .whole(estimate.year)), ("persons", .whole(persons))]),
          at: estimate.time)
      }
    }
    return feed
  }
}
