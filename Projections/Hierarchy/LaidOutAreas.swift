/// What a hierarchy, its ranks and its populations follow from.
struct AreaExtent: Equatable, Sendable {
  /// How many assignments of areas.
  let assignmentCount: Int
  /// How many numbers of the dictionary of areas have a rank.
  let numberCount: Int
  /// How many estimates of populations.
  let estimateCount: Int

  init(assignmentCount: Int, numberCount: Int, estimateCount: Int) {
    self.assignmentCount = assignmentCount
    self.numberCount = numberCount
    self.estimateCount = estimateCount
  }

  /// All that is known.
  init(_ facts: Facts, _ dictionary: ValueDictionary) {
    assignmentCount = facts.areas.count
    numberCount = dictionary.count
    estimateCount = facts.populations.count
  }

  /// Whether it is as good as a later one: what few numbers came since are added when it is read.
  func isEnough(for later: AreaExtent) -> Bool {
    assignmentCount == later.assignmentCount && estimateCount == later.estimateCount
      && later.numberCount - numberCount <= max(64, numberCount / 8)
  }

  /// Whether indexes by these areas serve where later ones are asked about.
  func isBase(for later: AreaExtent) -> Bool {
    later.assignmentCount - assignmentCount <= max(256, assignmentCount / 8)
      && later.numberCount - numberCount <= max(256, numberCount / 2)
  }
}

/// The areas laid out as some assignments place them, with their ranks and their populations: ready to be used.
package struct LaidOutAreas: Sendable {
  let extent: AreaExtent
  let hierarchyTable: WordTable
  private let ranks: Column
  private let lone: Column
  let populationTable: WordTable

  /// As they were stored.
  init(_ extent: AreaExtent, hierarchy: WordTable, ranks: Column, lone: Column, populations: WordTable) {
    self.extent = extent
    hierarchyTable = hierarchy
    (self.ranks, self.lone) = (ranks, lone)
    populationTable = populations
  }

  /// Lays them out.
  init(_ extent: AreaExtent, _ facts: Facts, _ dictionary: ValueDictionary) {
    self.extent = extent
    let hierarchy = Hierarchy(facts.areas.prefix(extent.assignmentCount))
    let numbers = AreaRanks(dictionary, upTo: extent.numberCount, hierarchy: hierarchy).rank
    hierarchyTable = hierarchy.table.table
    (ranks, lone) = (numbers.ranks, numbers.lone)
    populationTable = Populations(facts.populations.prefix(extent.estimateCount), hierarchy: hierarchy).table
  }

  package var hierarchy: Hierarchy { Hierarchy(HierarchyTable(stored: hierarchyTable)) }

  var numberRanks: NumberRanks {
    NumberRanks(areaCount: HierarchyTable(stored: hierarchyTable).areaCount, ranks: ranks, lone: lone)
  }

  /// The ranks of all numbers of the dictionary of which they have the first.
  package func ranks(_ dictionary: ValueDictionary) -> AreaRanks {
    AreaRanks(dictionary, hierarchy: hierarchy, extending: numberRanks)
  }

  /// - Parameter hierarchy: their own.
  package func populations(_ hierarchy: Hierarchy) -> Populations {
    Populations(stored: populationTable, hierarchy: hierarchy)
  }
}
