import CLMDB

#if canImport(Glibc)
  import Glibc
#endif

extension LMDBError {
  /// The error for a number that LMDB or the system returned; `action` completes "cannot …".
  init(_ number: Int32, _ action: String) {
    let (code, remedy) = LMDBError.meaning(of: number)
    // SAFETY: `mdb_strerror` returns a C string that stays valid until the next call on this thread; it is copied at once.
    let reason = unsafe String(cString: mdb_strerror(number))
    let cause = reason.hasPrefix("MDB_") ? reason.drop { $0 != ":" }.dropFirst(2) : reason[...]
    self.init(code, "cannot \(action): \(cause.isEmpty ? reason[...] : cause): \(remedy)", number: number)
  }

  /// The error for the calling thread's `errno`.
  static func system(_ action: @autoclosure () -> String) -> LMDBError {
    let number = errno
    return LMDBError(number, action())
  }

  private static let diskRemedy = "the disk is full or failing: free space, then run verify"

  private static func meaning(of number: Int32) -> (code: Code, remedy: String) {
    switch number {
    case MDB_MAP_FULL: (.mapFull, "abort the transaction, grow the store and run it again")
    case MDB_KEYEXIST: (.keyExists, "the key is there already, or is not after the table's last key")
    case MDB_NOTFOUND: (.notAStore, "the table is missing; is this the right folder?")
    case MDB_INVALID: (.notAStore, "the file is not LMDB's; is this the right folder?")
    case MDB_INCOMPATIBLE: (.notAStore, "the table is of another kind; is this the right folder?")
    case MDB_VERSION_MISMATCH:
      (.versionMismatch, "it was written by another version of LMDB; use liblmdb 0.9")
    case MDB_PAGE_NOTFOUND, MDB_CORRUPTED, MDB_PANIC: (.damaged, "run verify, and restore a copy if it fails")
    case MDB_TXN_FULL: (.other, "the transaction is too large: commit in smaller parts")
    case MDB_READERS_FULL: (.tooManyReaders, "end some readers and try again")
    case MDB_MAP_RESIZED: (.mapResized, "end the thread's other transactions and try again")
    case MDB_BAD_VALSIZE: (.badValue, "keys are 1 to 511 bytes")
    case MDB_BAD_TXN: (.other, "an earlier step of the transaction failed; abort it")
    case ENOSPC, EDQUOT, EFBIG: (.diskFull, diskRemedy)
    case EIO: (.io, diskRemedy)
    case ENOENT: (.notFound, "check the path")
    case EACCES, EPERM: (.permission, "check who owns the folder and its files")
    case EROFS: (.readOnly, "the file system is read-only")
    case EEXIST, ENOTEMPTY: (.notEmpty, "name a folder that is new or empty")
    case ENOTDIR: (.badValue, "a part of the path is not a folder")
    case ENOMEM: (.other, "the system grants no more address space; see ulimit -v and the container's limits")
    default: (.other, "run verify if it happens again")
    }
  }
}
