internal import FileSystem
internal import Ledger
internal import Synchronization

/// Gives the columns of a checkpoint where their files are not as they were stored: they are derived, so whoever asked sees no
/// difference but the time.
final class Recovery: Sendable {
  private let ledger: Ledger
  private let head: CheckpointHead
  private let checkpoint: Checkpoint
  private let columns = Mutex<[StoredColumn]?>(nil)

  init(of ledger: Ledger, _ head: CheckpointHead, in checkpoint: Checkpoint) {
    (self.ledger, self.head, self.checkpoint) = (ledger, head, checkpoint)
  }

  /// The file of a column as all was stored anew since, by this program or another: what follows from the same events is the
  /// same, so it begins with the same bytes.
  func file(ofColumn place: Int) -> MappedFile? {
    guard let present = checkpoint.head, present.generation != head.generation else { return nil }
    let folder = checkpoint.generationFolder(present.generation)
    return try? MappedFile(folder + "/" + StoredColumn.names[place], byteCount: head.columns[place].byteCount)
  }

  /// The bytes of a column, made anew from the journal. The head is removed where it names the file, so that all is stored anew.
  func bytes(ofColumn place: Int) -> [UInt8] {
    columns.withLock { columns in
      if let columns { return columns[place].bytes }
      if checkpoint.head?.generation == head.generation { _ = Files.removeFile(checkpoint.headPath) }
      do {
        let made = StoredColumn.all(of: try Projector(ledger, isStored: false).replay(to: head.length))
        columns = made
        return made[place].bytes
      } catch {
        preconditionFailure(
          "The projections are damaged, and cannot be rebuilt: \(error). Run verify, which says what to do.")
      }
    }
  }
}
