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
  private(set) var log = FactLog()
  /// The standing indexes as they were stored.
  package internal(set) var indexes = StoredIndexes()

  /// The projection of no events.
  package init() {}

  /// A projection as it was stored.
  /// - Parameter facts: what its facts are, where that is known.
  init(length: Int, records: RecordProjection, log: FactLog, facts: Facts?) throws {
    self.length = length
    self.records = records
    self.log = log
    if let facts {
      self.facts = facts
      return
    }
    var (facts, reader) = (Facts(), EventReader())
    try log.visit { sequence, kept in try facts.fold(kept: kept, sequence: sequence, reader: &reader) }
    self.facts = facts
  }

  /// Takes the next page of events in.
  mutating func fold(_ page: ParsedPage) throws {
    precondition(page.first == length, "pages are taken in in order")
    try records.fold(page)
    var reader = EventReader()
    for (sequence, json) in page.facts {
      log.append(try facts.fold(json, sequence: sequence, reader: &reader), sequence: sequence)
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
    told.records = values.told(records)
    var (facts, reader) = (before?.facts ?? Facts(), EventReader())
    let start = before?.length ?? 0
    try log.visit(from: start) { sequence, kept in
      try facts.fold(kept: kept, sequence: sequence, reader: &reader, telling: values.erased)
    }
    told.facts = facts
    return told
  }

  /// The same, of which every question looks at the records.
  public var withoutIndexes: Projection {
    var projection = self
    projection.indexes = StoredIndexes()
    return projection
  }

  /// Who was erased.
  package var erased: Erasures { records.erased }

  /// The tree of areas as known at a point.
  package func hierarchy(at length: Int) -> Hierarchy { Hierarchy(facts.areas.known(at: length)) }
}
