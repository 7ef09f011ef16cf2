package import Events
internal import Projections

/// The records that a relation looks for, as known at a point: by party, in the order of their dates, on one date
/// in the order of their first openings.
package struct RelatedRecords {
  private struct Record {
    let day: Int32
    let record: UInt32
  }

  private var byParty: [UInt32: [Record]] = [:]
  private let withinMonths: Int

  package init(_ relation: Relation, at point: Snapshot) {
    withinMonths = relation.withinMonths
    for kind in relation.records {
      let postings = point.projection.records[kind]
      guard let parties = postings.column(of: .party) else { continue }
      let condition = RowCondition(relation.condition, kind: kind, records: point.projection.records)
      var open: [UInt32: (party: UInt32, day: Int32)] = [:]
      for row in 0..<postings.count(at: point.length) {
        let party = parties[row]
        guard party != 0, condition.holds(postings, at: row) else { continue }
        let record = postings.record(at: row)
        open[record] = postings.sign(at: row) > 0 ? (party, postings.day(at: row)) : nil
      }
      for (record, entry) in open {
        byParty[entry.party, default: []].append(Record(day: entry.day, record: record))
      }
    }
    for party in byParty.keys {
      byParty[party]?.sort { ($0.day, $0.record) < ($1.day, $1.record) }
    }
  }

  /// Whether an earlier record of the party exists whose date d satisfies d <= date <= d plus the months.
  package func precede(party: UInt32, day: Int32, record: UInt32) -> Bool {
    guard party != 0, let others = byParty[party] else { return false }
    return others.contains { related in
      isEarlier(related, day, record)
        && day <= CivilDate(day: related.day).adding(months: withinMonths).day
    }
  }

  /// The number of later records of the party whose date d satisfies date <= d <= date plus the months.
  package func followers(party: UInt32, day: Int32, record: UInt32) -> Int {
    guard party != 0, let others = byParty[party] else { return 0 }
    let last = CivilDate(day: day).adding(months: withinMonths).day
    return others.count { related in
      related.day <= last && related.record != record && !isEarlier(related, day, record)
    }
  }

  /// On the same date the one first opened at the lower sequence is earlier.
  private func isEarlier(_ related: Record, _ day: Int32, _ record: UInt32) -> Bool {
    (related.day, related.record) < (day, record)
  }
}
