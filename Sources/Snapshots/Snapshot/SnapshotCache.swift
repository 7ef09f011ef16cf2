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
    var translations: [Translated: RankTranslation] = [:]
  }

  /// What ranks depend on.
  private struct Ranks: Hashable {
    let assignmentCount: Int
    let areaCount: Int
  }

  /// What a translation of ranks depends on.
  private struct Translated: Hashable {
    let from: Ranks
    let toAssignmentCount: Int
  }

  /// What populations depend on.
  private struct Persons: Hashable {
    let assignmentCount: Int
    let estimateCount: Int
  }

  /// Parts kept of each sort; beyond it all are dropped.
  private static let maximumPartCount = 8

  private let parts = Mutex(Parts())
  private let indexes = IndexesInMemory()
  private let kept = KeptAtPoints()

  public init() {}

  /// What is made of the point after the first `length` events of a projection and kept with it.
  package func kept<Content: Sendable>(
    _ projection: Projection, at length: Int, _ make: () throws -> Content
  ) rethrows -> Content {
    try kept.content(at: length, definitionCount: projection.facts.definitions.count, make)
  }

  /// The point after the first `length` events.
  public func point(_ projection: Projection, length: Int) -> Snapshot {
    let facts = projection.facts
    let assignmentCount = facts.areas.knownCount(at: length)
    let estimateCount = facts.populations.knownCount(at: length)
    let declarations = facts.coverage.known(at: length)
    let ranksKey = Ranks(
      assignmentCount: assignmentCount, areaCount: projection.records.dictionary(of: .area).count)
    return parts.withLock { parts in
      let ranks = Self.kept(in: &parts.ranks, ranksKey) { projection.ranks(assignmentCount: assignmentCount) }
      let persons = Persons(assignmentCount: assignmentCount, estimateCount: estimateCount)
      return Snapshot(
        projection: projection, length: length, ranks: ranks,
        populations: Self.kept(in: &parts.populations, persons) {
          projection.populations(
            assignmentCount: assignmentCount, estimateCount: estimateCount, ranks.hierarchy)
        },
        coverage: Self.kept(in: &parts.coverage, declarations.count) { CoverageIndex(declarations) },
        provisionalRanks: Self.kept(in: &parts.provisional, assignmentCount) { ranks.provisional },
        indexes: indexes, assignmentCount: assignmentCount,
        translation: Self.translation(of: projection, ranksKey, ranks, &parts))
    }
  }

  /// From the ranks of a point to those of the stored indexes; nil where they are the same.
  private static func translation(
    of projection: Projection, _ key: Ranks, _ ranks: AreaRanks, _ parts: inout Parts
  ) -> RankTranslation? {
    guard let base = projection.indexes.assignmentCount, base != key.assignmentCount else { return nil }
    return kept(in: &parts.translations, Translated(from: key, toAssignmentCount: base)) {
      let to = kept(in: &parts.ranks, Ranks(assignmentCount: base, areaCount: key.areaCount)) {
        projection.ranks(assignmentCount: base)
      }
      return RankTranslation(from: ranks, to: to)
    }
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
