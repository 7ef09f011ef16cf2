package import Events
internal import FileSystem
internal import Foundation
internal import LMDB

extension Ledger {
  /// The file that says which shared journal the ledger is a site of.
  package static func siteFile(of folder: String) -> String { folder + "/site" }

  /// A site appends by its order alone: an event that only this site had would have a sequence that another has too.
  func checkIsNoSite() throws {
    if Files.exists(Ledger.siteFile(of: folder)) { throw LedgerError(.noOrder) }
  }

  /// When an append at a site takes a turn.
  enum TurnRule {
    /// At once: what it appends is judged once.
    case atOnce
    /// Where another site was first, or sites come in each other's way: it may be judged again.
    case whenBeaten
    /// Not at all: nothing is appended.
    case never
  }

  /// How often a batch is tried where other sites are first.
  private static let maximumAttemptCount = 3

  /// Appends by the order that the sites share: catches up, has `write` judge and add the batch, and does so again where
  /// another site was first, with a turn then. The caller holds the writer's lock.
  @available(*, noasync, message: "an append stays on one thread")
  func writeInOrder<Value>(
    _ order: any SharedOrder, _ waitingSeconds: Double, _ turn: TurnRule,
    _ write: (BatchSharing) throws -> Value
  ) throws -> Value {
    try checkIsInPlace()
    var takesTurn = turn == .atOnce || (turn == .whenBeaten && order.isContended)
    for _ in 0..<Ledger.maximumAttemptCount {
      defer { if takesTurn { order.endTurn() } }
      do {
        if takesTurn { try order.takeTurn(waitingSeconds: waitingSeconds) }
        let head = try reachableHead(of: order, nil)
        try order.compare(length: try length, waitingSeconds: nil) { try root(size: $0) }
        return try write(BatchSharing(order: order, head: head, hasTurn: takesTurn))
      } catch SharingFault.beaten where turn == .whenBeaten {
        takesTurn = true
      }
    }
    throw SharingFault.beaten
  }

  /// Refuses to go on with a journal in whose place a repair has put another: what it holds is not what the site holds.
  func checkIsInPlace() throws {
    guard place == FileStatus(of: Ledger.journalFolder(of: folder))?.identity else { throw SharingFault.replaced }
  }

  /// Takes from the shared journal what this site does not hold yet, and ends a repair that was interrupted when all was put
  /// back.
  /// - Parameters:
  ///   - waitingSeconds: how long an append of another process is waited for.
  ///   - orderSeconds: how long calls of this process are waited for that ask the shared journal; nil: until they have ended.
  /// - Returns: the ledger's length.
  @available(*, noasync, message: "an append stays on one thread")
  @discardableResult
  package func catchUp(
    waitingSeconds: Double = Ledger.maximumWaitSeconds, orderSeconds: Double? = Ledger.questionSeconds
  ) throws -> Int {
    guard let order else { return try length }
    try translated { try catchUp(with: order, waitingSeconds: waitingSeconds, orderSeconds: orderSeconds) }
    try appendKeptNoticesNow()
    return try length
  }

  /// Ends a repair that was interrupted when all was put back, where a site appends and does nothing else.
  @available(*, noasync, message: "an append stays on one thread")
  func endRepair() {
    // What was appended is: what keeps the notice back is told by `catchUp`.
    if order != nil { try? appendKeptNotices() }
  }

  @available(*, noasync, message: "an append stays on one thread")
  private func catchUp(
    with order: any SharedOrder, waitingSeconds: Double, orderSeconds: Double?
  ) throws {
    let head = try order.head(waitingSeconds: orderSeconds)
    if try head.length == length {
      try checkIsInPlace()
      return try compare(head, with: order, orderSeconds)
    }
    let lock = try FileLock(folder + "/writer.lock")
    try lock.lock(waitingSeconds: waitingSeconds)
    defer { lock.unlock() }
    try catchUp(with: order, orderSeconds)
  }

  /// How long who asks something waits for this process's appends, which wait for the shared journal themselves.
  package static let questionSeconds = 4.0

  /// Waits until the ledger holds so many events, and takes them from the shared journal where it is a site.
  /// - Throws: `LedgerError.unavailable` where it does not come to that within the time, `busy` where another process kept on
  ///   writing.
  @available(*, noasync, message: "waiting blocks its thread")
  package func wait(forLength length: Int, seconds: Double) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try self.length < length {
      let left: Duration = max(.zero, end - .now)
      let leftSeconds = left / Duration.seconds(1)
      if try catchUp(waitingSeconds: leftSeconds, orderSeconds: leftSeconds) >= length { return }
      guard ContinuousClock.now < end else { throw LedgerError(.notSeen) }
      Thread.sleep(forTimeInterval: Ledger.lookIntervalSeconds)
    }
  }

  private static let lookIntervalSeconds = 0.02

  /// Sees to it that what was recorded at or before a time is the same for ever, and here: at a site of a shared journal no
  /// other may record anything then any more.
  @available(*, noasync, message: "settling blocks its thread")
  package func settle(through time: RecordedTime) throws {
    guard let order, try lastTime.map({ $0 <= time }) ?? true else { return }
    let seconds = Ledger.questionSeconds
    try translated {
      // A site that must not go on changes nothing: what was lost could not be put back as it was behind a later floor.
      try catchUp(with: order, waitingSeconds: seconds, orderSeconds: seconds)
      if try order.head(waitingSeconds: seconds).floor <= time { try order.settle(through: time) }
      try catchUp(with: order, waitingSeconds: seconds, orderSeconds: seconds)
    }
  }

  /// The same where the writer's lock is held.
  @available(*, noasync, message: "an append stays on one thread")
  private func catchUp(with order: any SharedOrder, _ orderSeconds: Double?) throws {
    try checkIsInPlace()
    let head = try reachableHead(of: order, orderSeconds)
    if try head.length > length {
      do {
        try accept(BatchSharing(order: order, head: head, hasTurn: false))
      } catch {
        try? tellOthers(of: order)
        throw error
      }
    }
    try compare(head, with: order, orderSeconds)
  }

  @available(*, noasync, message: "an append stays on one thread")
  private func accept(_ sharing: BatchSharing) throws {
    try cutOff()
    do {
      var batch = try Batch.begin(in: store, times: .asRecorded, now: now, limits: .standard, keeping: keptEdge)
      try batch.accept(for: sharing)
      try batch.publishEnded()
    } catch {
      try? cutOff()
      throw error
    }
  }

  /// The end of the shared journal, which is at or behind that of the ledger.
  private func reachableHead(of order: any SharedOrder, _ orderSeconds: Double?) throws -> SharedHead {
    let (head, length) = (try order.head(waitingSeconds: orderSeconds), try length)
    if head.length >= length { return head }
    try? tellOthers(of: order)
    throw SharingFault.lostBatches(from: head.length, held: length, site: nil)
  }

  /// Where this site cannot go on, the others are told how far it is: some of them cannot know what is missing.
  private func tellOthers(of order: any SharedOrder) throws {
    let length = try length
    try order.tell(length: length, root: try root(size: length))
  }

  /// Compares a ledger that holds all of the shared journal with that, and with the other sites.
  private func compare(_ head: SharedHead, with order: any SharedOrder, _ orderSeconds: Double?) throws {
    guard try root(size: head.length) == head.root else {
      try? tellOthers(of: order)
      throw SharingFault.differentRoot(at: head.length, site: nil)
    }
    try order.compare(length: head.length, waitingSeconds: orderSeconds) { try root(size: $0) }
  }
}
