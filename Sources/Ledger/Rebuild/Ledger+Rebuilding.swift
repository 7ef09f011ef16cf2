internal import Events
internal import FileSystem
internal import LMDB

extension Ledger {
  /// Makes a whole ledger out of the events of this one, which is damaged, in a folder that is new or empty.
  ///
  /// The events are the truth: keys, subjects, record numbers, the tree and the head are made anew from them. An event that
  /// is damaged itself is taken from the backup, where that has it. This ledger stays as it is.
  /// - Parameters:
  ///   - backup: an earlier copy of this ledger, if there is one.
  ///   - leavesOut: whether an event that neither has is left out, with those that cannot be without it; the events behind
  ///     it get other sequences then. Otherwise nothing is made.
  ///   - progress: as in `verifyJournal`.
  /// - Throws: `LedgerError` (`cannotCreate` as for a backup, `damaged` where an event is in neither).
  public func rebuild(
    to folder: String, with backup: Ledger?, leavesOut: Bool = false,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Rebuilding {
    try Ledger.makeCopy(in: folder) { partial in
      let plan = try RebuildPlan(self, backup)
      // Emptied before: a ledger is made where nothing is.
      try Ledger.create(at: partial)
      let result = try fill(partial, plan, leavesOut: leavesOut, progress)
      try check(result, partial, plan)
      _ = try Ledger.verifyCopy(partial) { _, _ in }
      Files.removeFile(partial + "/writer.lock")
      return result
    }
  }

  @available(*, noasync, message: "an append stays on one thread")
  private func fill(
    _ partial: String, _ plan: RebuildPlan, leavesOut: Bool, _ progress: (Int, Int) throws -> Void
  ) throws -> Rebuilding {
    let made = try Ledger(at: partial)
    made.acceptClock()
    return try made.write(times: .asRecorded, waitingSeconds: 0, limits: .standard) { batch in
      var leftOut: [Int] = []
      for part in plan.parts {
        for sequence in part.range {
          if sequence % Ledger.pageEventCount == 0 { try progress(sequence, plan.length) }
          do {
            guard let json = try plan.event(sequence) else { throw plan.missing(sequence) }
            try batch.restore(json, from: sequence)
          } catch  where leavesOut && Ledger.isOfEvent(error) {
            leftOut.append(sequence)
          }
        }
        batch.now = part.clock ?? batch.head.lastTime
        _ = try batch.end()
      }
      try batch.publishEnded()
      try progress(plan.length, plan.length)
      return Rebuilding(length: batch.length, leftOut: leftOut, fromBackup: plan.fromBackup)
    }
  }

  /// Whether an error is about one event, and not about what is being made.
  private static func isOfEvent(_ error: any Error) -> Bool {
    error is Refusal || (error as? LedgerError)?.code == .damaged
  }

  /// The new ledger is the old one where nothing was left out: the root of its last batch says so.
  private func check(_ result: Rebuilding, _ partial: String, _ plan: RebuildPlan) throws {
    guard result.leftOut.isEmpty, let root = plan.root else { return }
    guard try Ledger(at: partial, access: .readOnly).root(size: plan.length) == root else {
      throw LedgerError(
        .damaged, "what was made has not the root that the last batch of the ledger tells of: nothing was kept")
    }
  }
}

/// What a rebuilding came to.
public struct Rebuilding: Equatable, Sendable {
  /// The events of the ledger that was made.
  public let length: Int
  /// The sequences of the events that are not in it.
  public let leftOut: [Int]
  /// The number of events that were damaged and came from the backup.
  public let fromBackup: Int
}

extension Batch {
  /// Adds an event as a ledger stored it, with its recorded time: what it had to obey it obeyed then.
  mutating func restore(_ json: [UInt8], from sequence: Int) throws {
    try reader.read(.published(sequence), json)
    try reader.checkStored()
    guard let time = try reader.recordedTime() else {
      throw LedgerError(.damaged, "event \(sequence) has no recorded time: run verify")
    }
    let source = try sourceNumber()
    Layout.key(source: source, of: reader, into: &keyBuffer)
    if let other = try appendedSequence() {
      throw LedgerError(.damaged, "events \(other) and \(sequence) have one key: run verify")
    }
    try write(try checkSubject(), at: time)
  }
}
