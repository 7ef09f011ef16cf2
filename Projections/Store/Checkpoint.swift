internal import Events
internal import FileSystem
internal import Ledger

/// A projection on the disk, beside the journal: a file for each column, read where it lies, and a head that says how much of
/// each there is. It can be deleted at any time; what does not fit the ledger is dropped and rebuilt.
///
/// Columns only grow, and what follows from the same events is the same: so a file may be longer than its head says, and
/// readers of an older head go on. Nothing is waited for to reach the disk: what a power cut takes away, the checksums find.
struct Checkpoint: Sendable {
  let folder: String

  private static let headName = "head"
  private static let lockName = "lock"
  static let generationPrefix = "columns-"

  init(at folder: String) { self.folder = folder }

  var headPath: String { folder + "/" + Checkpoint.headName }

  func generationFolder(_ generation: Int) -> String { folder + "/" + Checkpoint.generationPrefix + String(generation) }

  /// The head; nil where none can be read.
  var head: CheckpointHead? { (try? contents).flatMap { CheckpointHead($0) } }

  /// The bytes of the head.
  var contents: [UInt8] {
    get throws(FileSystemError) {
      let file = try OpenedFile(headPath, OpenedFile.reading)
      return try file.bytes(at: 0, count: try file.status().size)
    }
  }

  // MARK: Loading

  /// The stored projection; nil where there is none that is a projection of this ledger.
  /// - Parameter facts: what its facts are, where that is known.
  func load(_ ledger: Ledger, facts: Facts? = nil) throws -> Projection? {
    guard let head, try head.fits(ledger) else { return nil }
    return try StoredProjection(head, in: self, of: ledger)?.projection(facts)
  }

  // MARK: Storing

  /// Stores a projection over the one of the first `oldLength` events that was loaded or stored before; where none of this
  /// ledger is there any more, anew. Where another process has stored a different one since, or is storing one, that one stays.
  /// - Returns: whether it was stored.
  /// - Throws: `FileSystemError` where the disk, or whoever owns the folder, does not take it.
  func store(_ projection: Projection, replacing oldLength: Int, of ledger: Ledger) throws -> Bool {
    try Files.makeFolders(folder)
    let lock = try FileLock(folder + "/" + Checkpoint.lockName)
    guard try lock.tryLock() else { return false }
    defer { lock.unlock() }
    let present = try self.head.flatMap { try $0.fits(ledger) ? $0 : nil }
    if let present, oldLength == 0 ? present.length >= projection.length : present.length > oldLength { return false }
    // What is shorter than it was is none of what was read, and all is written anew.
    let base = present.flatMap { oldLength > 0 && $0.length == oldLength ? $0 : nil }
    if try !write(projection, over: base, of: ledger) { _ = try write(projection, over: nil, of: ledger) }
    return true
  }

  /// Writes a projection: behind what is there, or anew in a folder of its own.
  /// - Returns: false where a file of what is there was found damaged, and so its head was removed, meanwhile.
  private func write(_ projection: Projection, over present: CheckpointHead?, of ledger: Ledger) throws -> Bool {
    let generation = present?.generation ?? newGeneration
    var head = CheckpointHead(
      length: projection.length, root: try ledger.root(size: projection.length), generation: generation)
    let writer = CheckpointWriter(generationFolder(generation), from: present)
    try Files.makeFolders(generationFolder(generation))
    head.columns = try writer.writeColumns(of: projection)
    head.helpers = try writer.writeHelpers(of: projection)
    try storeAreas(of: projection, in: &head, after: present)
    if let present, self.head != present { return false }
    try publish(head)
    removeOthers(than: head)
    return true
  }

  /// Stores the areas and the indexes. Those that are there serve on while the areas are much the same: what is asked is
  /// translated.
  private func storeAreas(
    of projection: Projection, in head: inout CheckpointHead, after present: CheckpointHead?
  ) throws(FileSystemError) {
    let folder = generationFolder(head.generation)
    let extent = projection.areaExtent
    let known = [present?.areas, present?.indexAreas].compactMap { $0 }.first { $0.extent.isEnough(for: extent) }
    let areas = if let known { known } else { try StoredAreas.write(projection, to: folder) }
    head.areas = areas
    let base = present?.indexAreas.flatMap { $0.extent.isBase(for: extent) ? $0 : nil }
    head.indexAreas = base ?? areas
    let segments = base == nil ? [] : present?.segments ?? []
    let laidOut = (base ?? areas).areas(in: folder, of: projection)
    head.segments = try IndexWriter(folder, of: projection, laidOut).write(after: segments)
  }

  private func publish(_ head: CheckpointHead) throws(FileSystemError) {
    let made = try FileReplacement(of: headPath, suffix: ".new")
    do throws(FileSystemError) {
      try made.write(head.bytes)
      try made.publish(isSynced: false)
    } catch {
      made.discard()
      throw error
    }
  }

  private var generations: [Int] {
    ((try? Files.names(in: folder)) ?? []).filter { $0.hasPrefix(Checkpoint.generationPrefix) }.compactMap {
      Int($0.dropFirst(Checkpoint.generationPrefix.count))
    }
  }

  private var newGeneration: Int { (generations.max() ?? 0) + 1 }

  /// Removes what no head names any more: whoever reads it keeps what it has opened.
  private func removeOthers(than head: CheckpointHead) {
    for generation in generations where generation != head.generation {
      Files.removeFolder(generationFolder(generation))
    }
    let helpers = zip(StoredHelper.all, head.helpers).compactMap { helper, stored in
      stored.map { StoredHelper.fileName(helper, coverage: $0.coverage) }
    }
    let segments = head.segments.map { $0.fileName(assignmentCount: head.indexAreas?.extent.assignmentCount ?? 0) }
    let areas = [head.areas, head.indexAreas].compactMap { $0 }.flatMap { areas in
      StoredAreas.File.allCases.map(areas.name)
    }
    let wanted = Set(StoredColumn.names + helpers + segments + areas)
    let folder = generationFolder(head.generation)
    for name in (try? Files.names(in: folder)) ?? [] where !wanted.contains(name) {
      _ = Files.removeFile(folder + "/" + name)
    }
    // What earlier versions of the program stored.
    for name in ["data.mdb", "lock.mdb"] { _ = Files.removeFile(self.folder + "/" + name) }
  }
}
