package import Events
internal import Ledger

/// Imports a partner's return: appends what its files change of what the ledger holds of the feed.
///
/// The files are one statement. They are compared and appended under one lock, and read before it: again under it only where what
/// they are read by has changed meanwhile.
public struct ReturnImport: Sendable {
  private let feed: FeedFile
  private let options: ReturnOptions
  private let files: [ReturnFile]
  private let key: PseudonymKey?
  /// Where the records of some months stand; nil: they are looked for in the whole journal.
  public var dated: DatedEvents?
  /// The files as they were read before the append.
  private var ahead: ReadStatement?

  /// - Parameters:
  ///   - paths: spreadsheets, folders and archives of them.
  ///   - key: the file that holds the key of pseudonyms; asked for only where the feed makes some.
  ///   - ledger: the folder of the ledger, in which that file must not lie.
  /// - Throws: a `Refusal` of a file or of the key, `LedgerError` where there is nothing to read.
  package init(_ feed: FeedFile, paths: [String], options: ReturnOptions, key: String?, ledger: String) throws {
    (self.feed, self.options) = (feed, options)
    self.key = feed.makesPseudonyms ? try PseudonymKeyFile.read(key, ledger: ledger) : nil
    files = try ReturnFile.open(paths, feed)
  }

  /// The same by a feed file that makes no pseudonyms.
  /// - Parameter yaml: the feed file.
  /// - Throws: a `Refusal` of the feed file, too, with all that is wrong with it.
  public init(feedFile yaml: [UInt8], paths: [String]) throws {
    guard let json = try FeedFileText.read(yaml).first else {
      throw LedgerError(.noInput, "the feed file is empty")
    }
    var document = JSONDocument()
    do throws(JSONError) {
      try document.read(json[...])
    } catch {
      throw error.refusal(of: json)
    }
    try self.init(
      try FeedFile(document, document.root, path: "feed"), paths: paths, options: ReturnOptions(), key: nil, ledger: "")
  }

  /// The same of one spreadsheet that is held in memory.
  package init(_ feed: FeedFile, _ upload: ReturnUpload, options: ReturnOptions, key: String?, ledger: String) throws {
    (self.feed, self.options) = (feed, options)
    self.key = feed.makesPseudonyms ? try PseudonymKeyFile.read(key, ledger: ledger) : nil
    files = [try ReturnFile.open(upload, feed)]
  }

  /// Ends a batch of which nothing is kept: a dry run, or a return that is refused as a whole.
  private struct NothingKept: Error {
    var report: FeedReport
  }

  /// Appends the changes; a dry run appends nothing and reports the same.
  @available(*, noasync, message: "an append stays on one thread")
  public func append(_ intake: Ingest) throws -> FeedReport {
    guard ahead != nil else {
      var content = self
      try content.readAhead(intake)
      return try content.append(intake)
    }
    do {
      return try intake.runWatched { batch, report, rejects, watch in
        let before = batch.length
        var statement = try run(&batch, rejects, watch, intake)
        if options.isDryRun {
          if batch.isBound { statement.concealOthers() }
        } else if statement.refusals.isEmpty {
          for refusal in batch.heldBack { statement.refuse(file: refusal.located(file: files[0].name, line: 0)) }
        }
        for refusal in statement.refusals { report.refuse(refusal) }
        report.duplicates = statement.counts.unchanged + statement.counts.alike
        report.counts = statement.counts
        if options.isDryRun || statement.isStopped {
          let isTaken = !statement.isStopped && (report.refused == 0 || intake.keepsGoing)
          report.appended = isTaken ? batch.length - before + statement.concealedCount : 0
          report.sequence = before
          report.root = try intake.ledger.root(size: before)
          if isTaken { report.foreseen = try batch.added(since: before) }
          (report.warnings, report.furtherWarningCount) = (watch.warnings, watch.furtherWarningCount)
          throw NothingKept(report: report)
        }
      }
    } catch let nothing as NothingKept {
      return nothing.report
    }
  }

  /// Reads the files before the append, by what the ledger holds now, which takes the writer's lock for a moment.
  @available(*, noasync, message: "a look at the ledger stays on one thread")
  package mutating func readAhead(_ intake: Ingest) throws {
    ahead = try read(
      by: try intake.peek { batch in try ReturnGround(for: feed, beside: intake.ledger, in: &batch) }, intake)
  }

  private var storedBytes: Int { files.reduce(0) { $0 + $1.storedBytes } }

  private func read(by ground: ReturnGround, _ intake: Ingest) throws -> ReadStatement {
    var statement = ReturnStatement(feed, options: options)
    var reading = ReturnReading(feed, key: key, areaNames: ground.areaNames, erased: ground.erased)
    var progress = FeedProgress(doneBytes: 0, allBytes: storedBytes, items: 0)
    for (number, file) in files.enumerated() {
      do {
        try reading.read(file, number: number, into: &statement)
      } catch let refusal as Refusal {
        statement.refuse(file: refusal)
      }
      progress.doneBytes += file.storedBytes
      progress.items = reading.rowCount
      intake.progress(progress)
    }
    return ReadStatement(statement: statement, rowCount: reading.rowCount, ground: ground)
  }

  private func run(
    _ batch: inout Batch, _ rejects: RejectsFile?, _ watch: EventWatch, _ intake: Ingest
  ) throws -> ReturnStatement {
    let ground = try ReturnGround(for: feed, beside: intake.ledger, in: &batch)
    let read = try ahead.flatMap { $0.ground == ground ? $0 : nil } ?? read(by: ground, intake)
    var statement = read.statement
    let progress = FeedProgress(doneBytes: storedBytes, allBytes: storedBytes, items: read.rowCount)
    let hashes = files.map(\.hash)
    func note(_ done: Int) {
      var now = progress
      now.items += done
      intake.progress(now)
    }
    do {
      switch feed.row {
      case .statistic:
        try ReturnStatistics(feed: feed, fileHashes: hashes).append(&statement, to: &batch, watch, note)
      case .record(let kind):
        try ReturnRecords(
          feed: feed, kind: kind, options: options, fileHashes: hashes, statementHash: ReturnFile.hash(of: files),
          today: London.date(at: intake.recordedTime), dated: dated
        ).append(&statement, to: &batch, watch, note)
      }
    } catch let refusal as Refusal {
      statement.stop(refusal.file.isEmpty ? refusal.located(file: files[0].name, line: 0) : refusal)
    }
    if let rejects { try ReturnRejects.write(statement, of: files, to: rejects) }
    return statement
  }
}

extension FeedFile {
  /// Whether its records name parties by pseudonyms, which takes a key.
  package var makesPseudonyms: Bool {
    fields.contains { field in
      if case .pseudonym = field.origin { true } else { false }
    }
  }
}

extension ReturnStatement {
  /// Tells of records that others have opened as if they were not there: a dry run leaves no trace, so it does not answer
  /// who asks what is there.
  fileprivate mutating func concealOthers() {
    concealedCount = othersCount
    counts.closedElsewhere -= othersCount
    counts.opened += othersCount
  }
}

extension Ingest {
  /// When what is appended now is recorded.
  fileprivate var recordedTime: RecordedTime {
    if case .at(let time) = times { time } else { Ledger.now }
  }
}
