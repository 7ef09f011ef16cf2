internal import Events
internal import Foundation
internal import Ledger

/// What errors mean for whoever called the command: the only place that knows exit statuses.
enum ExitStatus {
  static let refused: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotCreate: Int32 = 73
  static let io: Int32 = 74
  static let tryAgain: Int32 = 75
  static let other: Int32 = 1

  /// Whether the error is the ledger's or the system's, and not one of the command line.
  static func isOwn(_ error: any Error) -> Bool {
    error is LedgerError || error is Refusal || error is CocoaError || error is POSIXError
  }

  /// Says what happened and what to do about it, and ends the process.
  static func end(with error: any Error) -> Never {
    switch error {
    case let error as LedgerError: end(status(of: error.code), error.description)
    case let error as Refusal: end(refused, error.description)
    default: end(io, error.localizedDescription)
    }
  }

  /// Ends the process where a result could not be written.
  static func endUnwritten() -> Never {
    end(io, "the result could not be written to standard output; what was appended is in the ledger all the same")
  }

  private static func end(_ status: Int32, _ message: String) -> Never {
    // A sentence begins with a capital; a path stays as it is.
    let isPath = message.prefix { $0 != " " }.contains { "/.:-".contains($0) }
    let text = isPath ? message : message.prefix(1).uppercased() + message.dropFirst()
    Output.sayLine(text.hasSuffix(".") || text.hasSuffix("?") ? text : text + ".")
    exit(status)
  }

  private static func status(of code: LedgerError.Code) -> Int32 {
    switch code {
    case .refused: refused
    case .noInput: noInput
    case .cannotCreate: cannotCreate
    case .io, .exposed, .clock, .sharedClock: io
    case .busy, .unavailable, .uncertain: tryAgain
    default: other
    }
  }
}
