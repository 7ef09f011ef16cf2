internal import Events
internal import Ledger
internal import LMDB

/// A projection on the disk, beside the journal: its columns in chunks, each under a checksum, and how many events
/// they hold. It can be deleted at any time; what does not fit the ledger is dropped and rebuilt.
struct Checkpoint: Sendable {
  private static let columns = Table("columns")
  private static let meta = Table("meta")
  /// Changes whenever the layout of what is stored does.
  private static let format = "incident-ledger projections 1"
  private static let headKey = Array("head".utf8)
  private static let initialMapSizeInBytes = 256 << 20

  private let store: Store

  /// Opens the checkpoint in a folder, making it where it is not; nil where that cannot be done.
  init?(at folder: String) {
    do {
      store = try Checkpoint.open(folder)
    } catch let error where error.code == .alreadyOpen || error.code == .permission || error.code == .readOnly {
      return nil
    } catch {
      // Damaged or of another kind: derived, so it is made anew.
      Files.removeFolder(folder)
      guard let store = try? Checkpoint.open(folder) else { return nil }
      self.store = store
    }
  }

  private static func open(_ folder: String) throws(LMDBError) -> Store {
    if !Files.exists(folder + "/data.mdb") {
      try Store.create(at: folder, tables: [columns, meta], mapSizeInBytes: initialMapSizeInBytes)
    }
    return try Store(at: folder, tables: [columns, meta], access: .readWrite)
  }

  // MARK: Loading

  /// The stored projection; nil where there is none that is a projection of this ledger.
  func load(_ ledger: Ledger) throws -> Projection? {
    guard let head = try? store.read({ try Checkpoint.head(in: $0) }), try head.fits(ledger) else {
      return nil
    }
    let loaded = try? store.read { transaction in
      var reader = ChunkReader(ids: ChunkID())
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
      return try Projection(
        length: head.length, records: RecordProjection(postings: postings, dictionaries: dictionaries), log: log)
    }
    return loaded
  }

  private static func head(in transaction: borrowing ReadTransaction) throws -> CheckpointHead? {
    guard let value = try transaction.value(for: headKey.rawBytes, in: meta) else { return nil }
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
    let present = try Checkpoint.head(of: transaction)
    guard (present?.length ?? 0) == oldLength || oldLength == 0 else { return }
    var writer = ChunkWriter(ids: ChunkID(), table: Checkpoint.columns, isFresh: oldLength == 0)
    for postings in projection.records.postings {
      for column in postings.columns { try writer.write(column, in: &transaction) }
    }
    for dictionary in projection.records.dictionaries {
      try writer.write(dictionary.bytes, in: &transaction)
      try writer.write(dictionary.starts, in: &transaction)
    }
    try writer.write(projection.log.sequences, in: &transaction)
    try writer.write(projection.log.starts, in: &transaction)
    try writer.write(projection.log.bytes, in: &transaction)
    let head = CheckpointHead(length: projection.length, root: root)
    try transaction.put(key: Checkpoint.headKey, value: head.bytes(format: Checkpoint.format), in: Checkpoint.meta)
    try transaction.commit()
  }

  private static func head(of transaction: borrowing WriteTransaction) throws(LMDBError) -> CheckpointHead? {
    guard let value = try transaction.value(for: headKey.rawBytes, in: meta) else { return nil }
    return CheckpointHead(value.bytes(), format: format)
  }
}

/// Which ledger, and how much of it, a checkpoint holds.
struct CheckpointHead: Equatable {
  let length: Int
  /// The root of the tree of those events.
  let root: [UInt8]

  init(length: Int, root: [UInt8]) {
    self.length = length
    self.root = root
  }

  init?(_ value: [UInt8], format: String) {
    let prefix = Array(format.utf8)
    guard value.count == prefix.count + 8 + TreeHash.byteCount, value.starts(with: prefix) else { return nil }
    let length: UInt64 = value.rawBytes.loadLittleEndian(at: prefix.count)
    self.length = Int(length)
    root = Array(value[(prefix.count + 8)...])
  }

  func bytes(format: String) -> [UInt8] {
    var bytes = Array(format.utf8)
    bytes.appendLittleEndian(UInt64(length))
    bytes.append(contentsOf: root)
    return bytes
  }

  /// Whether the ledger begins with these events.
  func fits(_ ledger: Ledger) throws -> Bool {
    try length <= ledger.length && ledger.root(size: length) == root
  }
}
