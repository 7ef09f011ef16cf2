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

  /// Adds to the shared journal what it lost, where it was, with the roots, times and batches that it had.
  ///
  /// - Throws: `SharingFault.longerSite` where another site holds more of it, `beaten` where somebody appended meanwhile.
  @available(*, noasync, message: "an append stays on one thread")
  func putBack(_ parting: Parting, to order: any SharedOrder) throws {
    let others = try order.sites().filter { !$0.isOwn && $0.length > parting.length }
    if let longest = others.max(by: { $0.length < $1.length }) {
      throw SharingFault.longerSite(longest.name, held: longest.length)
    }
    var start = parting.start
    while start < parting.length {
      let entries = try batchEntries(from: start, to: parting.length)
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
      guard try order.append(batch, { try forEachPart(of: range, $0) }) == .appended else { throw SharingFault.beaten }
      start = end
    }
  }

  /// So many events go into a batch of the shared journal, or one batch of a client.
  private static let putBackEventCount = 10_000

  /// The entries of the batches from one on.
  private func batchEntries(from start: Int, to end: Int) throws -> [BatchEntry] {
    try store.read { transaction in
      var entries: [BatchEntry] = []
      var next = start
      var cursor = try transaction.cursor(in: Layout.batches)
      var isThere = try cursor.seek(atOrAfter: UInt64(start))
      while isThere, next < end, next - start < Ledger.putBackEventCount, cursor.integerKey == UInt64(next),
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
    var lines: [UInt8] = []
    try forEachEvent(in: range) { _, _, json in
      if !lines.isEmpty, lines.count + json.count > SharedBatch.maximumPartByteCount {
        try take(lines)
        lines.removeAll(keepingCapacity: true)
      }
      lines += json
      lines.append(UInt8(ascii: "\n"))
      return true
    }
    if !lines.isEmpty { try take(lines) }
  }
}
