internal import Events
internal import Ledger
public import Projections

/// Everything that was known after the first `length` events: what a figure is computed from.
public struct Snapshot: Sendable {
  package let projection: Projection
  /// The number of events known.
  public let length: Int
  package let ranks: AreaRanks
  package let populations: Populations
  package let coverage: CoverageIndex
  /// The ranks of the areas that are placed in the administrative geography for want of anything better.
  let provisionalRanks: RankSet
  /// The indexes of countings that were asked for before.
  private let indexes: IndexesInMemory
  /// How many assignments of areas are known: points with as many have the same hierarchy.
  package let assignmentCount: Int
  /// From the ranks of the point to those of the stored indexes; nil where they are the same.
  private let translation: RankTranslation?

  /// The point of an empty cache; `SnapshotCache` shares what points have in common.
  public init(_ projection: Projection, length: Int) {
    self = SnapshotCache().point(projection, length: length)
  }

  init(
    projection: Projection, length: Int, ranks: AreaRanks, populations: Populations, coverage: CoverageIndex,
    provisionalRanks: RankSet, indexes: IndexesInMemory, assignmentCount: Int, translation: RankTranslation?
  ) {
    precondition(length <= projection.length, "a point lies within what the projection has taken in")
    self.projection = projection
    self.length = length
    self.ranks = ranks
    self.populations = populations
    self.coverage = coverage
    self.provisionalRanks = provisionalRanks
    self.indexes = indexes
    self.assignmentCount = assignmentCount
    self.translation = translation
  }

  package var hierarchy: Hierarchy { ranks.hierarchy }

  /// The index of a counting without relations, if one is worth while.
  /// - Parameter isCounted: whether this is one of the times that it is asked for, of which several make it worth while.
  func index(of condition: Condition, kind: RecordKind, isCounted: Bool = true) -> StandingIndex? {
    let key = IndexKey(kind, condition, erased: projection.erased)
    let stored = projection.indexes.index(key, translation)
    if let stored, projection.records[kind].count - stored.rowCount <= IndexesInMemory.maximumLaterRowCount {
      return stored
    }
    return indexes.index(
      condition, kind: kind, records: projection.records, ranks: ranks, assignmentCount: assignmentCount,
      isCounted: isCounted) ?? stored
  }

  /// Whether anything known at the point names the area.
  package func isKnown(area: String) -> Bool {
    if hierarchy.position(of: area) != nil { return true }
    if populations.isKnown(area: area) { return true }
    if projection.facts.statistics.known(at: length).contains(where: { $0.content.area == area }) { return true }
    if projection.facts.coverage.known(at: length).contains(where: { $0.content.area == area }) { return true }
    guard let number = projection.records.dictionary(of: .area).find(StoredValue.text(area).bytes) else {
      return false
    }
    return projection.records.postings.contains { postings in
      guard let column = postings.column(of: .area) else { return false }
      return (0..<postings.count(at: length)).contains { column[$0] == number }
    }
  }
}
