internal import LMDB

extension Ledger {
  /// Recomputes everything in the journal that can be wrong, up to its length now, while others append.
  ///
  /// Where something is wrong it goes over all twice. Memory: three bytes for each event. A page that LMDB cannot follow
  /// may end the process: look at a doubtful file from a child process. What lies behind the published length belongs to a
  /// batch under way and is left alone.
  /// - Parameters:
  ///   - maximumDamageCount: stop after so many damages.
  ///   - progress: called now and then with the entries looked at and the entries in all; it begins again where something
  ///     is wrong.
  /// - Returns: what is wrong; empty where all is well.
  /// - Throws: `LedgerError` where the file cannot be read at all, and what `progress` throws.
  public func verifyJournal(
    maximumDamageCount: Int = 100, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [Damage] {
    try verification(maximumDamageCount: maximumDamageCount, progress: progress).damages
  }

  /// The same, with what is odd about clocks.
  public func verification(
    maximumDamageCount: Int = 100, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Verification {
    try translated {
      let check = try JournalCheck.look(at: store, maximumDamageCount: maximumDamageCount, now: now, progress)
      return Verification(length: check.length, damages: check.damages.all, oddities: check.oddities.all)
    }
  }

  /// Whether a writer elsewhere knows that this process reads. Where not, it may change what is looked at, and a damage that
  /// is found may be none.
  package var isLocked: Bool { store.isLocked }
}
