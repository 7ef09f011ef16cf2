internal import Ledger
internal import LMDB

/// The keys of chunks: columns are numbered in the order in which they are stored and loaded.
struct ChunkID {
  private var column: UInt16 = 0

  mutating func next() -> UInt16 {
    defer { column += 1 }
    return column
  }

  static func key(column: UInt16, chunk: Int) -> [UInt8] {
    var key: [UInt8] = []
    key.appendBigEndian(column)
    key.appendBigEndian(UInt32(chunk))
    return key
  }

  /// Bytes of a chunk of bytes.
  static let byteCount = 1 << 16

  /// A checksum of a chunk, bound to its place (FNV-1a over the bytes of its words).
  static func checksum(_ words: some Sequence<UInt32>, column: UInt16, chunk: Int) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(column) << 32 ^ UInt64(chunk)
    for word in words { sum = (sum ^ UInt64(word)) &* 0x100_0000_01B3 }
    return sum ^ sum >> 29
  }

  static func checksum(bytes: some Sequence<UInt8>, column: UInt16, chunk: Int) -> UInt64 {
    checksum(bytes.lazy.map { UInt32($0) }, column: column, chunk: chunk)
  }
}

/// Writes columns, leaving chunks alone that are stored already as they are.
struct ChunkWriter {
  var ids: ChunkID
  let table: Table
  /// Whether nothing that is stored is to be trusted.
  let isFresh: Bool

  mutating func write(_ column: Column, in transaction: inout WriteTransaction) throws(LMDBError) {
    let id = ids.next()
    for (chunk, words) in column.chunks.enumerated() {
      try write(words, id: id, chunk: chunk, in: &transaction)
    }
  }

  mutating func write(_ words: [UInt32], in transaction: inout WriteTransaction) throws(LMDBError) {
    let id = ids.next()
    for (chunk, start) in stride(from: 0, to: words.count, by: Column.chunkCount).enumerated() {
      let end = min(words.count, start + Column.chunkCount)
      try write(Array(words[start..<end]), id: id, chunk: chunk, in: &transaction)
    }
  }

  private func write(
    _ words: [UInt32], id: UInt16, chunk: Int, in transaction: inout WriteTransaction
  ) throws(LMDBError) {
    let key = ChunkID.key(column: id, chunk: chunk)
    let size = 8 + words.count * 4
    if !isFresh, words.count == Column.chunkCount, try stored(key, transaction) == size { return }
    var value: [UInt8] = []
    value.reserveCapacity(size)
    value.appendLittleEndian(ChunkID.checksum(words, column: id, chunk: chunk))
    value.append(contentsOf: words.rawBytes)
    try transaction.put(key: key, value: value, in: table)
  }

  mutating func write(_ bytes: [UInt8], in transaction: inout WriteTransaction) throws(LMDBError) {
    let id = ids.next()
    for (chunk, start) in stride(from: 0, to: bytes.count, by: ChunkID.byteCount).enumerated() {
      let part = bytes[start..<min(bytes.count, start + ChunkID.byteCount)]
      let key = ChunkID.key(column: id, chunk: chunk)
      if !isFresh, part.count == ChunkID.byteCount, try stored(key, transaction) == 8 + part.count { continue }
      var value: [UInt8] = []
      value.reserveCapacity(8 + part.count)
      value.appendLittleEndian(ChunkID.checksum(bytes: part, column: id, chunk: chunk))
      value.append(contentsOf: part)
      try transaction.put(key: key, value: value, in: table)
    }
  }

  /// The size of what is stored under a key.
  private func stored(_ key: [UInt8], _ transaction: borrowing WriteTransaction) throws(LMDBError) -> Int? {
    guard let value = try transaction.value(for: key.rawBytes, in: table) else { return nil }
    return value.byteCount
  }
}

/// Reads columns in the order in which they were written.
struct ChunkReader {
  var ids: ChunkID
  private static let table = Table("columns")

  init(ids: ChunkID) { self.ids = ids }

  private static func damaged(_ id: UInt16, _ chunk: Int) -> LedgerError {
    LedgerError(.damaged, "chunk \(chunk) of column \(id) of the projections is damaged")
  }

  private mutating func forEachChunk(
    in transaction: borrowing ReadTransaction, _ body: (_ id: UInt16, _ chunk: Int, _ value: borrowing RawSpan) throws -> Void
  ) throws {
    let id = ids.next()
    var chunk = 0
    while let value = try transaction.value(for: ChunkID.key(column: id, chunk: chunk).rawBytes, in: Self.table) {
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
      if ChunkID.checksum(words, column: id, chunk: chunk) != value.loadLittleEndian(at: 0) as UInt64 {
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
      if ChunkID.checksum(bytes: part, column: id, chunk: chunk) != value.loadLittleEndian(at: 0) as UInt64 {
        failure = ChunkReader.damaged(id, chunk)
      }
      bytes.append(contentsOf: part)
    }
    if let failure { throw failure }
    return bytes
  }
}
