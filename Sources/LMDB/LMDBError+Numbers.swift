import CLMDB
import FileSystem

extension LMDBError {
  /// The error for a number that LMDB or the system returned; `action` completes "cannot …".
  init(_ number: Int32, _ action: String) {
    let (code, remedy) = LMDBError.meaning(of: number)
    // SAFETY: `mdb_strerror` returns a C string that stays valid until the next call on this thread; it is copied at once.
    let reason = unsafe String(cString: mdb_strerror(number))
    let cause = reason.hasPrefix("MDB_") ? reason.drop { $0 != ":" }.dropFirst(2) : reason[...]
    let happening = "cannot \(action): \(cause.isEmpty ? reason[...] : cause)"
    self.init(
      code, happening + (remedy.map { ": " + $0 } ?? ""), number: number, lacksRemedy: remedy == nil)
  }

  private static func meaning(of number: Int32) -> (code: Code, remedy: String?) {
    switch number {
    case MDB_MAP_FULL: return (.mapFull, "abort the transaction, grow the store and run it again")
    case MDB_KEYEXIST: return (.keyExists, "the key is there already, or is not after the table's last key")
    case MDB_NOTFOUND: return (.notAStore, "the table is missing; is this the right folder?")
    case MDB_INVALID: return (.notAStore, "the file is not LMDB's; is this the right folder?")
    case MDB_INCOMPATIBLE: return (.notAStore, "the table is of another kind; is this the right folder?")
    case MDB_VERSION_MISMATCH:
      return (.versionMismatch, "it was written by another version of LMDB; use liblmdb 0.9")
    case MDB_PAGE_NOTFOUND, MDB_CORRUPTED, MDB_PANIC: return (.damaged, nil)
    case MDB_TXN_FULL: return (.other, "the transaction is too large: commit in smaller parts")
    case MDB_READERS_FULL: return (.tooManyReaders, "end some readers and try again")
    case MDB_MAP_RESIZED: return (.mapResized, "end the thread's other transactions and try again")
    case MDB_BAD_VALSIZE: return (.badValue, "keys are 1 to 511 bytes")
    case MDB_BAD_TXN: return (.other, "an earlier step of the transaction failed; abort it")
    default:
      let (code, remedy) = FileSystemError.meaning(of: number)
      return (LMDBError.code(of: code), remedy)
    }
  }
}
