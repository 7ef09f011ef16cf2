internal import Events
internal import Projections
internal import Snapshots

/// The records that stand, or may be counted, differently at the two sides. All others are open at both with the
/// same content, or at neither.
struct ChangedRecords {
  private(set) var states: [RecordID: RecordState] = [:]
  private let a: SideContext
  private let b: SideContext
  /// The numbers of events known at the earlier and at the later side.
  private let low: Int
  private let high: Int

  /// - Parameters:
  ///   - kinds: the kinds that are counted or looked for.
  ///   - hasRelations: whether a change of one record can change the counting of others of its party.
  ///   - isWanted: called as the work goes on.
  init(a: SideContext, b: SideContext, kinds: [RecordKind], hasRelations: Bool, isWanted: IsWanted) throws {
    (self.a, self.b) = (a, b)
    (low, high) = (min(a.side.point.length, b.side.point.length), max(a.side.point.length, b.side.point.length))
    let projection = b.side.point.projection
    for kind in kinds {
      let postings = projection.records[kind]
      let rows = postings.count(at: low)..<postings.count(at: high)
      try add(RecordSet(rows.lazy.map { postings.record(at: $0) }), of: postings, isWanted)
    }
    guard hasRelations else { return }
    let parties = Set(states.flatMap { id, state in Self.parties(state, projection.records[id.kind]) })
    guard !parties.isEmpty else { return }
    for kind in kinds {
      let postings = projection.records[kind]
      guard let column = postings.column(of: .party) else { continue }
      // All that is posted of whoever has ever had one of the parties: some have another by now, and stay out.
      let rows = (0..<postings.count(at: high)).lazy.filter { parties.contains(column[$0]) }
      try isWanted()
      try add(RecordSet(rows.map { postings.record(at: $0) }), of: postings, isWanted) { state in
        Self.parties(state, postings).contains(where: parties.contains)
      }
    }
  }

  /// The parties that a record has where it is open.
  private static func parties(_ state: RecordState, _ postings: Postings) -> [UInt32] {
    [state.rowA, state.rowB].compactMap { $0 }.map { postings.value(of: .party, at: $0) }.filter { $0 != 0 }
  }

  private struct Rows {
    /// The rows that hold the content at the two points, where the record is open.
    var low: Int?
    var high: Int?
    /// The last rows by the two points, be the record open or not; nil where it is not known yet.
    var lastLow: Int?
    var lastHigh: Int
  }

  /// Adds the states of some records that have none yet.
  private mutating func add(
    _ marks: RecordSet, of postings: Postings, _ isWanted: IsWanted,
    where isSought: (RecordState) -> Bool = { _ in true }
  ) throws {
    guard !marks.isEmpty else { return }
    var found: [UInt32: Rows] = [:]
    let (lowCount, highCount) = (postings.count(at: low), postings.count(at: high))
    let column = postings.records
    for run in column.runs(0..<highCount) {
      try isWanted()
      column.withRun(run) { records in
        for offset in records.indices where marks.contains(records[offset]) {
          let row = run.lowerBound + offset
          let open = postings.sign(at: row) > 0 ? row : nil
          var rows = found[records[offset]] ?? Rows(lastHigh: row)
          if row < lowCount { (rows.low, rows.lastLow) = (open, row) }
          (rows.high, rows.lastHigh) = (open, row)
          found[records[offset]] = rows
        }
      }
    }
    for (record, rows) in found {
      let id = RecordID(kind: postings.kind, number: record)
      guard states[id] == nil else { continue }
      let state = state(rows, postings)
      if isSought(state) { states[id] = state }
    }
  }

  private func state(_ rows: Rows, _ postings: Postings) -> RecordState {
    let isBLater = b.side.point.length >= a.side.point.length
    var state = RecordState(rowA: isBLater ? rows.low : rows.high, rowB: isBLater ? rows.high : rows.low)
    state.lastRow = isBLater ? rows.lastHigh : rows.lastLow ?? rows.lastHigh
    if rows.lastLow == nil {
      let (own, other) = isBLater ? (b, a) : (a, b)
      let date = rows.high.map { postings.day(at: $0) }
      let isNewPeriod = date.map { $0 >= other.window.upperBound.day && $0 < own.window.upperBound.day } ?? false
      state.change = isNewPeriod ? .window : .late
    } else if (rows.low == nil) != (rows.high == nil) {
      state.change = .removed
    } else if let low = rows.low, let high = rows.high, postings.content(at: low) != postings.content(at: high) {
      state.change = .corrected
    }
    return state
  }
}
