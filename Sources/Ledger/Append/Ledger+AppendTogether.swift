internal import LMDB

extension Ledger {
  /// Appends the batches of several clients with one commit, in their order: the commit, which waits for the disk, is
  /// what an append mostly costs.
  ///
  /// It comes to the same as one append after another. Each batch is judged by the ledger with the batches before it,
  /// is there whole or not at all, and has its own outcome: a body that throws takes back its own batch and no other.
  /// All are durable when the call returns.
  /// - Returns: for each body what its batch came to, or what it threw.
  /// - Throws: `LedgerError` where none was appended: `busy`, or the disk's or the journal's fault.
  @available(*, noasync, message: "an append stays on one thread")
  package func appendTogether(
    waitingSeconds: Double = Ledger.maximumWaitSeconds, _ bodies: [(inout Batch) throws -> Void]
  ) throws -> [Result<AppendResult, any Error>] {
    try appendTogether(waitingSeconds: waitingSeconds, limits: .standard, bodies)
  }

  @available(*, noasync, message: "an append stays on one thread")
  func appendTogether(
    waitingSeconds: Double = Ledger.maximumWaitSeconds, limits: PartLimits,
    _ bodies: [(inout Batch) throws -> Void]
  ) throws -> [Result<AppendResult, any Error>] {
    try write(times: .now, waitingSeconds: waitingSeconds, limits: limits) { batch in
      var results: [Result<AppendResult, any Error>] = []
      for body in bodies {
        do {
          try body(&batch)
          results.append(.success(try batch.end()))
        } catch let error where Ledger.isOfInput(error) {
          try batch.takeBack()
          results.append(.failure(error))
        }
      }
      try batch.publishEnded()
      return results
    }
  }

  /// Whether an error blames what was to be appended, so that the journal is as sound as before.
  private static func isOfInput(_ error: any Error) -> Bool {
    if let error = error as? LedgerError { return error.code == .refused }
    return !(error is LMDBError)
  }
}
