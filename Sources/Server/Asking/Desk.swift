internal import Events
internal import Figures
internal import Ledger
internal import NIOCore
internal import NIOPosix
internal import Projections
internal import Snapshots

/// Where a served ledger is asked: work that blocks is done off the event loops, each question in read transactions of
/// its own that end before an answer is sent, so that a slow client holds nothing.
struct Desk: Sendable {
  let ledger: Ledger
  let projector: Projector
  let points = SnapshotCache()

  init(_ ledger: Ledger) throws {
    self.ledger = ledger
    projector = try Projector(ledger)
  }

  /// Threads for all desks of the process, and for as long as it runs: more than there are cores, so that a few long
  /// questions do not keep short ones waiting.
  private static let threads: NIOThreadPool = {
    let threads = NIOThreadPool(numberOfThreads: max(8, 2 * System.coreCount))
    threads.start()
    return threads
  }()

  /// Does blocking work off the event loops.
  func run<Value: Sendable>(_ work: @escaping @Sendable (Desk) throws -> Value) async throws -> Value {
    try await Desk.threads.runIfActive { try work(self) }
  }

  /// What was known at a point, and whether the answer is the same for ever.
  struct Stand {
    var projection: Projection
    var length: Int
    var isPinned: Bool
  }

  /// Stands at a point of knowledge; nil for now.
  func stand(at knownAt: String?) throws -> Stand {
    let projection = try projector.caughtUp()
    let known = try ResolvedKnownAt(knownAt, ledger: ledger, length: projection.length)
    return Stand(projection: projection, length: known.length, isPinned: known.isPinned)
  }

  func maker(_ stand: Stand) throws -> FigureMaker {
    try FigureMaker(points.point(stand.projection, length: stand.length), ledger: ledger)
  }
}
