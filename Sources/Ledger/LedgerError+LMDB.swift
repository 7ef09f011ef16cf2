package import LMDB

extension LedgerError {
  /// What an error of the store means for the ledger.
  package init(_ error: LMDBError) {
    let code: Code =
      switch error.code {
      case .busy: .busy
      case .notAStore, .notFound: .noInput
      case .notEmpty: .cannotCreate
      case .truncated, .damaged, .versionMismatch: .damaged
      default: .io
      }
    self.init(code, error.message)
  }
}

/// Runs a body and turns what the store throws into what the ledger throws.
package func translated<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LMDBError {
    throw LedgerError(error)
  }
}
