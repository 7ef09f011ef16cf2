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

  /// The projection of no events.
  package init() {}

  /// A projection as it was stored.
  init(length: Int, records: RecordProjection, log: FactLog) throws {
    self.length = length
    self.records = records
    self.log = log
    var (facts, reader) = (Facts(), EventReader())
    try log.visit { sequence, json in try facts.fold(json, sequence: sequence, reader: &reader) }
    self.facts = facts
  }

  /// Takes the next page of events in.
  mutating func fold(_ page: ParsedPage) throws {
    precondition(page.first == length, "pages are taken in in order")
    try records.fold(page)
    var reader = EventReader()
    for (sequence, json) in page.facts {
      try facts.fold(json, sequence: sequence, reader: &reader)
      log.append(json, sequence: sequence)
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
    try log.visit(from: start) { sequence, json in
      try facts.fold(json, sequence: sequence, reader: &reader, telling: values.erased)
    }
    told.facts = facts
    return told
  }

  /// Who was erased.
  package var erased: Erasures { records.erased }

  /// The tree of areas as known at a point.
  package func hierarchy(at length: Int) -> Hierarchy { Hierarchy(facts.areas.known(at: length)) }
}
