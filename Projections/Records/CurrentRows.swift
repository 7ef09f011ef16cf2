internal import FileSystem

/// For each record the row of the posting that holds its content, while it is open.
struct CurrentRows: Sendable {
  /// The row of a record that is closed.
  static let none = UInt32.max

  /// The rows of the first records, as they were stored.
  private let stored: LazyBytes?
  private let storedCount: Int
  /// What came since of these.
  private var changes: [UInt32: UInt32] = [:]
  /// The rows of the later records.
  private var later: [UInt32] = []

  init() {
    stored = nil
    storedCount = 0
  }

  /// The rows as they were stored, after some events, with what came since.
  init(stored: LazyBytes?, known length: Int, postings: [Postings]) {
    self.stored = stored
    storedCount = (stored?.byteCount ?? 0) / 4
    for postings in postings {
      for row in postings.count(at: length)..<postings.count { note(postings, row) }
    }
  }

  var count: Int { storedCount + later.count }

  subscript(record: UInt32) -> UInt32 {
    get {
      guard Int(record) < storedCount, let stored else {
        let place = Int(record) - storedCount
        return place < later.count ? later[place] : CurrentRows.none
      }
      return changes[record] ?? stored.word(at: Int(record))
    }
    set {
      guard Int(record) >= storedCount else {
        changes[record] = newValue
        return
      }
      let place = Int(record) - storedCount
      while later.count <= place { later.append(CurrentRows.none) }
      later[place] = newValue
    }
  }

  private mutating func note(_ postings: Postings, _ row: Int) {
    self[postings.record(at: row)] = postings.sign(at: row) > 0 ? UInt32(row) : CurrentRows.none
  }

  /// The rows of all records.
  var rows: [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    if let stored { for record in 0..<storedCount { rows.append(stored.word(at: record)) } }
    for (record, row) in changes { rows[Int(record)] = row }
    return rows + later
  }

  /// How many records were opened by the first `length` events.
  static func count(of postings: [Postings], at length: Int) -> Int {
    postings.reduce(0) { count, postings in
      (0..<postings.count(at: length)).reduce(count) { max($0, Int(postings.record(at: $1)) + 1) }
    }
  }

  /// The rows of the first records after the first `length` events.
  static func rows(of postings: [Postings], at length: Int, count: Int) -> [UInt32] {
    var rows = [UInt32](repeating: CurrentRows.none, count: count)
    for postings in postings {
      for row in 0..<postings.count(at: length) {
        rows[Int(postings.record(at: row))] = postings.sign(at: row) > 0 ? UInt32(row) : CurrentRows.none
      }
    }
    return rows
  }
}
