internal import LMDB

extension Ledger {
  /// Recomputes everything in the journal that can be wrong, up to its length now, while others append.
  ///
  /// Memory: one byte for each event. A page that LMDB cannot follow may end the process: look at a doubtful file
  /// from a child process. What lies behind the published length belongs to a batch under way and is left alone.
  /// - Parameters:
  ///   - maximumDamageCount: stop after so many damages.
  ///   - progress: called now and then with the entries looked at and the entries in all.
  /// - Returns: what is wrong; empty where all is well.
  /// - Throws: `LedgerError` where the file cannot be read at all, and what `progress` throws.
  public func verifyJournal(
    maximumDamageCount: Int = 100, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [Damage] {
    try translated {
      var check = JournalCheck(store, maximumDamageCount: maximumDamageCount)
      try check.run(progress)
      return check.damages.all
    }
  }
}
