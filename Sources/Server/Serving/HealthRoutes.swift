internal import Figures
internal import Hummingbird
internal import Ledger
internal import Snapshots

/// `/health`: the process answers. `/ready`: the ledger can be read.
struct HealthRoutes: Sendable {
  let threads: ReaderThreads

  func add(to router: Router<CallContext>) {
    router.get("health") { _, _ in Reply.text("ok\n").response }
    router.get("ready") { _, _ in
      do {
        _ = try await threads.run { try $0.ledger.length }
      } catch {
        throw Problem(.serviceUnavailable, "The ledger cannot be read now.", headers: [.retryAfter: "1"])
      }
      return Reply.text("ready\n").response
    }
  }
}
