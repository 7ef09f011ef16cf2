internal import Bytes
internal import Dispatch
internal import Events
internal import FileSystem
internal import Synchronization

/// Writes the segments of the standing indexes that what came since makes due, several at a time.
struct IndexWriter: Sendable {
  private let folder: String
  private let projection: Projection
  private let ranks: AreaRanks
  private let assignmentCount: Int

  /// - Parameter areas: those that the indexes are of.
  init(_ folder: String, of projection: Projection, _ areas: LaidOutAreas) {
    self.folder = folder
    self.projection = projection
    ranks = areas.ranks(projection.records.dictionary(of: .area))
    assignmentCount = areas.extent.assignmentCount
  }

  /// A segment to be written.
  private struct Order {
    let key: IndexKey
    let rows: Range<Int>
  }

  /// - Parameter present: the segments that are there, of the same assignments.
  /// - Returns: the segments that there are then.
  func write(after present: [CheckpointHead.Segment]) throws(FileSystemError) -> [CheckpointHead.Segment] {
    let known = Dictionary(grouping: present, by: \.name)
    var kept: [CheckpointHead.Segment] = []
    var orders: [Order] = []
    for key in IndexKey.wanted(by: projection.facts) {
      let segments = known[StoredIndexes.Name(key)] ?? []
      let count = projection.records[key.kind].count
      if let (keptCount, new) = IndexPlan.plan(segments.map(\.rows), count: count) {
        kept += segments.prefix(keptCount)
        orders += new.map { Order(key: key, rows: $0) }
      } else {
        kept += segments
      }
    }
    guard !orders.isEmpty else { return kept }
    let written = Mutex<[CheckpointHead.Segment?]>(orders.map { _ in nil })
    let failure = Mutex<FileSystemError?>(nil)
    let asked = orders
    DispatchQueue.concurrentPerform(iterations: asked.count) { index in
      do throws(FileSystemError) {
        let segment = try write(asked[index])
        written.withLock { $0[index] = segment }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return kept + written.withLock { $0.compactMap { $0 } }
  }

  private func write(_ order: Order) throws(FileSystemError) -> CheckpointHead.Segment {
    let words = IndexWriter.words(order.key, order.rows, projection.records, ranks)
    let name = StoredIndexes.Name(order.key)
    let part = StoredPart(words.rawBytes, place: IndexWriter.place(name, order.rows))
    let segment = CheckpointHead.Segment(
      name: name, rows: order.rows, span: IndexSegment.span(of: words), part: part)
    let file = try OpenedFile(
      folder + "/" + segment.fileName(assignmentCount: assignmentCount), OpenedFile.writing)
    try file.write(words.rawBytes, at: 0)
    return segment
  }

  static func words(
    _ key: IndexKey, _ rows: Range<Int>, _ records: RecordProjection, _ ranks: AreaRanks
  ) -> [UInt32] {
    let condition = RowCondition(key.condition, kind: key.kind, records: records)
    return IndexSegment.words(of: rows, condition, records[key.kind], ranks)
  }

  /// What the checksum of a segment is bound to.
  static func place(_ name: StoredIndexes.Name, _ rows: Range<Int>) -> Int {
    Int(truncatingIfNeeded: name.digest.low) ^ Int(name.kind.rawValue) ^ rows.lowerBound << 8
  }
}
