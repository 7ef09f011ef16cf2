internal import Boundaries
internal import Figures
internal import Foundation
internal import Hummingbird
package import Ledger
package import Logging
internal import NIOCore
internal import Pages
internal import Presentation
internal import ServiceLifecycle
internal import Snapshots
internal import UnixSignals

/// The HTTP interface and the pages of one ledger.
///
/// It counts nothing by itself: a route reads its parameters, asks what a command asks, and prints what it prints.
package struct Server: Sendable {
  package let options: ServerOptions
  let threads: ReaderThreads
  let follower: SiteFollower
  let appends: AppendQueue
  let tokenUses: TokenUses
  let signedIn: SignedIn
  let heldReturns: HeldReturns
  private let formKey = FormToken.Key()
  let pages: PageRoutes
  private let boundaries: BoundaryShelf
  let metrics = Metrics()
  let streams: StreamLimiter
  let connections: ConnectionTable
  let logger: Logger

  package init(_ ledger: Ledger, options: ServerOptions, logger: Logger) throws {
    self.options = options
    var logger = logger
    logger.handler = OneLineLog(logger.handler)
    self.logger = logger
    connections = ConnectionTable(options.limits.possible(logger))
    let reader = try LedgerReader(ledger)
    threads = ReaderThreads(reader: reader, options.limits)
    boundaries = BoundaryShelf(beside: ledger)
    pages = PageRoutes(dashboard: Dashboard(reader), threads: threads)
    let queue = AppendQueue(ledger, knownWords: { try reader.knownWords() })
    appends = queue
    follower = SiteFollower(ledger, isAppending: { queue.isWriting }, logger: logger)
    streams = StreamLimiter(maximumCount: options.limits.streams)
    tokenUses = TokenUses(TokenUseFile(of: ledger), logger: logger)
    // A server whose tokens cannot be believed does not begin.
    let file = TokenFile(of: ledger)
    _ = try file.tokens()
    let held = HeldReturns(
      HoldingFolder(ledger: ledger.folder, temporary: options.temporaryFolder), clock: options.clock)
    heldReturns = held
    signedIn = SignedIn(
      tokens: TokenCache(file, uses: tokenUses), sessions: SessionStore { held.forget(ReturnOwner($0)) },
      hosts: KnownHosts(listeningAt: options.host, publicAddresses: options.publicAddresses))
  }

  /// Serves until the process is told to stop (SIGTERM or SIGINT), and then finishes what it has begun.
  /// - Parameter onRunning: called once with the address it listens at, such as `http://127.0.0.1:8080`.
  package func run(onRunning: @escaping @Sendable (_ address: String) -> Void) async throws {
    // Stopped from the last to the first: what the application still lets in is appended.
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: tokenUses), .init(service: heldReturns), .init(service: appends),
          .init(service: follower),
          .init(service: ProjectionFollower(threads: threads, logger: logger)),
          .init(service: application(onRunning: onRunning)),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do {
      try await group.run()
    } catch let error as IOError {
      throw Server.translated(error, options)
    }
  }

  /// What it means where the system lets the server listen at no such address.
  private static func translated(_ error: IOError, _ options: ServerOptions) -> any Error {
    let place = "port \(options.port) of \(options.host)"
    switch error.errnoCode {
    case EADDRINUSE:
      return LedgerError(
        .cannotCreate,
        "\(place) is in use: end what listens there, or give another by --port, 0 for any that is free")
    case EADDRNOTAVAIL:
      return LedgerError(.cannotCreate, "\(options.host) is no address of this machine: give one that is by --host")
    case EACCES:
      return LedgerError(
        .cannotCreate, "the system lets nobody but root listen at \(place): give a port from 1024 on by --port")
    default: return error
    }
  }

  /// The application: what tests ask in process, too.
  func application(
    onRunning: @escaping @Sendable (_ address: String) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let host = options.host
    return Application(
      router: router(),
      server: .http1(configuration: options.limits.connection(in: connections)),
      configuration: .init(
        address: .hostname(host, port: options.port), serverName: Program.name, backlog: Server.backlog),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        onRunning("http://\(host.contains(":") ? "[\(host)]" : host):\(port)")
      },
      logger: logger)
  }

  /// How many connections the system keeps until they are let in.
  private static let backlog = 1024

  /// Every address, and what stands before each of them.
  func router() -> Router<CallContext> {
    let router = routes()
    addMethodRefusals(to: router)
    return router
  }

  /// Every route that answers what it is asked.
  func routes() -> Router<CallContext> {
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: MetricsMiddleware(metrics: metrics))
    router.add(middleware: CompressionMiddleware())
    router.add(middleware: HeaderMiddleware(callerFields: [.cookie] + (options.accounts.map { [$0.field] } ?? [])))
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: ConnectionMiddleware(connections: connections))
    router.add(middleware: MethodMiddleware())
    router.add(middleware: HostMiddleware(hosts: signedIn.hosts))
    let crossSite = CrossSite(hosts: signedIn.hosts)
    let access = AccessMiddleware(
      signedIn: signedIn, accounts: options.accounts, formKey: formKey, isPublic: options.isPublic)
    router.add(middleware: access)
    router.add(middleware: ProblemMiddleware())
    router.add(middleware: crossSite)
    router.add(middleware: AtLeastMiddleware(threads: threads))
    HealthRoutes(threads: threads, appends: appends).add(to: router)
    QuestionRoutes(threads: threads, pages: pages, boundaries: boundaries).add(to: router)
    StreamRoute(threads: threads, streams: streams, limits: options.limits, access: access).add(to: router)
    let bodies = BodyReader(options.limits, threads)
    AppendRoute(appends: appends, bodies: bodies).add(to: router)
    let sender = ReturnSender(appends: appends, threads: threads, keyPath: options.pseudonymKey)
    ReturnRoute(sender: sender, bodies: bodies).add(to: router)
    ReturnPageRoutes(sender: sender, held: heldReturns, sessions: signedIn.sessions, bodies: bodies).add(
      to: router)
    MetricsRoute(metrics: metrics, threads: threads, appends: appends, streams: streams, follower: follower).add(
      to: router)
    DescriptionRoute().add(to: router)
    SignInRoutes(signedIn: signedIn, crossSite: crossSite).add(to: router)
    pages.add(to: router)
    return router
  }
}
