internal import Bytes
internal import Events
internal import FileSystem
internal import LMDB
internal import Ledger

/// A projection on the disk, beside the journal: its columns in chunks, each under a checksum, and how many events
/// they hold. It can be deleted at any time; what does not fit the ledger is dropped and rebuilt.
struct Checkpoint: Sendable {
  static let meta = Table("meta")
  /// Changes whenever the layout of what is stored does.
  static let format = formatName + "3"
  static let formatName = "incident-ledger projections "
  static let headKey = Array("head".utf8)
  private static let initialMapSizeInBytes = 256 << 20

  let store: Store

  /// Whether anything is stored in a folder.
  static func isThere(at folder: String) -> Bool { Files.exists(folder + "/data.mdb") }

  /// Opens the checkpoint in a folder, making it where it is not; nil where that cannot be done. A damaged one is replaced
  /// by an empty one: it is derived, nothing is lost.
  init?(at folder: String) {
    do {
      store = try Checkpoint.open(folder)
    } catch {
      let isDamaged = [.damaged, .truncated, .notAStore, .versionMismatch].contains(error.code)
      guard isDamaged else { return nil }
      Files.removeFolder(folder)
      guard let store = try? Checkpoint.open(folder) else { return nil }
      self.store = store
    }
  }

  /// Opens the checkpoint in a folder to be looked at, as it is.
  init(lookingAt folder: String) throws(LMDBError) {
    store = try Store(at: folder, tables: [Chunks.table, Checkpoint.meta], access: .readOnly)
  }

  private static func open(_ folder: String) throws(LMDBError) -> Store {
    if !isThere(at: folder) {
      try Store.create(at: folder, tables: [Chunks.table, meta], mapSizeInBytes: initialMapSizeInBytes)
    }
    return try Store(at: folder, tables: [Chunks.table, meta], access: .readWrite)
  }

  // MARK: Loading

  /// The stored projection; nil where there is none that is a projection of this ledger.
  func load(_ ledger: Ledger) throws -> Projection? {
    guard let head = try? store.read({ try Checkpoint.head(in: $0) }), try head.fits(ledger) else {
      return nil
    }
    let loaded = try? store.read { transaction in
      var reader = ChunkReader()
      let postings = try RecordKind.allCases.map { kind in
        Postings(
          kind: kind,
          columns: try (0..<Postings.columnCount(of: kind)).map { _ in try reader.column(in: transaction) })
      }
      let dictionaries = try RecordField.allCases.map { _ in
        ValueDictionary(bytes: try reader.bytes(in: transaction), starts: try reader.starts(in: transaction))
      }
      let log = FactLog(
        sequences: try reader.column(in: transaction), starts: try reader.starts(in: transaction),
        bytes: try reader.bytes(in: transaction))
      let records = RecordProjection(
        postings: postings, dictionaries: dictionaries, subjects: try reader.column(in: transaction))
      guard records.isWhole, log.isWhole else { throw LedgerError(.damaged, "chunks of the projections are missing") }
      return try Projection(length: head.length, records: records, log: log)
    }
    return loaded
  }

  static func head(
    in transaction: borrowing some TransactionLookups & ~Copyable
  ) throws(LMDBError) -> CheckpointHead? {
    let key = headKey
    guard let value = try transaction.value(for: key.rawBytes, in: meta) else { return nil }
    return CheckpointHead(value.bytes(), format: format)
  }

  // MARK: Storing

  /// Stores a projection over the one of the first `oldLength` events that was loaded or stored before. Where
  /// another process has stored a different one since, that one stays.
  func store(_ projection: Projection, replacing oldLength: Int, of ledger: Ledger) throws {
    let root = try ledger.root(size: projection.length)
    do {
      try write(projection, oldLength: oldLength, root: root)
    } catch let error where error.code == .mapFull {
      try translated { try store.grow(toAtLeast: store.mapSizeInBytes * 4) }
      try self.store(projection, replacing: oldLength, of: ledger)
    } catch {
      throw LedgerError(error)
    }
  }

  private func write(_ projection: Projection, oldLength: Int, root: [UInt8]) throws(LMDBError) {
    var transaction = try store.beginWrite()
    let present = try Checkpoint.head(in: transaction)
    guard (present?.length ?? 0) == oldLength || oldLength == 0 else { return }
    for (id, column) in StoredColumn.all(of: projection).enumerated() {
      try write(column, id: UInt16(id), isFresh: oldLength == 0, in: &transaction)
    }
    let head = CheckpointHead(length: projection.length, root: root)
    try transaction.put(key: Checkpoint.headKey, value: head.bytes(format: Checkpoint.format), in: Checkpoint.meta)
    try transaction.commit()
  }

  /// Writes a column, leaving full chunks alone that are stored already.
  private func write(
    _ column: StoredColumn, id: UInt16, isFresh: Bool, in transaction: inout WriteTransaction
  ) throws(LMDBError) {
    for chunk in 0..<column.chunkCount {
      let key = Chunks.key(column: id, chunk: chunk)
      let isFull = chunk + 1 < column.chunkCount
      if !isFresh, isFull, try Checkpoint.size(of: key, in: transaction) == column.fullChunkByteCount { continue }
      try transaction.put(key: key, value: column.chunk(chunk, id: id), in: Chunks.table)
    }
    // What an earlier, longer column left behind.
    var surplus = column.chunkCount
    while isFresh, try transaction.delete(key: Chunks.key(column: id, chunk: surplus), in: Chunks.table) {
      surplus += 1
    }
  }

  private static func size(
    of key: [UInt8], in transaction: borrowing WriteTransaction
  ) throws(LMDBError) -> Int? {
    guard let value = try transaction.value(for: key.rawBytes, in: Chunks.table) else { return nil }
    return value.byteCount
  }
}
