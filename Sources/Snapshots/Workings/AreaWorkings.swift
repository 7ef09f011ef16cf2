package import Events
package import Projections

/// What figures of one area have in common at a point.
package final class AreaWorkings {
  package let code: String
  /// What is counted in the area is kept under it.
  let number: Int
  package private(set) lazy var scope = point.scope(of: code)
  private(set) lazy var outside = outsides.outside(scope)
  private let outsides: OutsideAreas.Pool
  private let point: Snapshot
  private let recordMonths: RecordMonths

  package private(set) lazy var name = point.hierarchy.name(of: code)
  /// What tells the area from others of its name; nil where no other has it.
  package private(set) lazy var kind = point.hierarchy.kind(of: code)
  /// The codes of the areas above it, as `Hierarchy.ancestors` gives them.
  package private(set) lazy var ancestors = point.hierarchy.ancestors(of: code)
  /// Whether anything known at the point names the area.
  package private(set) lazy var isKnown = point.isKnown(area: code)

  private var feeds: [ExactText: FeedAccount] = [:]
  private var accounts: [AccountKey: WindowAccount] = [:]
  private var populations: [PopulationKey: Populations.Estimate?] = [:]

  private struct AccountKey: Hashable {
    let requirements: [FeedRequirement]
    let months: Range<Month>
  }

  private struct PopulationKey: Hashable {
    let end: CivilDate
    let kind: String
  }

  init(
    _ code: String, number: Int, _ outsides: OutsideAreas.Pool, _ recordMonths: RecordMonths, at point: Snapshot
  ) {
    self.code = code
    self.number = number
    self.outsides = outsides
    self.recordMonths = recordMonths
    self.point = point
  }

  /// What is known of the returns of a feed.
  package func account(of feed: String) -> FeedAccount {
    if let found = feeds[ExactText(feed)] { return found }
    let made = FeedAccount(feed: feed, area: code, at: point)
    feeds[ExactText(feed)] = made
    return made
  }

  /// What the feeds of some definitions account for of a window's months.
  package func account(_ requirements: [FeedRequirement], months: Range<Month>) -> WindowAccount {
    let key = AccountKey(requirements: requirements, months: months)
    if let found = accounts[key] { return found }
    let made = WindowAccount(requirements, months: months, area: self, recordMonths)
    accounts[key] = made
    return made
  }

  /// The population of a window that ends before a date.
  package func population(end: CivilDate, kind: String) -> Populations.Estimate? {
    let key = PopulationKey(end: end, kind: kind)
    if let found = populations[key] { return found }
    let found = point.populations.population(of: code, end: end, kind: kind)
    populations[key] = .some(found)
    return found
  }
}
