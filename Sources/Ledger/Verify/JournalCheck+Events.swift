internal import LMDB

extension JournalCheck {
  /// Looks at every event: its JSON and rules, its leaf and all that the leaves give, and its entries elsewhere.
  mutating func checkEvents(_ progress: (Int) throws -> Void) throws {
    let lastRoot = try lastRoot()
    let middle = length / 2 / TreeTiles.width * TreeTiles.width
    var check = EventCheck(from: CheckStart(), length: length, lastRoot: lastRoot)
    if sums != nil, middle > 0 {
      let halves = EventHalves(self, middle: middle, lastRoot: lastRoot)
      guard let both = try halves.look({ try progress(2 * $0) }) else {
        isDoubtful = true
        return
      }
      (self, check) = both
    } else {
      try self.check(0..<length, by: &check, progress)
    }
    if !damages.isFull { checkHead(recordCount: check.recordCount, lastTime: check.lastTime) }
  }

  /// The root that the last batch tells of the tree of all events; nil where it does not end with the last one.
  private func lastRoot() throws -> [UInt8]? {
    try store.read { transaction -> [UInt8]? in
      var cursor = try transaction.cursor(in: Layout.batches)
      var isThere = try cursor.seek(atOrAfter: UInt64(length)) ? cursor.previous() : cursor.last()
      while isThere, cursor.integerKey >= UInt64(length) { isThere = try cursor.previous() }
      guard isThere, let entry = BatchEntry(cursor.value), Int(cursor.integerKey) + entry.count == length
      else {
        return nil
      }
      return entry.root
    }
  }

  /// Looks at the events of a range, which ends with a tile or with the last event.
  mutating func check(
    _ range: Range<Int>, by check: inout EventCheck, _ progress: (Int) throws -> Void
  ) throws {
    var next = range.lowerBound
    while next < range.upperBound, !damages.isFull {
      try progress(next)
      try store.read { transaction in
        let end = min(range.upperBound, next + Ledger.pageEventCount)
        var cursor = try transaction.cursor(in: Layout.events)
        var isThere = try cursor.seek(atOrAfter: UInt64(next))
        while next < end {
          if isThere, cursor.integerKey == UInt64(next) {
            try check.check(next, cursor.value, in: transaction, &self)
            isThere = try cursor.next()
            next += 1
          } else {
            // A damaged key may be any number.
            let following = isThere ? Int(clamping: cursor.integerKey) : range.upperBound
            let gap = next..<max(next + 1, min(range.upperBound, following))
            damages.add(
              Layout.events, next,
              gap.count == 1
                ? "the event is missing" : "the events from here to \(gap.upperBound - 1) are missing")
            missingCount += gap.count
            for sequence in gap { try check.skip(sequence, in: transaction, &self) }
            next = gap.upperBound
          }
        }
      }
    }
  }
}
