internal import Bytes
package import Events
internal import FileSystem

extension Ledger {
  /// Gives back to the shared journal what it lost and this site holds, with an event that names the range, its root and the
  /// site.
  ///
  /// Where nobody appended anything in its place it is put back as it was: the site's journal stays, and so do all roots. Else
  /// the site's journal is made anew of the shared one, and what was lost is appended behind it: what is there already is a
  /// duplicate. The journal that the site had is kept in a folder beside. All of it may be done again.
  /// - Parameters:
  ///   - keepsGoing: whether what is good is appended although something was refused.
  ///   - refuse: is told of what was refused, before anything is appended.
  /// - Returns: nil where the shared journal holds all that the site does.
  /// - Throws: `LedgerError.refused` where something was refused.
  @available(*, noasync, message: "an append stays on one thread")
  package func repairShared(
    site: String, keepsGoing: Bool = false, refuse: (Refusal, _ line: [UInt8]) throws -> Void = { _, _ in }
  ) throws -> SharedRepair? {
    try repairShared(site: site, keepsGoing: keepsGoing, putBackEventCount: 10_000, refuse: refuse)
  }

  /// The same with another number of events, behind which a batch that is put back ends.
  @available(*, noasync, message: "an append stays on one thread")
  func repairShared(
    site: String, keepsGoing: Bool = false, putBackEventCount: Int,
    refuse: (Refusal, _ line: [UInt8]) throws -> Void = { _, _ in }
  ) throws -> SharedRepair? {
    guard let order else { throw LedgerError(.noSite) }
    return try translated {
      let lock = try FileLock(folder + "/writer.lock")
      try lock.lock(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { lock.unlock() }
      try checkIsInPlace()
      try cutOff()
      try order.takeTurn(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { order.endTurn() }
      guard let parting = try parting(of: order) else {
        order.endTurn()
        lock.unlock()
        try appendKeptNotices()
        return nil
      }
      let notice = RepairNotice(parting: parting, site: site, firstTime: try recordedTime(of: parting.start))
      guard parting.isPutBack else { return try appendAnew(parting, notice, order, keepsGoing, refuse) }
      try checkIsLongest(parting, of: order)
      let start = try keep(notice)
      do {
        try putBack(parting, to: order, eventCount: putBackEventCount)
      } catch let fault as SharingFault {
        throw fault.leavesHalf ? SharingFault.halfPutBack(fault) : fault
      }
      order.endTurn()
      lock.unlock()
      return try endPuttingBack(parting, from: start)
    }
  }

  /// Appends the notice of events that are put back.
  /// - Parameter start: the first of them, also of an earlier try.
  @available(*, noasync, message: "an append stays on one thread")
  private func endPuttingBack(_ parting: Parting, from start: Int) throws -> SharedRepair {
    var parting = parting
    parting.start = start
    do {
      try appendKeptNotices()
    } catch let error as LedgerError where [.unavailable, .uncertain, .busy].contains(error.code) {
      throw SharingFault.halfPutBack(nil)
    }
    let length = try length
    return SharedRepair(
      parting: parting, appended: parting.range.count, sequence: length, root: try root(size: length))
  }

  // MARK: Appending anew

  /// Makes the journal anew beside the old one, appends to it what was lost, and puts it in its place.
  @available(*, noasync, message: "an append stays on one thread")
  private func appendAnew(
    _ parting: Parting, _ notice: RepairNotice, _ order: any SharedOrder, _ keepsGoing: Bool,
    _ refuse: (Refusal, _ line: [UInt8]) throws -> Void
  ) throws -> SharedRepair {
    guard try !order.hasOtherProcess() else { throw SharingFault.inUse }
    // What a repair left that was interrupted: what it appended is a duplicate now.
    removeJournalBeside()
    defer { removeJournalBeside() }
    try Ledger.create(at: folderBeside)
    let anew = try Ledger(at: folderBeside, order: UncomparedOrder(order), clock: { self.now })
    try anew.catchUp()
    var repair = try append(parting, notice, to: anew, keepsGoing, refuse)
    repair.endedKeys = try order.endOrigin(length: repair.sequence, root: repair.root)
    repair.setAside = try replaceJournal(parting)
    forgetNotices()
    return repair
  }

  /// Appends what was lost behind what is there: all of it, or what is good where it is to go on, and the notice.
  @available(*, noasync, message: "an append stays on one thread")
  private func append(
    _ parting: Parting, _ notice: RepairNotice, to anew: Ledger, _ keepsGoing: Bool,
    _ refuse: (Refusal, _ line: [UInt8]) throws -> Void
  ) throws -> SharedRepair {
    var refused: [Refusal] = []
    var (appended, refusedCount) = (0, 0)
    let result = try anew.append { batch in
      try forEachEvent(in: parting.range) { _, _, json in
        do {
          if case .appended = try batch.add(json) { appended += 1 }
        } catch let refusal as Refusal {
          if refused.count < Ledger.keptRefusalCount { refused.append(refusal) }
          refusedCount += 1
          try refuse(refusal, json)
        }
        return true
      }
      guard refused.isEmpty || keepsGoing else { throw LedgerError.refused(refused) }
      _ = try batch.add(notice.event)
    }.result
    return SharedRepair(
      parting: parting, appended: appended, duplicates: parting.range.count - appended - refusedCount,
      refused: refusedCount, sequence: result.sequence, root: result.root)
  }

  // MARK: Replacing the journal

  /// Where the journal is made anew.
  private var folderBeside: String { folder + "/repairing" }

  private func removeJournalBeside() {
    Files.removeFile(folderBeside + "/writer.lock")
    Files.removeFolder(Ledger.journalFolder(of: folderBeside))
    Files.removeFolder(folderBeside)
  }

  /// Puts the journal that was made anew in the place of this ledger's.
  /// - Returns: the folder with the one that was there.
  private func replaceJournal(_ parting: Parting) throws -> String {
    let (own, waiting) = (Ledger.journalFolder(of: folder), Ledger.waitingJournal(of: folder))
    let aside = freeFolder(for: parting)
    try Files.makeFolders(aside, mode: Ledger.folderMode)
    // The journal is there, so that one which waits is left of a repair that was interrupted.
    Files.removeFolder(waiting)
    try Files.publish(Ledger.journalFolder(of: folderBeside), as: waiting)
    try Files.publish(own, as: Ledger.journalFolder(of: aside))
    try Files.publish(waiting, as: own)
    return aside
  }

  /// Where the journal that was made anew waits until the old one is out of its place.
  private static func waitingJournal(of folder: String) -> String { journalFolder(of: folder) + ".anew" }

  /// Ends a repair that was interrupted while journals changed places: before the ledger is opened. One that is under way is
  /// waited for.
  package static func finishRepair(of folder: String) throws {
    let (own, waiting) = (journalFolder(of: folder), waitingJournal(of: folder))
    guard Files.exists(waiting) else { return }
    try translated {
      let lock = try FileLock(folder + "/writer.lock")
      try lock.lock(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { lock.unlock() }
      guard Files.exists(waiting) else { return }
      // Where the old one is still there, the other is made again.
      if Files.exists(own) { Files.removeFolder(waiting) } else { try Files.publish(waiting, as: own) }
    }
  }

  /// So many refusals are told one by one.
  private static let keptRefusalCount = 100

  /// A folder for the journal that the site had, in which none is yet.
  private func freeFolder(for parting: Parting) -> String {
    let name = "\(folder)/parted-\(parting.start)-\(parting.length)"
    var (free, number) = (name, 1)
    while Files.exists(Ledger.journalFolder(of: free)) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }
}
