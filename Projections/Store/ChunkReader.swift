internal import Bytes
internal import LMDB
internal import Ledger

/// Reads columns in the order in which they were written.
struct ChunkReader {
  private var nextColumn: UInt16 = 0

  private static func damaged(_ id: UInt16, _ chunk: Int) -> LedgerError {
    LedgerError(.damaged, "chunk \(chunk) of column \(id) of the projections is damaged")
  }

  private mutating func forEachChunk(
    in transaction: borrowing ReadTransaction,
    _ body: (_ id: UInt16, _ chunk: Int, _ value: borrowing RawSpan) throws -> Void
  ) throws {
    let id = nextColumn
    nextColumn += 1
    var chunk = 0
    while let value = try transaction.value(for: Chunks.key(column: id, chunk: chunk).rawBytes, in: Chunks.table) {
      guard value.byteCount >= 8 else { throw Self.damaged(id, chunk) }
      try body(id, chunk, value)
      chunk += 1
    }
  }

  private mutating func words(
    in transaction: borrowing ReadTransaction, _ body: ([UInt32]) -> Void
  ) throws {
    try forEachChunk(in: transaction) { id, chunk, value in
      let count = (value.byteCount - 8) / 4
      guard value.byteCount % 4 == 0, count <= Column.chunkCount else { throw ChunkReader.damaged(id, chunk) }
      var words: [UInt32] = []
      words.reserveCapacity(Column.chunkCount)
      value.extracting(8..<value.byteCount).append(to: &words)
      guard Chunks.checksum(words, column: id, chunk: chunk) == value.loadLittleEndian(at: 0) as UInt64 else {
        throw ChunkReader.damaged(id, chunk)
      }
      body(words)
    }
  }

  mutating func column(in transaction: borrowing ReadTransaction) throws -> Column {
    var column = Column()
    var isCut = false
    try words(in: transaction) { words in
      // A chunk behind one that is not full belongs to another column than the one that was stored.
      if column.count % Column.chunkCount == 0 { column.append(chunk: words) } else { isCut = true }
    }
    if isCut { throw ChunkReader.damaged(nextColumn - 1, column.chunks.count - 1) }
    return column
  }

  mutating func starts(in transaction: borrowing ReadTransaction) throws -> [UInt32] {
    var starts: [UInt32] = []
    try words(in: transaction) { starts.append(contentsOf: $0) }
    return starts
  }

  mutating func bytes(in transaction: borrowing ReadTransaction) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(in: transaction) { id, chunk, value in
      let part = value.extracting(8..<value.byteCount).bytes()
      guard Chunks.checksum(bytes: part, column: id, chunk: chunk) == value.loadLittleEndian(at: 0) as UInt64 else {
        throw ChunkReader.damaged(id, chunk)
      }
      bytes.append(contentsOf: part)
    }
    return bytes
  }
}
