import Events
import Ledger
import Synchronization

/// A shared journal in memory, which sites reach by a `MemoryOrder` each.
final class MemoryJournal: Sendable {
  struct Row {
    var batch: SharedBatch
    var parts: [[UInt8]]
  }

  struct State {
    var rows: [Row] = []
    var floor = RecordedTime(microseconds: .min)
    var turn: String?
    var sites: [SharedSite] = []
    /// The sites whose keys sign nothing any more.
    var ended: Set<String> = []
    /// How often a site said that it still has the turn.
    var keptCount = 0
    /// A row of somebody else is in the place of the batch that begins there.
    var occupied: Int?
    /// How far sites said they are.
    var told: [String: Int] = [:]

    var head: SharedHead {
      SharedHead(
        length: rows.last?.batch.end ?? 0, root: rows.last?.batch.root ?? TreeHash.empty,
        floor: max(floor, rows.last?.batch.lastTime ?? floor))
    }
  }

  let state = Mutex(State())

  /// Forgets the last batches, as a standby does that had not got them.
  func lose(_ count: Int) { state.withLock { $0.rows.removeLast(count) } }
}

/// What a call of a site comes to beside what it does.
enum Mishap: CaseIterable {
  /// The call is lost on its way there, or its answer on the way back.
  case lostCall, lostAnswer
  /// The site's process ends before the call, or behind it.
  case killedBefore, killedBehind
}

/// The site's process has ended.
struct Killed: Error {}

/// A site's way to the journal in memory.
final class MemoryOrder: SharedOrder {
  let journal: MemoryJournal
  let site: String
  /// Asked at every call; what it says happens there.
  private let mishap: @Sendable (_ call: String) -> Mishap?

  init(_ journal: MemoryJournal, _ site: String, mishap: @escaping @Sendable (_ call: String) -> Mishap? = { _ in nil })
  {
    (self.journal, self.site, self.mishap) = (journal, site, mishap)
  }

  var isContended: Bool { false }

  private func call<Value: Sendable>(
    _ name: String, lost: SharingFault = .unreachable("a test"), _ body: (inout MemoryJournal.State) throws -> Value
  ) throws -> Value {
    let mishap = mishap(name)
    if mishap == .killedBefore { throw Killed() }
    if mishap == .lostCall { throw lost }
    let result = journal.state.withLock { state in Result { try body(&state) } }
    if mishap == .killedBehind { throw Killed() }
    if mishap == .lostAnswer { throw lost }
    return try result.get()
  }

  func head(waitingSeconds: Double?) throws -> SharedHead { try call("head") { $0.head } }

  func forEachPart(
    from sequence: Int, to end: Int, _ body: (SharedBatch, [UInt8]) throws -> Void
  ) throws {
    let rows = try call("read") { state in state.rows.filter { $0.batch.start >= sequence && $0.batch.end <= end } }
    for row in rows { for part in row.parts { try body(row.batch, part) } }
  }

  func forEachRoot(through length: Int, _ body: (Int, [UInt8]) throws -> Bool) throws {
    let rows = try call("roots") { state in state.rows.filter { $0.batch.end <= length } }
    for row in rows.reversed() where try !body(row.batch.end, row.batch.root) { return }
  }

  func tell(length: Int, root: [UInt8]) throws { journal.state.withLock { $0.told[site] = length } }

  func endOrigin(length: Int, root: [UInt8]) throws -> [String] {
    try call("end") { state in
      state.ended.insert(site)
      state.told[site] = length
      return ["\(site).example"]
    }
  }

  func append(
    _ batch: SharedBatch, firstTime: RecordedTime, _ forEachPart: (([UInt8]) throws -> Void) throws -> Void
  ) throws -> SharedOutcome {
    var parts: [[UInt8]] = []
    try forEachPart { parts.append($0) }
    return try call("append", lost: .uncertain) { state in
      let head = state.head
      if batch.start == state.occupied { throw SharingFault.contradictingRow("a test") }
      guard state.turn == nil || state.turn == site, head.length == batch.start, head.root == batch.previousRoot,
        firstTime >= head.floor, batch.lastTime >= firstTime
      else { return .beaten }
      state.rows.append(MemoryJournal.Row(batch: batch, parts: parts))
      if state.turn == site { state.turn = nil }
      return .appended
    }
  }

  func takeTurn(waitingSeconds: Double) throws {
    try call("turn") { state in
      guard state.turn == nil || state.turn == site else { throw SharingFault.turnTaken }
      state.turn = site
    }
  }

  func keepTurn() { journal.state.withLock { if $0.turn == site { $0.keptCount += 1 } } }

  func endTurn() { journal.state.withLock { if $0.turn == site { $0.turn = nil } } }

  func settle(through time: RecordedTime) throws {
    try call("settle") { $0.floor = max($0.floor, RecordedTime(microseconds: time.microseconds + 1)) }
  }

  func compare(length: Int, waitingSeconds: Double?, root: (Int) throws -> [UInt8]) throws {
    journal.state.withLock { $0.told[site] = length }
  }

  func hasOtherProcess() -> Bool { false }

  func sites() throws -> [SharedSite] { try call("sites") { $0.sites } }

  func waitForNews(seconds: Double) throws {}
}
