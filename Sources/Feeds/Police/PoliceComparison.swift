package import Events

/// Compares a statement of a force's month with what the ledger holds of it.
///
/// Rows with a crime ID are compared with the records of the same ID: equal contents pair first, the rest so that the
/// fewest attributes change. Rows without one are compared as a multiset of contents. Records left over are cancelled
/// (unless the statement is partial); rows left over reopen a closed record of their group (without an ID only
/// one of equal content) or open a new one. The order of the rows decides nothing but the order of the changes and
/// of new subjects. A record that an outcomes file has resolved keeps its outcome: what its row says of it is no change.
package struct PoliceComparison {
  /// Why a record that is not stated any more is cancelled.
  package static let vanishedReason = "the source removed the record"
  /// Why a record is cancelled before it is recorded again without an outcome, which `crime.resolved` cannot express.
  package static let withdrawnReason = "the source withdrew the outcome"

  private let statement: PoliceStatement
  private let present: [PolicePresentRecord]
  private let prefix: String
  /// What becomes of each row.
  private var fates: [Fate]
  /// Indices of present records to be cancelled.
  private var leftOver: [Int] = []

  private enum Fate {
    case unchanged
    /// The open record with this index takes on the row's content.
    case change(Int)
    /// The closed record with this index opens again with it.
    case reopen(Int)
    case open
  }

  /// The rows and the present records of one group, as indices.
  private struct Members {
    var rows: [Int] = []
    var open: [Int] = []
    var closed: [Int] = []
    var nextOrdinal = 1

    var holdsAny: Bool { !open.isEmpty || !closed.isEmpty }
  }

  private init(_ statement: PoliceStatement, _ present: [PolicePresentRecord]) {
    self.statement = statement
    self.present = present.sorted { left, right in
      left.subject == right.subject
        ? left.content.kind == .crime && right.content.kind == .incident : left.subject < right.subject
    }
    prefix = statement.subjectPrefix
    fates = [Fate](repeating: .open, count: statement.rows.count)
  }

  /// The changes that make the ledger say what the statement says.
  ///
  /// - Parameters:
  ///   - present: the records, open and closed, whose subjects begin with `statement.subjectPrefix`; a subject of
  ///     another form than this import makes is left alone.
  ///   - acceptRemovals: whether more than a fifth of the open records may vanish.
  /// - Throws: `Refusal` when more than a fifth would vanish.
  package static func changes(
    _ statement: PoliceStatement, present: [PolicePresentRecord], acceptRemovals: Bool
  ) throws(Refusal) -> PoliceChanges {
    var comparison = PoliceComparison(statement, present)
    return try comparison.run(acceptRemovals: acceptRemovals)
  }

  private mutating func run(acceptRemovals: Bool) throws(Refusal) -> PoliceChanges {
    var groups: [Members] = []
    var places: [PoliceSubject.Group: Int] = [:]
    places.reserveCapacity(max(statement.rows.count, present.count))
    func place(_ group: PoliceSubject.Group) -> Int {
      if let place = places[group] { return place }
      places[group] = groups.count
      groups.append(Members())
      return groups.count - 1
    }
    var openCount = 0
    for (index, record) in present.enumerated() {
      guard let (group, ordinal) = PoliceSubject.parse(record.subject, behind: prefix, kind: record.content.kind) else {
        continue
      }
      let place = place(group)
      if record.isOpen {
        groups[place].open.append(index)
        openCount += 1
      } else {
        groups[place].closed.append(index)
      }
      groups[place].nextOrdinal = max(groups[place].nextOrdinal, ordinal + 1)
    }
    var groupOfRow: [Int] = []
    groupOfRow.reserveCapacity(statement.rows.count)
    for index in statement.rows.indices {
      let place = place(group(ofRow: index))
      // Rows of a group of which nothing is held open new records, whatever they are.
      if groups[place].holdsAny { groups[place].rows.append(index) }
      groupOfRow.append(place)
    }
    for members in groups {
      let isKeyed = members.rows.first.map { !statement.rows[$0].crimeID.isEmpty } ?? false
      match(members, isKeyed: isKeyed)
    }
    var result = PoliceChanges()
    result.changes.reserveCapacity(statement.rows.count)
    for index in statement.rows.indices {
      appendRow(index, to: &result) {
        defer { groups[groupOfRow[index]].nextOrdinal += 1 }
        return PoliceSubject.make(prefix, group(ofRow: index), ordinal: groups[groupOfRow[index]].nextOrdinal)
      }
    }
    try appendRemovals(of: openCount, acceptRemovals: acceptRemovals, to: &result)
    return result
  }

  private func group(ofRow index: Int) -> PoliceSubject.Group {
    let rows = statement.rows.span
    return PoliceSubject.Group(kind: rows[index].content.kind, crimeID: rows[index].crimeID)
  }

  /// Decides the fates of one group's rows.
  private mutating func match(_ members: Members, isKeyed: Bool) {
    if !members.holdsAny { return }
    var (rows, open) = pairEqual(members.rows, members.open) { _ in .unchanged }
    if isKeyed && !rows.isEmpty && !open.isEmpty {
      let pairs = LeastChange.pairs(
        rows: rows.map { statement.rows[$0].content }, records: open.map { present[$0].content },
        keepsOutcome: { present[open[$0]].resolution != nil })
      for pair in pairs { fates[rows[pair.row]] = .change(open[pair.record]) }
      let (pairedRows, pairedRecords) = (Set(pairs.map(\.row)), Set(pairs.map(\.record)))
      rows = rows.indices.filter { !pairedRows.contains($0) }.map { rows[$0] }
      open = open.indices.filter { !pairedRecords.contains($0) }.map { open[$0] }
    }
    leftOver += open
    if rows.isEmpty || members.closed.isEmpty { return }
    var (remaining, closed) = pairEqual(rows, members.closed) { .reopen($0) }
    if isKeyed {
      remaining.sort { statement.rows[$0].content.precedes(statement.rows[$1].content) }
      for (row, record) in zip(remaining, closed) { fates[row] = .reopen(record) }
    }
  }

  /// Gives rows the fate of a record of equal content, each record once; returns the rows and records left. Records that
  /// keep their outcome come last: their rows need to be equal in all else only.
  private mutating func pairEqual(
    _ rows: [Int], _ records: [Int], _ fate: (Int) -> Fate
  ) -> (rows: [Int], records: [Int]) {
    if rows.isEmpty || records.isEmpty { return (rows, records) }
    if rows.count == 1 && records.count == 1 {
      let (row, record) = (statement.rows[rows[0]].content, present[records[0]])
      guard record.content(statedBy: row) == record.content else { return (rows, records) }
      fates[rows[0]] = fate(records[0])
      return ([], [])
    }
    let (free, resolved) = (
      records.filter { present[$0].resolution == nil }, records.filter { present[$0].resolution != nil }
    )
    let first = pairEqual(rows, free, fate) { $0 }
    if resolved.isEmpty { return first }
    // Rows that differ in their outcome alone are alike to such a record, so their order must not choose.
    let ordered = first.rows.sorted { statement.rows[$0].content.precedes(statement.rows[$1].content) }
    let second = pairEqual(ordered, resolved, fate) { content in
      var content = content
      content.outcome = nil
      return content
    }
    return (second.rows.sorted(), (first.records + second.records).sorted())
  }

  /// The same for records and rows that are equal in what `looked` makes of their contents.
  private mutating func pairEqual(
    _ rows: [Int], _ records: [Int], _ fate: (Int) -> Fate, by looked: (PoliceContent) -> PoliceContent
  ) -> (rows: [Int], records: [Int]) {
    if rows.isEmpty || records.isEmpty { return (rows, records) }
    // Backwards, so that the first record of a content is taken first.
    var byContent: [PoliceContent: [Int]] = [:]
    for record in records.reversed() { byContent[looked(present[record].content), default: []].append(record) }
    var taken: Set<Int> = []
    let rest = rows.filter { row in
      guard let record = byContent[looked(statement.rows[row].content)]?.popLast() else { return true }
      fates[row] = fate(record)
      taken.insert(record)
      return false
    }
    return (rest, records.filter { !taken.contains($0) })
  }

  private func appendRow(_ index: Int, to result: inout PoliceChanges, newSubject: () -> String) {
    let kind = statement.rows.span[index].content.kind
    func append(_ subject: String, _ effect: PoliceChange.Effect) {
      result.changes.append(PoliceChange(kind: kind, subject: subject, effect: effect))
    }
    switch fates[index] {
    case .unchanged: result.unchanged += 1
    case .open:
      result.opened += 1
      append(newSubject(), .opened(row: index))
    case .reopen(let record):
      result.opened += 1
      let kept = present[record].resolution == nil ? nil : present[record].content.outcome?.text
      append(present[record].subject, .reopened(row: index, keeping: kept))
    case .change(let record):
      result.changed += 1
      let (subject, old) = (present[record].subject, present[record].content)
      let new = present[record].content(statedBy: statement.rows[index].content)
      if old.outcome != nil && new.outcome == nil {
        append(subject, .cancelled(reason: PoliceComparison.withdrawnReason))
        append(subject, .reopened(row: index))
        return
      }
      if old.offence != new.offence { append(subject, .reclassified(offence: new.offence)) }
      if !old.hasSamePlace(as: new) {
        append(
          subject,
          .relocated(
            area: new.area, location: new.location?.text, longitude: new.longitude, latitude: new.latitude))
      }
      if let outcome = new.outcome, outcome != old.outcome { append(subject, .resolved(outcome: outcome.text)) }
    }
  }

  private func appendRemovals(
    of openCount: Int, acceptRemovals: Bool, to result: inout PoliceChanges
  ) throws(Refusal) {
    switch statement.completeness {
    case .rejects: return
    case .rowsRefused:
      result.heldBack = leftOver.count
      return
    case .full: break
    }
    guard acceptRemovals || leftOver.count * 5 <= openCount else {
      throw Refusal(
        file: statement.file, value: "\(leftOver.count) of \(openCount)",
        PoliceMistake.removals(force: statement.force.slug, month: statement.month))
    }
    result.vanished = leftOver.count
    for record in leftOver.sorted() {
      result.changes.append(
        PoliceChange(
          kind: present[record].content.kind, subject: present[record].subject,
          effect: .cancelled(reason: PoliceComparison.vanishedReason)))
    }
  }
}
