internal import Events

/// Estimates of the population by district for each mid-year, made known a year later; two years are estimated anew. Those
/// of households and of young people are sent when definitions first ask for them.
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

  /// A population that is a part of the residents, or goes with them: how many of each thousand, in the order of
  /// `Places.codes`.
  private struct Share {
    var of: String
    var perThousand: [Int]
  }

  private static let shares = [
    Share(of: "households", perThousand: [418, 404, 414, 428, 426, 421, 383, 366, 404]),
    Share(of: "aged-10-17", perThousand: [93, 82, 99, 88, 91, 93, 96, 104, 108]),
  ]

  static func make() -> DatedFeed {
    var feed = DatedFeed("demo/populations")
    for estimate in estimates {
      for (place, persons) in persons(estimate).enumerated() {
        feed.send(
          Message(
            .populationEstimated, Places.codes[place], [("year", .whole(estimate.year)), ("persons", .whole(persons))]),
          at: estimate.time)
      }
    }
    let newest = Dictionary(estimates.map { ($0.year, $0) }, uniquingKeysWith: { $1 })
    for estimate in newest.values.sorted(by: { $0.year < $1.year }) {
      for share in shares {
        for (place, persons) in persons(estimate).enumerated() {
          feed.send(self.share(share, of: persons, place, year: estimate.year), at: Timeline.naming(hour: 8))
        }
      }
    }
    return feed
  }

  /// The residents of each place.
  private static func persons(_ estimate: Estimate) -> [Int] {
    Apportionment.share(estimate.county, by: Places.persons[0..<7].map(Double.init))
      + [estimate.leicester, estimate.rutland]
  }

  private static func share(_ share: Share, of persons: Int, _ place: Int, year: Int) -> Message {
    Message(
      .populationEstimated, Places.codes[place],
      [
        ("year", .whole(year)), ("persons", .whole(persons * share.perThousand[place] / 1000)),
        ("of", .string(share.of)), ("note", .string("made up: a share of the made-up residents")),
      ])
  }
}
