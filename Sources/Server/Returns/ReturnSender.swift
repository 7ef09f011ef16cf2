internal import Events
internal import Feeds
internal import Figures
internal import Hummingbird
internal import Ledger
internal import Logging
internal import Presentation
internal import Projections
internal import Snapshots

/// Imports partners' returns for clients, by the interface and by pages: it settles who may, and hands them to the writer.
struct ReturnSender: Sendable {
  let appends: AppendQueue
  let threads: ReaderThreads
  /// The file that holds the key of pseudonyms; nil where nothing names one.
  let keyPath: String?

  /// The newest version of a feed's file, for a caller who may send its returns.
  /// - Throws: a `Problem`: 401 or 403 where the caller may not, 404 where no such feed is adopted, 503 where it makes
  ///   pseudonyms and there is no key.
  func feed(named name: String, for caller: Caller, _ logger: Logger) async throws -> FeedFile {
    try caller.checkMayAppend()
    let adopted = try await feeds()
    guard let feed = adopted.first(where: { ExactText($0.feed) == ExactText(name) }) else {
      let own = adopted.filter { caller.authority.scopeLacking(toSend: $0) == nil }.map(\.feed)
      throw Problem(
        .notFound,
        "No feed file is adopted under this name."
          + (own.isEmpty ? "" : " Returns are taken from you of \(own.prefix(8).joined(separator: ", "))."))
    }
    if let scope = caller.authority.scopeLacking(toSend: feed) { throw Problem.lacksFeed(scope, caller) }
    if feed.makesPseudonyms { try await checkKey(logger) }
    return feed
  }

  /// The newest version of each feed's file that a caller may send returns of.
  func feeds(for caller: Caller) async throws -> [FeedFile] {
    guard caller.mayAppend else { return [] }
    return try await feeds().filter { caller.authority.scopeLacking(toSend: $0) == nil }
  }

  private func feeds() async throws -> [FeedFile] {
    try await threads.run { reader in
      AdoptedFeedFiles(try reader.caughtUp().projection.facts.feedFiles).newest.map(\.content.file)
    }
  }

  private func checkKey(_ logger: Logger) async throws {
    let keyPath = keyPath
    do {
      _ = try await threads.run { reader in try PseudonymKeyFile.read(keyPath, ledger: reader.ledger.folder) }
    } catch let refusal as Refusal {
      throw Problem(lackingKey: refusal, logger)
    }
  }

  /// What a dry run came to, with the published figures that would move: for those who may see all of them.
  private func told(_ report: FeedReport, to caller: Caller) async throws -> FeedReport {
    var told = report
    told.foreseen = []
    guard caller.mayDisclose, !report.foreseen.isEmpty else { return told }
    let moves = try await threads.run { reader -> PublishedMoves? in
      let view = try reader.caughtUp()
      // What has come meanwhile, the events do not follow on.
      return view.length == report.sequence ? try PublishedMoves(view, appending: report.foreseen) : nil
    }
    if let moves {
      told.movedFigures = moves.json
      told.notes += moves.sentences
    }
    return told
  }

  /// Imports a return, or looks at what it would change.
  /// - Returns: what it came to; where it has refusals, nothing was appended.
  /// - Throws: a `Problem`; nothing was appended then.
  func send(
    _ upload: ReturnUpload, of feed: FeedFile, _ options: ReturnOptions, isStrict: Bool = false,
    for context: CallContext
  ) async throws -> FeedReport {
    let (caller, logger) = (context.caller, context.logger)
    let authority = caller.authority.deriving(DerivedFacts(of: feed))
    let keyPath = keyPath
    do {
      let content = try await threads.runLong(for: context) { reader in
        var content = try ReturnImport(feed, upload, options: options, key: keyPath, ledger: reader.ledger.folder)
        let view = try reader.caughtUp()
        content.dated = DatedEvents(length: view.length) { view.projection.sequences(of: $0, in: $1) }
        // Nobody waits for the writer while a file is read.
        var intake = Ingest(ledger: reader.ledger)
        intake.waitingSeconds = AppendQueue.Bounds().lockSeconds
        try content.readAhead(intake)
        return content
      }
      let report = try await appends.append(
        SentReturn(content: content, authority: authority, isStrict: isStrict), byteCount: upload.bytes.count)
      return try await told(report, to: caller)
    } catch let problem as Problem {
      throw problem
    } catch let refusal as Refusal where refusal.mistake is PseudonymKeyMistake {
      throw Problem(lackingKey: refusal, logger)
    } catch let refusal as Refusal {
      return try await threads.run { reader in try FeedReport(refusing: refusal, at: reader.ledger) }
    } catch let error as LedgerError where error.code == .refused {
      throw Problem(.unprocessableContent, "\(error.message). Nothing was appended.")
    } catch {
      throw Problem(unappended: error, logger)
    }
  }
}
