internal import Events

/// The returns under the names that definitions give their feeds, declared at once and back to the first month that each
/// feed delivered. Until then they were declared by kind of record, each by its own feed.
///
/// Months before the first are declared by nobody, and so are those after the last that a feed speaks of: they are gaps.
/// The conferences' feed is called as the kind of its records, and has declared its months all along.
enum CoverageFeed {
  /// What a feed is known to have delivered for some areas, and the months in which it has sent nothing new since.
  private struct Returns {
    var feed: String
    var areas: [String]
    var complete: Range<Month>
    var missing: Range<Month>?
  }

  private static let returns: [Returns] = [
    Returns(feed: "police-crime", areas: [Places.county], complete: months(2016, 7, 38), missing: months(2019, 9, 8)),
    Returns(
      feed: "police-crime", areas: [Places.leicester, Places.rutland], complete: months(2017, 7, 26),
      missing: months(2019, 9, 8)),
    Returns(feed: "police-incidents", areas: all, complete: months(2017, 7, 26), missing: months(2019, 9, 8)),
    Returns(feed: "uava", areas: all, complete: months(2016, 7, 38), missing: months(2019, 9, 6)),
    Returns(
      feed: "community-survey", areas: [Places.county], complete: months(2015, 4, 51), missing: months(2019, 7, 3)),
    Returns(feed: "insight-survey", areas: [Places.county], complete: months(2017, 7, 24), missing: months(2019, 7, 3)),
    Returns(feed: "youth-disposals", areas: [Places.county], complete: months(2014, 4, 63)),
    Returns(feed: "youth-cohort", areas: [Places.county], complete: months(2015, 4, 51)),
    Returns(feed: "iom-cohort", areas: [Places.force], complete: months(2015, 1, 48)),
  ]

  private static let all = Places.Part.allCases.map(\.code)

  private static func months(_ year: Int, _ month: Int, _ count: Int) -> Range<Month> {
    let first = Month(year: year, month: month)
    return first..<first.adding(count)
  }

  static func make() -> DatedFeed {
    var feed = DatedFeed("demo/returns")
    for returns in returns {
      for area in returns.areas {
        feed.send(.coverage("complete", returns.feed, area, returns.complete), at: Timeline.naming(hour: 9))
        guard let missing = returns.missing else { continue }
        feed.send(.coverage("missing", returns.feed, area, missing), at: Timeline.naming(hour: 9))
      }
    }
    return feed
  }
}
