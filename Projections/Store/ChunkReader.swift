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
    var failure: LedgerError?
    try forEachChunk(in: transaction) { id, chunk, value in
      var words: [UInt32] = []
      words.reserveCapacity(Column.chunkCount)
      value.extracting(8..<value.byteCount).append(to: &words)
      if Chunks.checksum(words, column: id, chunk: chunk) != value.loadLittleEndian(at: 0) as UInt64 {
        failure = ChunkReader.damaged(id, chunk)
      }
      body(words)
    }
    if let failure { throw failure }
  }

  mutating func column(in transaction: borrowing ReadTransaction) throws -> Column {
    var column = Column()
    try words(in: transaction) { column.append(chunk: $0) }
    return column
  }

  mutating func starts(in transaction: borrowing ReadTransaction) throws -> [UInt32] {
    var starts: [UInt32] = []
    try words(in: transaction) { starts.append(contentsOf: $0) }
    return starts
  }

  mutating func bytes(in transaction: borrowing ReadTransaction) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: LedgerError?
    try forEachChunk(in: transaction) { id, chunk, value in
      let part = value.extracting(8..<value.byteCount).bytes()
      if Chunks.checksum(bytes: part, column: id, chunk: chunk) != value.loadLittleEndian(at: 0) as UInt64 {
        failure = ChunkReader.damaged(id, chunk)
      }
      bytes.append(contentsOf: part)
    }
    if let failure { throw failure }
    return bytes
  }
}
