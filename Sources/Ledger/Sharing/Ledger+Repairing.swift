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
    guard let order else { throw LedgerError(.noSite) }
    return try translated {
      let lock = try FileLock(folder + "/writer.lock")
      try lock.lock(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { lock.unlock() }
      try cutOff()
      try order.takeTurn(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { order.endTurn() }
      guard let parting = try parting(of: order) else {
        lock.unlock()
        try appendKeptNotice()
        return nil
      }
      let notice = RepairNotice(parting: parting, site: site, firstTime: try recordedTime(of: parting.start))
      if parting.isPutBack {
        try FileReplacement.write(
          notice.event, to: keptNotice, suffix: ".new", mode: PrivateFile.mode, isSynced: true)
        try putBack(parting, to: order)
        lock.unlock()
        let result = try append { _ = try $0.add(notice.event) }.result
        Files.removeFile(keptNotice)
        return SharedRepair(
          parting: parting, appended: parting.range.count, sequence: result.sequence, root: result.root)
      }
      return try appendAnew(parting, notice, order, keepsGoing, refuse)
    }
  }

  /// The notice of events that are being put back, until it is appended.
  private var keptNotice: String { folder + "/repair-notice.json" }

  /// Appends the notice of a repair that was interrupted when all was put back.
  @available(*, noasync, message: "an append stays on one thread")
  private func appendKeptNotice() throws {
    guard let event = try PrivateFile.contents(of: keptNotice) else { return }
    _ = try append { _ = try $0.add(event) }
    Files.removeFile(keptNotice)
  }

  // MARK: Appending anew

  /// Makes the journal anew beside the old one, appends to it what was lost, and puts it in its place.
  @available(*, noasync, message: "an append stays on one thread")
  private func appendAnew(
    _ parting: Parting, _ notice: RepairNotice, _ order: any SharedOrder, _ keepsGoing: Bool,
    _ refuse: (Refusal, _ line: [UInt8]) throws -> Void
  ) throws -> SharedRepair {
    guard try !order.hasOtherProcess() else { throw SharingFault.inUse }
    let beside = freeFolder(for: parting)
    try Ledger.create(at: beside)
    var repair: SharedRepair
    let anew: Ledger
    do {
      anew = try Ledger(at: beside, order: UncomparedOrder(order), clock: { self.now })
      try anew.catchUp()
      repair = try append(parting, notice, to: anew, keepsGoing, refuse)
    } catch {
      Files.removeFile(beside + "/writer.lock")
      Files.removeFolder(Ledger.journalFolder(of: beside))
      Files.removeFolder(beside)
      throw error
    }
    try order.endOrigin()
    try replaceJournal(with: beside)
    repair.setAside = beside
    // The others hear how far this site is now; what is wrong with them they find at their own contact.
    try? order.compare(length: repair.sequence) { try anew.root(size: $0) }
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

  /// Has the journals of this ledger and of one in a folder beside it change places.
  private func replaceJournal(with beside: String) throws {
    let (own, waiting) = (Ledger.journalFolder(of: folder), Ledger.waitingJournal(of: folder))
    try Files.publish(Ledger.journalFolder(of: beside), as: waiting)
    try Files.publish(own, as: Ledger.journalFolder(of: beside))
    try Files.publish(waiting, as: own)
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

  /// A folder beside the journal that is not there yet.
  private func freeFolder(for parting: Parting) -> String {
    let name = "\(folder)/parted-\(parting.start)-\(parting.length)"
    var number = 1
    while Files.exists(number == 1 ? name : "\(name)-\(number)") { number += 1 }
    return number == 1 ? name : "\(name)-\(number)"
  }
}
