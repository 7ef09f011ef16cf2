internal import Events
internal import Ledger

/// What events state that are about no record, each with the sequence of its event, in order.
package struct Facts: Sendable {
  /// A fact with the sequence of the event that states it.
  package struct Stated<Content: Sendable>: Sendable {
    package let sequence: Int
    package let content: Content
  }

  package private(set) var areas = KeptFacts<AreaAssignment>()
  package private(set) var populations = KeptFacts<PopulationEstimate>()
  package private(set) var coverage = KeptFacts<CoverageDeclaration>()
  package private(set) var statistics = KeyedFacts<PublishedStatistic>()
  package private(set) var definitions = KeyedFacts<Adoption>()
  package private(set) var feedFiles: [Stated<FeedAdoption>] = []
  package private(set) var practices: [Stated<PracticeNote>] = []
  package private(set) var publications = KeyedFacts<PublishedFigure>()
  /// Who was erased, as it is.
  package private(set) var erasures: [Stated<String>] = []
  /// The JSON of those of which no `KeptFacts` keeps less.
  private(set) var log = FactLog()

  init() {}

  /// The facts as they were stored.
  init(areas: FactLog, populations: FactLog, coverage: FactLog, log: FactLog) throws {
    self.areas = KeptFacts(areas)
    self.populations = KeptFacts(populations)
    self.coverage = KeptFacts(coverage)
    self.log = log
    try read(from: 0, telling: .none)
  }

  /// The same facts, kept in these logs.
  func kept(areas: FactLog, populations: FactLog, coverage: FactLog, log: FactLog) -> Facts {
    var facts = self
    facts.areas = KeptFacts(areas)
    facts.populations = KeptFacts(populations)
    facts.coverage = KeptFacts(coverage)
    facts.log = log
    return facts
  }

  /// The logs of what is kept, in the order in which they are stored.
  var logs: [(name: String, log: FactLog)] {
    [("facts.areas", areas.log), ("facts.populations", populations.log), ("facts.coverage", coverage.log)]
      + [("facts", log)]
  }

  /// Takes in the event that the JSON holds.
  mutating func fold(_ json: [UInt8], sequence: Int, reader: inout EventReader) throws {
    try read(json, sequence: sequence, reader: &reader)
    switch reader.rule.type {
    case .areaAssigned: areas.append(AreaAssignment(reader, .none), sequence: sequence)
    case .populationEstimated: populations.append(PopulationEstimate(reader, .none), sequence: sequence)
    case .coverageDeclared: coverage.append(CoverageDeclaration(reader, .none), sequence: sequence)
    default:
      log.append(json, sequence: sequence)
      try take(reader, sequence: sequence, .none)
    }
  }

  /// The facts with a placeholder for whoever was erased.
  /// - Parameters:
  ///   - before: what was told of the events below a sequence, by the same erasures.
  func told(_ erased: Erasures, after before: (facts: Facts, length: Int)?) throws -> Facts {
    var told = before?.facts ?? Facts()
    told.areas = areas.told(erased)
    told.populations = populations.told(erased)
    told.coverage = coverage.told(erased)
    told.log = log
    try told.read(from: before?.length ?? 0, telling: erased)
    return told
  }

  /// Takes in what the log keeps of the events from a sequence on.
  private mutating func read(from first: Int, telling erased: Erasures) throws {
    var reader = EventReader()
    let log = log
    try log.visit(from: first) { sequence, json in
      try read(json, sequence: sequence, reader: &reader)
      try take(reader, sequence: sequence, erased)
    }
  }

  private func read(_ json: [UInt8], sequence: Int, reader: inout EventReader) throws {
    try reader.read(.published(sequence), json)
  }

  private mutating func take(_ event: EventReader, sequence: Int, _ erased: Erasures) throws {
    do throws(Refusal) {
      try fold(event, sequence: sequence, erased)
    } catch {
      throw LedgerError.damaged(.published(sequence), by: error)
    }
  }

  private mutating func fold(_ event: EventReader, sequence: Int, _ erased: Erasures) throws(Refusal) {
    switch event.rule.type {
    case .statisticPublished:
      statistics.append(PublishedStatistic(event, erased), sequence: sequence)
    case .definitionAdopted:
      definitions.append(try Adoption(event, erased), sequence: sequence)
    case .feedAdopted: feedFiles.append(Stated(sequence: sequence, content: try FeedAdoption(event, erased)))
    case .practiceNoted: practices.append(Stated(sequence: sequence, content: PracticeNote(event, erased)))
    case .figurePublished: publications.append(PublishedFigure(event, erased), sequence: sequence)
    case .partyErased: erasures.append(Stated(sequence: sequence, content: event.subject))
    default: preconditionFailure("\(event.rule.type.rawValue) is kept elsewhere")
    }
  }
}

extension Array {
  /// The leading facts that were stated by the first `length` events of the ledger.
  package func known<Content>(at length: Int) -> ArraySlice<Element> where Element == Facts.Stated<Content> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].sequence < length { low = middle + 1 } else { high = middle }
    }
    return self[..<low]
  }
}
