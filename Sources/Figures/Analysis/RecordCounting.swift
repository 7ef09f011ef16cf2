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
    /// The sequence of the event from which on it is so.
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

  /// - Parameter length: the number of events known.
  package init(of id: RecordID, in projection: Projection, length: Int) {
    (self.id, self.projection, self.length) = (id, projection, length)
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

  /// The sequences of the postings of a record that are known, ascending.
  private func sequences(of record: RecordID) -> [Int] {
    let postings = projection.records[record.kind]
    return (0..<postings.count(at: length)).filter { postings.record(at: $0) == record.number }
      .map { postings.sequence(at: $0) }.withoutRepeats
  }

  /// The row that holds the record's content after so many events; nil where it is not open.
  private func row(at length: Int) -> Int? {
    let postings = postings
    var open: Int?
    for row in 0..<postings.count(at: length) where postings.record(at: row) == id.number {
      open = postings.sign(at: row) > 0 ? row : nil
    }
    return open
  }

  /// What is said of the record after so many events; nil where it is not open, or no version is known.
  private func judgement(
    _ indicator: String, at length: Int
  ) -> (definition: Definition, counts: Ruling, of: Ruling?)? {
    let adopted = projection.facts.definitions.known(at: length).map(\.content.definition)
      .filter { $0.indicator == indicator }
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
    var changes = sequences(of: id) + adopted
    for ruling in [now.counts, now.of] {
      if case .taken(let partner?) = ruling { changes += sequences(of: partner.id) }
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
