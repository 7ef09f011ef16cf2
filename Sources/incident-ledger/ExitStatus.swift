import ArgumentParser
import Events
import Foundation
import Ledger

/// What errors mean for whoever called the command: the only place that knows exit statuses.
enum ExitStatus {
  static let refused: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotCreate: Int32 = 73
  static let io: Int32 = 74
  static let tryAgain: Int32 = 75
  static let other: Int32 = 1

  /// Whether the error is the ledger's and not one of reading the command line.
  static func isOwn(_ error: any Error) -> Bool {
    error is LedgerError || error is Refusal || error is OutputError || error is CocoaError
      || error is POSIXError
  }

  /// Prints what happened, with the remedy, and ends the process.
  static func end(with error: any Error) -> Never {
    let (status, message) = meaning(of: error)
    if !message.isEmpty { Terminal.say(message) }
    Foundation.exit(status)
  }

  private static func meaning(of error: any Error) -> (Int32, String) {
    switch error {
    case let error as LedgerError: (status(of: error.code), sentence(error.description))
    case let error as Refusal: (refused, error.description)
    case is OutputError: (io, "The result could not be written to standard output.")
    default: (io, sentence(error.localizedDescription))
    }
  }

  private static func status(of code: LedgerError.Code) -> Int32 {
    switch code {
    case .refused: refused
    case .noInput: noInput
    case .cannotCreate: cannotCreate
    case .io: io
    case .busy: tryAgain
    default: other
    }
  }

  /// The message as a sentence.
  private static func sentence(_ message: String) -> String {
    let text = message.prefix(1).uppercased() + message.dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }
}
