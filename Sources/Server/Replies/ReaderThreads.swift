internal import Figures
internal import NIOCore
internal import NIOPosix
internal import Snapshots

/// A served ledger's reader, and the threads on which it is asked: work that blocks is done off the event loops, each
/// question in read transactions of its own that end before an answer is sent, so that a slow client holds nothing.
struct ReaderThreads: Sendable {
  let reader: LedgerReader
  let questions: QuestionQueue

  /// Threads for all servers of the process, and for as long as it runs: more than there are cores, so that a few long
  /// questions do not keep short ones waiting.
  private static let threads: NIOThreadPool = {
    let threads = NIOThreadPool(numberOfThreads: max(8, 2 * System.coreCount))
    threads.start()
    return threads
  }()

  /// One for who watches, so that no question keeps that one waiting.
  private static let watchers: NIOThreadPool = {
    let threads = NIOThreadPool(numberOfThreads: 1)
    threads.start()
    return threads
  }()

  init(reader: LedgerReader, _ limits: ServerLimits) {
    self.reader = reader
    questions = QuestionQueue(width: max(2, System.coreCount), limits)
  }

  /// Does blocking work off the event loops.
  func run<Value: Sendable>(_ work: @escaping @Sendable (LedgerReader) throws -> Value) async throws -> Value {
    try await ReaderThreads.threads.runIfActive { try work(reader) }
  }

  /// Looks at the ledger for who watches.
  func watch<Value: Sendable>(_ work: @escaping @Sendable (LedgerReader) throws -> Value) async throws -> Value {
    try await ReaderThreads.watchers.runIfActive { try work(reader) }
  }
}
