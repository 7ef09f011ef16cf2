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
    case let error as LedgerError where error.code == .unavailable:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .serviceUnavailable,
        "The shared journal cannot be reached now, or did not take this, or other sites were first: send this again. Nothing was "
          + "appended.",
        headers: [.retryAfter: "5"])
    case let error as LedgerError where error.code == .uncertain:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .serviceUnavailable,
        "The shared journal stopped answering, and may have taken the events: send the same ones again. What is there already "
          + "is a duplicate.", headers: [.retryAfter: "5"])
    case let error as LedgerError where error.code == .stopped:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .serviceUnavailable,
        "This site does not append before whoever runs it has seen to it; the server's log says why. Nothing was appended.",
        headers: [.retryAfter: "60"])
    case let error as LedgerError where error.code == .clock:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .serviceUnavailable,
        "Beside what the ledger has recorded the clock of the server's machine cannot be right. Whoever runs the server sets "
          + "the clock, or, where it is right, starts serve once with --accept-clock; its log has the times. Send this again "
          + "then. Nothing was appended.",
        headers: [.retryAfter: "60"])
    case let error as LedgerError where error.code == .sharedClock:
      logger.error("an append failed", metadata: ["error": "\(error)"])
      self.init(
        .serviceUnavailable,
        "The clock of the server's machine is more than five minutes ahead of the shared journal's. Whoever runs them sets the one "
          + "that is wrong. Send this again then. Nothing was appended.",
        headers: [.retryAfter: "60"])
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
