internal import Events
internal import Projections

/// A record by its kind and its number.
struct RecordID: Hashable, Comparable {
  let kind: RecordKind
  let number: UInt32

  static func < (left: RecordID, right: RecordID) -> Bool {
    (left.number, left.kind.rawValue) < (right.number, right.kind.rawValue)
  }
}

/// A record as the two sides know it: the rows of its postings that hold its content, where it is open.
struct RecordState {
  /// Why the record may stand differently at the two sides.
  enum Change { case none, window, late, removed, corrected }

  var rowA: Int?
  var rowB: Int?
  var change = Change.none

  /// The row in a mixture; nil where the record is not open in it.
  func row(_ mixture: Mixture) -> Int? {
    switch change {
    case .none: rowA
    case .window: mixture.isAtB(.window) ? rowB : rowA
    case .late: mixture.isAtB(.late) ? rowB : rowA
    case .removed: mixture.isAtB(.removed) ? rowB : rowA
    case .corrected: mixture.isAtB(.corrected) ? rowB : rowA
    }
  }
}

/// The records that stand, or may be counted, differently at the two sides. All others are open at both with the
/// same content, or at neither.
struct ChangedRecords {
  private(set) var states: [RecordID: RecordState] = [:]

  /// - Parameters:
  ///   - kinds: the kinds that are counted or looked for.
  ///   - hasRelations: whether a change of one record can change the counting of others of its party.
  init(a: SideRules, b: SideRules, kinds: [RecordKind], hasRelations: Bool) {
    let (low, high) = (min(a.side.point.length, b.side.point.length), max(a.side.point.length, b.side.point.length))
    let isBLater = b.side.point.length >= a.side.point.length
    let projection = b.side.point.projection
    var parties: Set<UInt32> = []
    for kind in kinds {
      let postings = projection.records[kind]
      let rows = postings.count(at: low)..<postings.count(at: high)
      let touched = Set(rows.map { postings.record(at: $0) })
      guard !touched.isEmpty else { continue }
      for (record, open) in Self.openRows(
        postings, at: low, high: high, where: { touched.contains(postings.record(at: $0)) })
      {
        let state = Self.state(open, postings, a: a, b: b, isBLater: isBLater)
        states[RecordID(kind: kind, number: record)] = state
        for row in [state.rowA, state.rowB].compactMap({ $0 }) {
          parties.insert(postings.value(of: .party, at: row))
        }
      }
    }
    parties.remove(0)
    guard hasRelations, !parties.isEmpty else { return }
    for kind in kinds {
      let postings = projection.records[kind]
      guard let column = postings.column(of: .party) else { continue }
      for (record, open) in Self.openRows(postings, at: low, high: high, where: { parties.contains(column[$0]) }) {
        let id = RecordID(kind: kind, number: record)
        if states[id] == nil { states[id] = Self.state(open, postings, a: a, b: b, isBLater: isBLater) }
      }
    }
  }

  private struct Open {
    var low: Int?
    var high: Int?
    /// Whether the record was first opened after the earlier point.
    var isNew: Bool
  }

  /// The rows that hold the content of some records at the two points.
  private static func openRows(
    _ postings: Postings, at low: Int, high: Int, where isWanted: (Int) -> Bool
  ) -> [UInt32: Open] {
    var open: [UInt32: Open] = [:]
    let lowCount = postings.count(at: low)
    for row in 0..<postings.count(at: high) where isWanted(row) {
      let current = postings.sign(at: row) > 0 ? row : nil
      let record = postings.record(at: row)
      if row < lowCount {
        open[record] = Open(low: current, high: current, isNew: false)
      } else {
        open[record, default: Open(low: nil, high: nil, isNew: true)].high = current
      }
    }
    return open
  }

  private static func state(
    _ open: Open, _ postings: Postings, a: SideRules, b: SideRules, isBLater: Bool
  ) -> RecordState {
    var state = RecordState(rowA: isBLater ? open.low : open.high, rowB: isBLater ? open.high : open.low)
    if open.isNew {
      let (own, other) = isBLater ? (b, a) : (a, b)
      let date = open.high.map { postings.day(at: $0) }
      let isNewPeriod = date.map { $0 >= other.window.upperBound.day && $0 < own.window.upperBound.day } ?? false
      state.change = isNewPeriod ? .window : .late
    } else if (open.low == nil) != (open.high == nil) {
      state.change = .removed
    } else if let low = open.low, let high = open.high, postings.content(at: low) != postings.content(at: high) {
      state.change = .corrected
    }
    return state
  }
}
