package import FileSystem
package import LMDB

extension LedgerError {
  /// What an error of the store means for the ledger.
  package init(_ error: LMDBError) {
    let code: Code =
      switch error.code {
      case .notAStore, .notFound: .noInput
      case .notEmpty: .cannotCreate
      case .truncated, .damaged, .versionMismatch: .damaged
      default: .io
      }
    guard error.lacksRemedy else {
      self.init(code, error.message)
      return
    }
    let remedy =
      switch error.code {
      case .damaged: "run verify, which says what to do"
      case .failedEarlier: "free space, run verify, and open the store again"
      case .diskFull, .io: LedgerError.diskRemedy
      default: LedgerError.otherRemedy
      }
    self.init(code, error.message + ": " + remedy)
  }

  /// What an error of the file system means for the ledger.
  package init(_ error: FileSystemError) {
    let code: Code =
      switch error.code {
      case .busy: .busy
      case .exposed: .exposed
      case .notFound: .noInput
      case .notEmpty: .cannotCreate
      default: .io
      }
    guard error.lacksRemedy else {
      self.init(code, error.message)
      return
    }
    switch error.code {
    case .busy:
      self.init(code, "another process is writing to the ledger: try again (the lock is \(error.path))")
    case .diskFull, .io: self.init(code, error.message + ": " + LedgerError.diskRemedy)
    default: self.init(code, error.message + ": " + LedgerError.otherRemedy)
    }
  }

  private static let diskRemedy = "the disk is full or failing: free space, then run verify"
  private static let otherRemedy = "run verify if it happens again"

  /// What an error of the store, of the file system or of the shared journal means for the ledger; nil for any other.
  package init?(ofStore error: any Error) {
    switch error {
    case let error as LMDBError: self.init(error)
    case let error as FileSystemError: self.init(error)
    case let fault as SharingFault: self.init(fault)
    default: return nil
    }
  }
}

/// Runs a body and turns what the store, the file system and the shared journal throw into what the ledger throws.
package func translated<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch {
    throw LedgerError(ofStore: error) ?? error
  }
}
