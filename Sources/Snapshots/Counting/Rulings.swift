package import Events
package import Projections

/// Rules on single records at a point, as counting does on all of them, and says why.
package final class Rulings {
  private let projection: Projection
  /// The number of events known.
  private let length: Int
  /// The parties whose other records may be looked for.
  private let parties: Set<UInt32>
  private var partners: [Relation: [UInt32: [Candidate]]] = [:]

  private struct Candidate {
    let id: RecordID
    let row: Int
    let day: Int32
  }

  /// - Parameter parties: the numbers of the parties of the records that are ruled on.
  package init(_ projection: Projection, length: Int, parties: Set<UInt32>) {
    (self.projection, self.length, self.parties) = (projection, length, parties.subtracting([0]))
  }

  package convenience init(_ point: Snapshot, parties: Set<UInt32>) {
    self.init(point.projection, length: point.length, parties: parties)
  }

  /// - Parameters:
  ///   - row: the row of its postings that holds the record's content.
  ///   - counting: what it is held against; dates and areas are not looked at.
  package func ruling(_ counting: Counting, on id: RecordID, row: Int) -> Ruling {
    guard counting.records.contains(id.kind) else { return .otherKind }
    let records = projection.records
    let postings = records[id.kind]
    for test in counting.condition.tests {
      let alone = Condition(tests: [test], anyOf: nil)
      guard RowCondition(alone, kind: id.kind, records: records).holds(postings, at: row) else {
        return .failed(test, has: records.value(of: test.name, id.kind, row: row))
      }
    }
    if let choices = counting.condition.anyOf,
      !choices.contains(where: { RowCondition($0, kind: id.kind, records: records).holds(postings, at: row) })
    {
      return .noAlternative(choices)
    }
    var found: Ruling.Partner?
    if let relation = counting.preceded {
      found = partner(relation, of: id, row: row, isEarlier: true)
      if found == nil { return .noneBefore(relation) }
    }
    if let relation = counting.followed {
      let later = partner(relation, of: id, row: row, isEarlier: false)
      if later == nil { return .noneAfter(relation) }
      found = found ?? later
    }
    if let relation = counting.each {
      found = found ?? partner(relation, of: id, row: row, isEarlier: false)
      if found == nil { return .noneAfter(relation) }
    }
    return .taken(because: found)
  }

  /// The nearest other record of the party that a relation looks for.
  private func partner(_ relation: Relation, of id: RecordID, row: Int, isEarlier: Bool) -> Ruling.Partner? {
    let postings = projection.records[id.kind]
    let (party, day) = (postings.value(of: .party, at: row), postings.day(at: row))
    guard party != 0, let others = candidates(relation)[party] else { return nil }
    func reach(_ day: Int32) -> Int32 { CivilDate(day: day).adding(months: relation.withinMonths).day }
    let fitting = others.filter { other in
      let comesBefore = (other.day, other.id.number) < (day, id.number)
      guard other.id != id, comesBefore == isEarlier else { return false }
      return isEarlier ? day <= reach(other.day) : other.day <= reach(day)
    }
    func isNearer(_ left: Candidate, _ right: Candidate) -> Bool {
      (left.day, left.id.number) < (right.day, right.id.number)
    }
    return (isEarlier ? fitting.max(by: isNearer) : fitting.min(by: isNearer)).map {
      Ruling.Partner(
        id: $0.id, row: $0.row, date: CivilDate(day: $0.day), isEarlier: isEarlier, relation: relation)
    }
  }

  /// The records that a relation looks for, of the parties in question, as known at the point.
  private func candidates(_ relation: Relation) -> [UInt32: [Candidate]] {
    if let known = partners[relation] { return known }
    var found: [UInt32: [Candidate]] = [:]
    for kind in relation.records {
      let postings = projection.records[kind]
      guard let column = postings.column(of: .party) else { continue }
      let condition = RowCondition(relation.condition, kind: kind, records: projection.records)
      var open: [UInt32: (party: UInt32, row: Int)] = [:]
      for row in 0..<postings.count(at: length) where parties.contains(column[row]) {
        guard condition.holds(postings, at: row) else { continue }
        let record = postings.record(at: row)
        open[record] = postings.sign(at: row) > 0 ? (column[row], row) : nil
      }
      for (record, entry) in open {
        found[entry.party, default: []].append(
          Candidate(id: RecordID(kind: kind, number: record), row: entry.row, day: postings.day(at: entry.row)))
      }
    }
    partners[relation] = found
    return found
  }
}

extension RecordProjection {
  /// What a record has in a field as definitions name it, at a row of its postings; nil where it is missing.
  package func value(of name: FieldName, _ kind: RecordKind, row: Int) -> StoredValue? {
    let postings = self[kind]
    if name.field == .date { return .text(CivilDate(day: postings.day(at: row)).description) }
    let number = postings.value(of: name.field, at: row)
    guard number != 0 else { return nil }
    return StoredValue(dictionary(of: name.field)[number]).value(of: name)
  }
}
