internal import Archives
public import Events
public import Ledger

/// One append of a feed: what it may do, and what becomes of what is refused.
///
/// Everything is looked at, whatever is refused on the way. Then all of it is appended, or nothing where something
/// was refused, unless the intake keeps going: then what is good is appended.
public struct Ingest {
  public var ledger: Ledger
  public var times: RecordedTimes
  /// Whether what is good is appended although something was refused.
  public var keepsGoing: Bool
  /// Where refused lines are written with their reasons; replaced when the append is over.
  public var rejectsPath: String?
  /// Whether events are refused of which the report would only warn.
  public var isStrict: Bool
  public var progress: (FeedProgress) -> Void
  /// What whoever sends it may append; nil: everything.
  package var authority: Authority?
  /// How long another process that writes is waited for.
  package var waitingSeconds = Ledger.maximumWaitSeconds
  /// How many refusals the report keeps.
  package var keptRefusalCount = FeedReport.maximumRefusalCount
  /// The words that the ledger and its definitions use, beside ``KnownWords/common``. It is asked at most once an append,
  /// and only where a word is met that is not common.
  public var knownWords: () throws -> KnownWords

  public init(
    ledger: Ledger, times: RecordedTimes = .now, keepsGoing: Bool = false, rejectsPath: String? = nil,
    isStrict: Bool = false, progress: @escaping (FeedProgress) -> Void = { _ in },
    knownWords: @escaping () throws -> KnownWords = { KnownWords() }
  ) {
    self.ledger = ledger
    self.times = times
    self.keepsGoing = keepsGoing
    self.rejectsPath = rejectsPath
    self.isStrict = isStrict
    self.progress = progress
    self.knownWords = knownWords
  }

  /// Ends a batch of which nothing is to be kept.
  private struct Abandoned: Error {}

  /// Looks at the ledger as an append finds it, under the writer's lock, and appends nothing.
  @available(*, noasync, message: "a look at the ledger stays on one thread")
  func peek<Value>(_ body: (inout Batch) throws -> Value) throws -> Value {
    try ledger.look(times: times, waitingSeconds: waitingSeconds, body)
  }

  /// Appends what `body` adds to the batch, while it notes in the report what was refused and what was there already.
  ///
  /// The rejects are complete on the disk before the append is published.
  @available(*, noasync, message: "an append stays on one thread")
  func run(
    _ body: (inout Batch, inout FeedReport, RejectsFile?) throws -> Void
  ) throws -> FeedReport {
    try runWatched { batch, report, rejects, _ in try body(&batch, &report, rejects) }
  }

  /// The same for a `body` that says where the events stand that are warned of: it asks the watch to locate what came up
  /// after each event.
  @available(*, noasync, message: "an append stays on one thread")
  func runWatched(
    _ body: (inout Batch, inout FeedReport, RejectsFile?, EventWatch) throws -> Void
  ) throws -> FeedReport {
    var report = FeedReport()
    report.keptRefusalCount = keptRefusalCount
    let rejects = try rejectsPath.map { try RejectsFile($0) }
    let watch = EventWatch(isStrict: isStrict, times: times, others: KnownWordSource(knownWords))
    do {
      let result = try ledger.append(times: times, waitingSeconds: waitingSeconds) { batch in
        batch.authority = authority
        batch.inspection = { event, time in try watch.inspect(event, time) }
        try body(&batch, &report, rejects, watch)
        try rejects?.close()
        if report.refused > 0 && !keepsGoing { throw Abandoned() }
      }.result
      (report.appended, report.sequence, report.root) = (result.appended, result.sequence, result.root)
      report.typeCounts = watch.typeCounts
    } catch is Abandoned {
      report.sequence = try ledger.length
      report.root = try ledger.root(size: report.sequence)
    } catch {
      rejects?.discard()
      throw FeedInput.translated(error)
    }
    (report.warnings, report.furtherWarningCount) = (watch.warnings, watch.furtherWarningCount)
    try rejects?.publish()
    return report
  }
}
