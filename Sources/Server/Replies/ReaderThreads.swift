internal import Figures
internal import NIOCore
internal import NIOPosix
internal import Snapshots

/// A served ledger's reader, and the threads on which it is asked: work that blocks is done off the event loops, each
/// question in read transactions of its own that end before an answer is sent, so that a slow client holds nothing.
struct ReaderThreads: Sendable {
  let reader: LedgerReader

  /// Threads for all servers of the process, and for as long as it runs: more than there are cores, so that a few long
  /// questions do not keep short ones waiting.
  private static let threads: NIOThreadPool = {
    let threads = NIOThreadPool(numberOfThreads: max(8, 2 * System.coreCount))
    threads.start()
    return threads
  }()

  /// Does blocking work off the event loops.
  func run<Value: Sendable>(_ work: @escaping @Sendable (LedgerReader) throws -> Value) async throws -> Value {
    try await ReaderThreads.threads.runIfActive { try work(reader) }
  }
}
