internal import Figures
internal import Hummingbird
internal import Ledger
internal import Snapshots

/// `/metrics`: what the server counts of itself. It needs the right to read, as every number of the ledger does: the
/// rate of events tells something of what is reported.
struct MetricsRoute: Sendable {
  let metrics: Metrics
  let threads: ReaderThreads
  let appends: AppendQueue
  let streams: StreamLimiter
  let follower: SiteFollower

  func add(to router: Router<CallContext>) {
    router.get("metrics") { _, context in
      try context.caller.checkMayRead()
      let levels = Metrics.Levels(
        events: try await threads.run { try $0.ledger.length }, batchesWaiting: appends.waitingCount,
        streams: streams.count, site: follower.sight?.metrics ?? [])
      var answer = Reply.text(metrics.text(levels))
      answer.contentType = "text/plain; version=0.0.4; charset=utf-8"
      return answer.response
    }
  }
}
