internal import HTTPTypes
internal import Ledger
internal import Logging

extension Problem {
  /// Why something was not let in by the writer, or could not be written. Nothing of it was appended.
  init(unappended error: any Error, _ logger: Logger) {
    switch error {
    case let reason as AppendQueue.Closed:
      let why = reason == .full ? "Too many batches are waiting" : "The server is stopping"
      self.init(
        .serviceUnavailable, why + ": send this one again. Nothing was appended.", headers: [.retryAfter: "1"])
    case let error as LedgerError where error.code == .busy:
      self.init(
        .serviceUnavailable, "Another process is writing to the ledger: send this again. Nothing was appended.",
        headers: [.retryAfter: "5"])
    case let error as LedgerError where error.code == .io:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self = Problem.unwritable
      detail += " Nothing was appended."
    default:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .internalServerError, "The ledger could not be written; the server's log says why. Nothing was appended.")
    }
  }
}
