internal import Events
public import Projections
internal import Synchronization

/// Makes points of knowledge, and keeps what points have in common: the hierarchy, the populations and the indexes
/// change far less often than there are points.
public final class SnapshotCache: Sendable {
  private struct Parts {
    var ranks: [Ranks: AreaRanks] = [:]
    var provisional: [Int: RankSet] = [:]
    var populations: [Persons: Populations] = [:]
    var coverage: [Int: CoverageIndex] = [:]
  }

  /// What ranks depend on.
  private struct Ranks: Hashable {
    let assignmentCount: Int
    let areaCount: Int
  }

  /// What populations depend on.
  private struct Persons: Hashable {
    let assignmentCount: Int
    let estimateCount: Int
  }

  /// Parts kept of each sort; beyond it all are dropped.
  private static let maximumPartCount = 8

  private let parts = Mutex(Parts())
  private let indexes = StandingIndexes()

  public init() {}

  /// The point after the first `length` events.
  public func point(_ projection: Projection, length: Int) -> Snapshot {
    let facts = projection.facts
    let assignments = facts.areas.known(at: length)
    let estimates = facts.populations.known(at: length)
    let declarations = facts.coverage.known(at: length)
    let areas = projection.records.dictionary(of: .area)
    return parts.withLock { parts in
      let ranks = Self.kept(in: &parts.ranks, Ranks(assignmentCount: assignments.count, areaCount: areas.count)) {
        AreaRanks(areas, hierarchy: Hierarchy(assignments))
      }
      let persons = Persons(assignmentCount: assignments.count, estimateCount: estimates.count)
      return Snapshot(
        projection: projection, length: length, ranks: ranks,
        populations: Self.kept(in: &parts.populations, persons) {
          Populations(estimates, hierarchy: ranks.hierarchy)
        },
        coverage: Self.kept(in: &parts.coverage, declarations.count) { CoverageIndex(declarations) },
        provisionalRanks: Self.kept(in: &parts.provisional, assignments.count) { Self.provisionalRanks(ranks) },
        indexes: indexes, assignmentCount: assignments.count)
    }
  }

  private static func provisionalRanks(_ ranks: AreaRanks) -> RankSet {
    let areas = ranks.hierarchy.areas
    return RankSet(
      areas.indices.filter { areas[$0].isProvisional(in: 0) }.map { ranks.own(at: $0)..<ranks.own(at: $0) + 1 })
  }

  private static func kept<Key: Hashable, Part>(
    in cache: inout [Key: Part], _ key: Key, _ make: () -> Part
  ) -> Part {
    if let part = cache[key] { return part }
    if cache.count >= maximumPartCount { cache.removeAll() }
    let part = make()
    cache[key] = part
    return part
  }
}
