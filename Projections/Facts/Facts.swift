internal import Events
internal import Ledger

/// What events state that are about no record, each with the sequence of its event, in order.
package struct Facts: Sendable {
  /// A fact with the sequence of the event that states it.
  package struct Stated<Content: Sendable>: Sendable {
    package let sequence: Int
    package let content: Content
  }

  package private(set) var areas: [Stated<AreaAssignment>] = []
  package private(set) var populations: [Stated<PopulationEstimate>] = []
  package private(set) var statistics: [Stated<PublishedStatistic>] = []
  package private(set) var definitions: [Stated<Adoption>] = []
  package private(set) var feedFiles: [Stated<FeedAdoption>] = []
  package private(set) var practices: [Stated<PracticeNote>] = []
  package private(set) var coverage: [Stated<CoverageDeclaration>] = []
  package private(set) var publications: [Stated<PublishedFigure>] = []
  /// Who was erased, as it is.
  package private(set) var erasures: [Stated<String>] = []

  init() {}

  /// Takes in the event that the JSON holds.
  /// - Returns: what the log keeps of it.
  mutating func fold(_ json: [UInt8], sequence: Int, reader: inout EventReader) throws -> [UInt8] {
    try fold(json: json, sequence: sequence, reader: &reader, telling: .none)
    return switch reader.rule.type {
    case .areaAssigned: areas.last?.content.compact ?? json
    case .populationEstimated: populations.last?.content.compact ?? json
    default: json
    }
  }

  /// Takes in what the log kept of an event.
  /// - Parameter erased: who stands in the facts as a placeholder.
  mutating func fold(
    kept bytes: [UInt8], sequence: Int, reader: inout EventReader, telling erased: Erasures = .none
  ) throws {
    switch CompactFact.sort(of: bytes) {
    case .area: areas.append(Stated(sequence: sequence, content: AreaAssignment(compact: bytes, erased)))
    case .population:
      populations.append(Stated(sequence: sequence, content: PopulationEstimate(compact: bytes, erased)))
    case nil: try fold(json: bytes, sequence: sequence, reader: &reader, telling: erased)
    }
  }

  private mutating func fold(
    json: [UInt8], sequence: Int, reader: inout EventReader, telling erased: Erasures
  ) throws {
    try reader.read(.published(sequence), json)
    do throws(Refusal) {
      try fold(reader, sequence: sequence, erased)
    } catch {
      throw LedgerError.damaged(.published(sequence), by: error)
    }
  }

  private mutating func fold(_ event: EventReader, sequence: Int, _ erased: Erasures) throws(Refusal) {
    switch event.rule.type {
    case .areaAssigned: areas.append(Stated(sequence: sequence, content: AreaAssignment(event, erased)))
    case .populationEstimated:
      populations.append(Stated(sequence: sequence, content: PopulationEstimate(event, erased)))
    case .statisticPublished:
      statistics.append(Stated(sequence: sequence, content: PublishedStatistic(event, erased)))
    case .definitionAdopted:
      definitions.append(Stated(sequence: sequence, content: try Adoption(event, erased)))
    case .feedAdopted: feedFiles.append(Stated(sequence: sequence, content: try FeedAdoption(event, erased)))
    case .practiceNoted: practices.append(Stated(sequence: sequence, content: PracticeNote(event, erased)))
    case .coverageDeclared:
      coverage.append(Stated(sequence: sequence, content: CoverageDeclaration(event, erased)))
    case .figurePublished: publications.append(Stated(sequence: sequence, content: PublishedFigure(event, erased)))
    case .partyErased: erasures.append(Stated(sequence: sequence, content: event.subject))
    default: preconditionFailure("\(event.rule.type.rawValue) is about a record")
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
