import FileSystem

extension LMDBError {
  /// What an error of the file system means for a store.
  init(_ error: FileSystemError) {
    self.init(
      LMDBError.code(of: error.code), error.message, number: error.number, lacksRemedy: error.lacksRemedy)
  }

  static func code(of code: FileSystemError.Code) -> Code {
    switch code {
    case .notFound: .notFound
    case .notEmpty: .notEmpty
    case .permission: .permission
    case .readOnly: .readOnly
    case .diskFull: .diskFull
    case .io: .io
    case .badPath: .badValue
    default: .other
    }
  }
}

/// Runs calls of the file system, and throws their errors as the store's.
func withFiles<Result: ~Copyable>(
  _ body: () throws(FileSystemError) -> Result
) throws(LMDBError) -> Result {
  do throws(FileSystemError) {
    return try body()
  } catch {
    throw LMDBError(error)
  }
}
