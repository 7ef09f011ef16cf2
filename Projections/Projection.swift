package import Events
package import Ledger

/// Everything that the first `length` events of a ledger say, in a form that answers questions.
///
/// A projection is a value: a copy is cheap and does not change while the original catches up. It holds nothing
/// that cannot be rebuilt from the journal.
public struct Projection: Sendable {
  /// The number of events taken in.
  public private(set) var length = 0
  package private(set) var records = RecordProjection()
  package private(set) var facts = Facts()
  /// The areas as they were stored, ready to be used; nil where they were not.
  var laidOutAreas: LaidOutAreas?
  /// Whether a party that was erased may stand in what is stored of the areas: that names everybody as the journal does.
  private var laysOutAreas = false
  /// The standing indexes as they were stored.
  package internal(set) var indexes = StoredIndexes()

  /// The projection of no events.
  package init() {}

  /// A projection as it was stored.
  init(length: Int, records: RecordProjection, facts: Facts) {
    self.length = length
    self.records = records
    self.facts = facts
  }

  /// Takes the next page of events in.
  mutating func fold(_ page: ParsedPage) throws {
    precondition(page.first == length, "pages are taken in in order")
    try records.fold(page)
    var reader = EventReader()
    for (sequence, json) in page.facts {
      try facts.fold(json, sequence: sequence, reader: &reader)
    }
    length += page.events.count
  }

  /// The projection as it would be if these events followed.
  package func foreseeing(_ events: [ForeseenEvent]) throws -> Projection {
    var projection = self
    try projection.fold(try ParsedPage(events, from: length))
    return projection
  }

  /// The projection as it is told where parties were erased: a placeholder stands for each wherever a text names it, so that
  /// nothing above can show one. What is counted stays as it was.
  /// - Parameters:
  ///   - values: what the records tell; takes in what came since.
  ///   - before: what was told of the first events, by the same erasures.
  func told(by values: inout ToldValues, after before: Projection?) throws -> Projection {
    var told = self
    values.take(records)
    values.take(facts)
    told.laysOutAreas = values.mayNameAreas
    told.records = values.told(records)
    told.facts = try facts.told(values.erased, after: before.map { ($0.facts, $0.length) })
    return told
  }

  /// The same, of which every question looks at the records, and replays what places areas.
  public var withoutIndexes: Projection {
    var projection = self
    (projection.indexes, projection.laidOutAreas) = (StoredIndexes(), nil)
    return projection
  }

  /// Who was erased.
  package var erased: Erasures { records.erased }

  // MARK: Areas

  /// The tree of areas as known at a point.
  package func hierarchy(at length: Int) -> Hierarchy {
    let assignmentCount = facts.areas.knownCount(at: length)
    return laidOut(assignmentCount)?.hierarchy ?? Hierarchy(facts.areas.prefix(assignmentCount))
  }

  /// The areas in a row, as the first assignments place them.
  package func ranks(assignmentCount: Int) -> AreaRanks {
    let dictionary = records.dictionary(of: .area)
    return laidOut(assignmentCount)?.ranks(dictionary)
      ?? AreaRanks(dictionary, hierarchy: Hierarchy(facts.areas.prefix(assignmentCount)))
  }

  /// The populations by the first estimates.
  /// - Parameter hierarchy: the areas as the first assignments place them.
  package func populations(assignmentCount: Int, estimateCount: Int, _ hierarchy: Hierarchy) -> Populations {
    if let areas = laidOut(assignmentCount), areas.extent.estimateCount == estimateCount {
      return areas.populations(hierarchy)
    }
    return Populations(facts.populations.prefix(estimateCount), hierarchy: hierarchy)
  }

  private func laidOut(_ assignmentCount: Int) -> LaidOutAreas? {
    guard !laysOutAreas else { return nil }
    return [laidOutAreas, indexes.areas].lazy.compactMap { $0 }.first { $0.extent.assignmentCount == assignmentCount }
  }

  /// Whether so many areas are others than those that were stored that it is worth storing them now, before the next question
  /// lays them out again.
  var needsNewAreas: Bool {
    let extent = areaExtent
    return extent.assignmentCount >= Projection.leastStoredAssignmentCount
      && !(laidOutAreas?.extent.isEnough(for: extent) ?? false)
  }

  private static let leastStoredAssignmentCount = 2000

  var areaExtent: AreaExtent { AreaExtent(facts, records.dictionary(of: .area)) }
}
