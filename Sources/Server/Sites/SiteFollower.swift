internal import Dispatch
internal import Foundation
internal import Ledger
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// At a site of a shared journal: takes what other sites appended as soon as they tell of it, and goes on by itself where
/// the shared journal was away.
final class SiteFollower: Service {
  /// What is known of the sites now.
  struct Sight: Sendable {
    /// Whether the shared journal answered last.
    var isReached = false
    /// The events that it holds and this site does not.
    var missing = 0
    var sites: [SharedSite] = []
  }

  private let ledger: Ledger
  /// Whether this server appends, and so takes in by itself what others did.
  private let isAppending: @Sendable () -> Bool
  private let logger: Logger
  private let state = Mutex(Sight())
  private let isStopping = Atomic(false)
  private let queue = DispatchQueue(label: "incident-ledger.follower")

  private static let waitSeconds = 0.5
  private static let busySeconds = 0.005

  init(_ ledger: Ledger, isAppending: @escaping @Sendable () -> Bool, logger: Logger) {
    (self.ledger, self.isAppending, self.logger) = (ledger, isAppending, logger)
  }

  /// Nil where the ledger is no site.
  var sight: Sight? { ledger.order == nil ? nil : state.withLock { $0 } }

  func run() async throws {
    guard let order = ledger.order else {
      try? await gracefulShutdown()
      return
    }
    await withGracefulShutdownHandler {
      await withCheckedContinuation { continuation in
        queue.async {
          self.follow(order)
          continuation.resume()
        }
      }
    } onGracefulShutdown: {
      self.isStopping.store(true, ordering: .releasing)
    }
  }

  private func follow(_ order: any SharedOrder) {
    var lastMessage: String?
    var lookedAt: ContinuousClock.Instant?
    while !isStopping.load(ordering: .acquiring) {
      do {
        if lookedAt.map({ .now - $0 > .seconds(1) }) ?? true {
          try look(order)
          lookedAt = .now
        }
        if isAppending() {
          Thread.sleep(forTimeInterval: SiteFollower.busySeconds)
          continue
        }
        // An append of this server may wait for its turn meanwhile: that is no fault.
        try ledger.catchUp(waitingSeconds: 0, orderSeconds: nil)
        if lastMessage != nil { logger.notice("the shared journal is followed again") }
        lastMessage = nil
        try order.waitForNews(seconds: SiteFollower.waitSeconds)
      } catch let error as LedgerError where error.code == .busy {
        // An append of another process is under way, and takes what there is itself.
        Thread.sleep(forTimeInterval: SiteFollower.busySeconds)
      } catch {
        state.withLock { $0.isReached = false }
        // Said when it begins, and when it becomes another.
        let message = "\(LedgerError(ofStore: error) ?? error)"
        if message != lastMessage {
          logger.error("the shared journal is not followed", metadata: ["error": "\(message)"])
        }
        lastMessage = message
        Thread.sleep(forTimeInterval: SiteFollower.waitSeconds)
      }
    }
  }

  private func look(_ order: any SharedOrder) throws {
    let sites = try order.sites()
    let missing = try order.head().length - ledger.length
    state.withLock { $0 = Sight(isReached: true, missing: max(0, missing), sites: sites) }
  }
}
