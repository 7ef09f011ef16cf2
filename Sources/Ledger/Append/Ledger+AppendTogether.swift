internal import LMDB

extension Ledger {
  /// Appends the batches of several clients with one commit, in their order: the commit, which waits for the disk, is
  /// what an append mostly costs.
  ///
  /// It comes to the same as one append after another. Each batch is judged by the ledger with the batches before it,
  /// is there whole or not at all, and has its own outcome: a body that throws takes back its own batch and no other.
  /// All are durable when the call returns.
  /// - Parameters:
  ///   - isRepeatable: whether, at a site of a shared journal, the bodies may be called again where another site was first;
  ///     else the site takes a turn before.
  ///   - joining: gives batches of clients that came while others wrote; asked when they can write no more.
  /// - Returns: for each body what its batch came to, or what it threw.
  /// - Throws: `LedgerError` where none was appended: `busy`, or the disk's or the journal's fault.
  @available(*, noasync, message: "an append stays on one thread")
  package func appendTogether(
    waitingSeconds: Double = Ledger.maximumWaitSeconds, isRepeatable: Bool = false,
    joining: () -> [(inout Batch) throws -> Void] = { [] }, _ bodies: [(inout Batch) throws -> Void]
  ) throws -> [Result<AppendResult, any Error>] {
    let results = try appendTogether(
      waitingSeconds: waitingSeconds, isRepeatable: isRepeatable, joining: joining, limits: .standard, bodies)
    endRepair()
    return results
  }

  @available(*, noasync, message: "an append stays on one thread")
  func appendTogether(
    waitingSeconds: Double = Ledger.maximumWaitSeconds, isRepeatable: Bool = false,
    joining: () -> [(inout Batch) throws -> Void] = { [] }, limits: PartLimits,
    _ bodies: [(inout Batch) throws -> Void]
  ) throws -> [Result<AppendResult, any Error>] {
    var bodies = bodies
    let turn = isRepeatable ? TurnRule.whenBeaten : .atOnce
    return try write(times: .now, waitingSeconds: waitingSeconds, limits: limits, turn: turn) { batch in
      // Where another site may still be first, no more are judged in vain than have to be.
      if batch.sharing?.hasTurn ?? true { bodies += joining() }
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
    return !(error is LMDBError || error is SharingFault)
  }
}
