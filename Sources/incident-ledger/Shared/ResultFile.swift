internal import Foundation
internal import Ledger

/// A file that a result is written to.
enum ResultFile {
  /// Writes a file as a whole: where that fails, what was there stays.
  /// - Parameter what: what is written, with its article: `the paper`.
  /// - Throws: `LedgerError`: `io` where the disk is full or fails, else `cannotCreate`.
  static func write(_ contents: Data, to path: String, _ what: String) throws(LedgerError) {
    do {
      try contents.write(to: URL(fileURLWithPath: path), options: isReplaced(path) ? .atomic : [])
    } catch {
      let happening = "\(what) cannot be written to \(path)"
      guard isOfDisk(error) else {
        throw LedgerError(.cannotCreate, happening + ": choose a folder that is there and can be written to")
      }
      throw LedgerError(.io, happening + ", as the disk is full or failing: free some space")
    }
  }

  /// Whether a new file takes the place of what is there: a device, a pipe or a link is written through.
  private static func isReplaced(_ path: String) -> Bool {
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    return type == nil || type == .typeRegular
  }

  private static func isOfDisk(_ error: any Error) -> Bool {
    guard let cause = (error as? CocoaError)?.underlying as? POSIXError else { return false }
    return [.ENOSPC, .EDQUOT, .EFBIG, .EIO].contains(cause.code)
  }
}
