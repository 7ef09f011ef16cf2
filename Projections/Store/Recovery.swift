internal import FileSystem
internal import Ledger
internal import Synchronization

/// Makes the columns of a checkpoint anew from the journal where the file of one is damaged, or gone: they are derived, so
/// whoever asked sees no difference but the time. The head is removed, so that all is stored anew.
final class Recovery: Sendable {
  private let ledger: Ledger
  private let length: Int
  private let headPath: String
  private let columns = Mutex<[StoredColumn]?>(nil)

  init(of ledger: Ledger, length: Int, headPath: String) {
    self.ledger = ledger
    self.length = length
    self.headPath = headPath
  }

  func bytes(ofColumn place: Int) -> [UInt8] {
    columns.withLock { columns in
      if let columns { return columns[place].bytes }
      _ = Files.removeFile(headPath)
      do {
        let made = StoredColumn.all(of: try Projector(ledger, isStored: false).replay(to: length))
        columns = made
        return made[place].bytes
      } catch {
        preconditionFailure(
          "The projections are damaged, and cannot be rebuilt: \(error). Run verify, which says what to do.")
      }
    }
  }
}
