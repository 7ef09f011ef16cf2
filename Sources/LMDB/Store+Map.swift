import CLMDB

extension Store {
  /// Makes the map at least so large; for one process at a time, the one that writes.
  ///
  /// Waits until no transaction is open in this process, and is a mistake inside one. Other processes adopt the new size
  /// when they next begin to read.
  package func grow(toAtLeast bytes: Int) throws(LMDBError) {
    try checkWritable()
    guard bytes > mapSizeInBytes else { return }
    let result = gate.alone {
      // SAFETY: it is opened and closed while the gate is held alone, as here.
      guard let environment = unsafe environment else { return MDB_PANIC }
      // SAFETY: the environment is open as long as this object. Readers that were killed may be what filled the map.
      _ = unsafe mdb_reader_check(environment, nil)
      // SAFETY: no transaction of this process is open while the gate is held alone.
      return unsafe mdb_env_set_mapsize(environment, MapSize.wholePages(bytes))
    }
    guard result == 0 else { throw LMDBError(result, "grow the map of \(folder) to \(bytes) bytes") }
  }

  /// Runs a call that reads the map, counted in at the gate. When another process has enlarged the store, adopts the
  /// new size and calls again, unless this thread has a transaction open: the map must not move under it.
  ///
  /// After a call that returned zero the gate stays entered only if `staying`.
  func throughMapChanges(staying: Bool = false, _ call: () -> Int32) -> Int32 {
    while true {
      gate.enter()
      let result = call()
      if result == 0 && staying { return result }
      gate.leave()
      guard result == MDB_MAP_RESIZED, !gate.isOpenOnThisThread else { return result }
      let adopted = gate.alone {
        // SAFETY: no transaction of this process is open while the gate is held alone; zero adopts the recorded size.
        guard let environment = unsafe environment else { return MDB_PANIC }
        return unsafe mdb_env_set_mapsize(environment, 0)
      }
      guard adopted == 0 else { return adopted }
    }
  }

  /// Begins a transaction, entered at the gate; its owner ends it and leaves.
  func begin(flags: UInt32) throws(LMDBError) -> OpaquePointer {
    var begun: OpaquePointer?
    let call = {
      // SAFETY: it is opened and closed while nobody is within the gate, as this call is.
      guard let environment = unsafe self.environment else { return MDB_PANIC }
      // SAFETY: the environment is open as long as this object; fills `begun` when it returns zero.
      return unsafe mdb_txn_begin(environment, nil, flags, &begun)
    }
    var result = throughMapChanges(staying: true, call)
    // After a write that the disk refused LMDB may not even read until it is opened again.
    if result == MDB_PANIC, access == .readWrite, !gate.isOpenOnThisThread {
      _ = failure(result, "begin in \(folder)")
      try openAgain()
      result = throughMapChanges(staying: true, call)
    }
    // SAFETY: handed on as it is, not looked at.
    guard result == 0, let transaction = unsafe begun else { throw failure(result, "begin in \(folder)") }
    return unsafe transaction
  }
}
