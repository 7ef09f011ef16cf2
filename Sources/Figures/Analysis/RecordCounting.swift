package import Events
package import Projections
package import Snapshots

/// Whether a record counts, indicator by indicator: under which version, since when, and for which other record.
package struct RecordCounting: Sendable {
  /// What the version of one indicator that is in force on the record's date says of it.
  package struct Line: Sendable {
    package var indicator: String
    package var title: String
    package var version: Int
    package var counts: Ruling
    /// What it says of it for what it is out of; nil where that counts no records.
    package var of: Ruling?
    /// The sequence of the event from which on it is so, as the versions had it that were known then; the indicator's first
    /// version is taken as known from the beginning.
    package var since: Int
  }

  /// The record as it is known; nil where it is not open.
  package struct Content: Sendable {
    package var row: Int
    package var date: CivilDate
  }

  package let id: RecordID
  package private(set) var content: Content?
  /// In the order in which the indicators were adopted; those that never look at records of its kind are left out.
  package private(set) var lines: [Line] = []

  private let projection: Projection
  private let length: Int
  /// What the record's events that are known did, in order: the row that holds its content, nil where it was closed.
  private let history: [(sequence: Int, row: Int?)]

  /// - Parameter length: the number of events known.
  package init(of id: RecordID, in projection: Projection, length: Int) {
    (self.id, self.projection, self.length) = (id, projection, length)
    history = Self.history(of: id, in: projection, length: length)
    content = row(at: length).map { Content(row: $0, date: CivilDate(day: postings.day(at: $0))) }
    guard content != nil else { return }
    let adoptions = projection.facts.definitions.known(at: length)
    let indicators = adoptions.map(\.content.definition.indicator).withoutRepeats
    lines = indicators.compactMap { indicator in
      let own = adoptions.filter { $0.content.definition.indicator == indicator }
      guard own.contains(where: { $0.content.definition.countedKinds.contains(id.kind) }) else { return nil }
      return line(own.map(\.sequence), indicator)
    }
  }

  private var postings: Postings { projection.records[id.kind] }

  private static func history(
    of record: RecordID, in projection: Projection, length: Int
  ) -> [(sequence: Int, row: Int?)] {
    let postings = projection.records[record.kind]
    return (0..<postings.count(at: length)).filter { postings.record(at: $0) == record.number }
      .map { (postings.sequence(at: $0), postings.sign(at: $0) > 0 ? $0 : nil) }
  }

  /// The row that holds the record's content after so many events; nil where it is not open.
  private func row(at length: Int) -> Int? { history.last { $0.sequence < length }?.row }

  /// What is said of the record after so many events; nil where it is not open, or no version is known.
  private func judgement(
    _ indicator: String, at length: Int
  ) -> (definition: Definition, counts: Ruling, of: Ruling?)? {
    let versions = projection.facts.definitions.known(at: self.length)
      .filter { $0.content.definition.indicator == indicator }
    let known = versions.filter { $0.sequence < length }
    let adopted = (known.isEmpty ? Array(versions.prefix(1)) : known).map(\.content.definition)
    guard let row = row(at: length),
      let judge = Judges(adopted: adopted).judge(of: CivilDate(day: postings.day(at: row)))
    else { return nil }
    let rulings = Rulings(projection, length: length, parties: [postings.value(of: .party, at: row)])
    let hasDenominator = judge.measure == .percentage || judge.measure == .ratio
    return (
      judge, judge.count.map { rulings.ruling($0, on: id, row: row) } ?? .otherKind,
      hasDenominator ? judge.of.map { rulings.ruling($0, on: id, row: row) } : nil
    )
  }

  private func line(_ adopted: [Int], _ indicator: String) -> Line? {
    guard let now = judgement(indicator, at: length) else { return nil }
    var changes = history.map(\.sequence) + adopted
    for ruling in [now.counts, now.of] {
      guard case .taken(let partner?) = ruling else { continue }
      changes += Self.history(of: partner.id, in: projection, length: length).map(\.sequence)
    }
    // Back from now for as long as it was counted alike.
    var since = length - 1
    for sequence in Set(changes).sorted(by: >) {
      guard let then = judgement(indicator, at: sequence + 1), then.counts.isTaken == now.counts.isTaken,
        then.of?.isTaken == now.of?.isTaken
      else { break }
      since = sequence
    }
    return Line(
      indicator: indicator, title: now.definition.title, version: now.definition.version, counts: now.counts,
      of: now.of, since: since)
  }
}
