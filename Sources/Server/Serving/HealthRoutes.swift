internal import Figures
internal import Hummingbird
internal import Ledger
internal import Snapshots

/// `/health`: the process answers. `/ready`: the ledger can be read, and written as far as the last append tells.
struct HealthRoutes: Sendable {
  let threads: ReaderThreads
  let appends: AppendQueue

  func add(to router: Router<CallContext>) {
    router.get("health") { _, _ in Reply.text("ok\n").response }
    router.get("ready") { _, _ in
      do {
        _ = try await threads.watch { try $0.ledger.length }
      } catch {
        throw Problem(.serviceUnavailable, "The ledger cannot be read now.", headers: [.retryAfter: "1"])
      }
      if appends.hasFailed { throw Problem.unwritable }
      return Reply.text("ready\n").response
    }
  }
}
