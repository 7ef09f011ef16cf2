internal import Bytes
internal import Events
internal import FileSystem
internal import LMDB

extension Ledger {
  /// Looks where this site and the shared journal part.
  /// - Returns: nil where the shared journal holds all that the site does.
  package func parting() throws -> Parting? {
    guard let order else { throw LedgerError(.noSite) }
    return try translated { try parting(of: order) }
  }

  func parting(of order: any SharedOrder) throws -> Parting? {
    let (head, length) = (try order.head(), try length)
    var start = 0
    if head.length <= length, try root(size: head.length) == head.root {
      start = head.length
    } else {
      try order.forEachRoot(through: min(length, head.length)) { size, root in
        guard try self.root(size: size) == root else { return true }
        start = size
        return false
      }
    }
    guard start < length else { return nil }
    let isPutBack = try start == head.length && recordedTime(of: start) >= head.floor
    return Parting(start: start, length: length, root: try root(size: length), isPutBack: isPutBack)
  }

  /// Refuses a site that holds less than another of what the shared journal lost.
  /// - Throws: `SharingFault.longerSite`.
  func checkIsLongest(_ parting: Parting, of order: any SharedOrder) throws {
    let others = try order.sites().filter { !$0.isOwn && $0.length > parting.length }
    if let longest = others.max(by: { $0.length < $1.length }) {
      throw SharingFault.longerSite(longest.name, held: longest.length)
    }
  }

  /// Adds to the shared journal what it lost, where it was, with the roots, times and batches that it had.
  ///
  /// - Parameter eventCount: after how many events a batch of the shared journal ends, or behind one batch of a client.
  /// - Throws: `SharingFault.beaten` where somebody appended meanwhile.
  @available(*, noasync, message: "an append stays on one thread")
  func putBack(_ parting: Parting, to order: any SharedOrder, eventCount: Int) throws {
    var start = parting.start
    while start < parting.length {
      // Each batch ends the turn.
      try order.takeTurn(waitingSeconds: Ledger.maximumWaitSeconds)
      let entries = try batchEntries(from: start, to: min(parting.length, start + eventCount))
      guard let last = entries.last else {
        throw LedgerError(.damaged, "no batch begins at event \(start): run verify")
      }
      let end = start + entries.reduce(0) { $0 + $1.count }
      var stored: [UInt8] = []
      for entry in entries { entry.write(to: &stored) }
      let batch = SharedBatch(
        start: start, count: end - start, previousRoot: try root(size: start), root: last.root,
        lastTime: try recordedTime(of: end - 1), entries: stored)
      let range = start..<end
      let outcome = try order.append(batch, firstTime: try recordedTime(of: start)) { try forEachPart(of: range, $0) }
      guard outcome == .appended else { throw SharingFault.beaten }
      start = end
    }
  }

  /// The entries of the batches from one on that begin before an end.
  private func batchEntries(from start: Int, to end: Int) throws -> [BatchEntry] {
    try store.read { transaction in
      var entries: [BatchEntry] = []
      var next = start
      var cursor = try transaction.cursor(in: Layout.batches)
      var isThere = try cursor.seek(atOrAfter: UInt64(start))
      while isThere, next < end, cursor.integerKey == UInt64(next),
        let entry = BatchEntry(cursor.value)
      {
        entries.append(entry)
        next += entry.count
        isThere = try cursor.next()
      }
      return entries
    }
  }

  private func forEachPart(of range: Range<Int>, _ take: (_ lines: [UInt8]) throws -> Void) throws {
    var parts = SharedParts()
    try forEachEvent(in: range) { _, _, json in
      try parts.makeRoom(byteCount: json.count, take)
      parts.lines += json
      parts.endLine()
      return true
    }
    try parts.end(take)
  }
}
