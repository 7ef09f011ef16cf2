internal import Archives
internal import Events
internal import Ledger

/// Reads the files that a command is given, with errors in the ledger's terms.
package enum FeedInput {
  /// The contents of a file, unpacked where its name ends with `.gz` or `.xz`; `-` is standard input.
  /// - Parameter limit: the most bytes that are taken, unpacked.
  /// - Throws: `LedgerError`: `noInput` where there is none, `refused` where it is damaged or longer.
  package static func contents(of path: String, limit: Int = ByteSource.defaultLimit) throws -> [UInt8] {
    try translating { try ByteSource(argument: path).contents(limit: limit) }
  }

  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw translated(error)
    }
  }

  /// What an error of an input means; every other error as it is.
  static func translated(_ error: any Error) -> any Error {
    guard let error = error as? ArchiveError else { return error }
    let code: LedgerError.Code =
      switch error.code {
      case .noInput: .noInput
      case .failed: .io
      default: .refused
      }
    return LedgerError(code, error.description)
  }
}
