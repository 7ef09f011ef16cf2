internal import Events
internal import Ledger

/// Imports street-level and outcomes files of data.police.uk: appends what they change of the ledger's present state.
///
/// Each file is a full statement of one force's month; the last one wins, also within an import. Outcomes come after all
/// street-level files of the import, whatever the order of the files, so that they find the crimes of these. All files are
/// one atomic append.
public struct PoliceImport {
  private let files: PoliceFiles
  private let reader: PoliceReader
  private let acceptsRemovals: Bool

  /// - Parameters:
  ///   - paths: files, folders and ZIP archives.
  ///   - forces: a table of forces, CSV with the columns `slug,name,area`.
  ///   - acceptsRemovals: whether more than a fifth of a month may vanish.
  /// - Throws: an error of the inputs, and `LedgerError` where there is no such file among them.
  public init(paths: [String], forces: [UInt8], acceptsRemovals: Bool) throws {
    files = try FeedInput.translating { try PoliceFiles(paths: paths) }
    guard !files.isEmpty else {
      throw LedgerError(
        .noInput,
        (files.notes
          + [
            "There is no street-level or outcomes file: give files such as 2018-10-leicestershire-street.csv or"
              + " 2018-10-leicestershire-outcomes.csv"
          ]).joined(separator: " "))
    }
    reader = PoliceReader(forces: try PoliceForce.table(file: "forces.csv", bytes: forces))
    self.acceptsRemovals = acceptsRemovals
  }

  /// Appends the changes of all files, where their areas lie for now, and that their months are there.
  @available(*, noasync, message: "an append stays on one thread")
  public func append(_ intake: Ingest) throws -> FeedReport {
    try intake.runWatched { batch, report, rejects, watch in
      report.notes = files.notes
      var progress = FeedProgress(doneBytes: 0, allBytes: files.storedBytes, items: 0)
      var making = Making(coverage: try PoliceCoverage(batch), watch: watch)
      var rejected = PoliceRejects()
      try files.readEach(with: reader) { file in
        for row in file.refusedRows {
          report.refuse(row.refusal)
          if rejects != nil { rejected.append(row) }
        }
        if let refusal = file.refusal { report.refuse(refusal) }
        if let note = file.note { report.notes.append(note) }
        func note(_ done: Int) {
          var now = progress
          now.items += done
          intake.progress(now)
        }
        for statement in file.contents.streets {
          try append(statement, to: &batch, &making, &report, note)
        }
        making.waiting += file.contents.outcomes
        if file.isBeforeOutcomes { try appendWaiting(to: &batch, &making, &report, note) }
        progress.doneBytes += file.storedBytes
        progress.items += file.rowCount
        intake.progress(progress)
      }
      if let note = making.placing.note { report.notes.append(note) }
      report.notes += report.outcomes.notes(isKept: report.refused == 0 || intake.keepsGoing)
      try rejects?.write(rejected.bytes)
    }
  }

  /// What an import under way goes by.
  private struct Making {
    var events: NumberedEvents
    var placing = PolicePlacing()
    var coverage: PoliceCoverage
    var resolving = PoliceResolving()
    /// Outcomes that wait for street-level files.
    var waiting: [PoliceOutcomes] = []
    let watch: EventWatch

    init(coverage: PoliceCoverage, watch: EventWatch) {
      events = NumberedEvents(watch: watch)
      self.coverage = coverage
      self.watch = watch
    }
  }

  /// Appends the outcomes that have waited.
  private func appendWaiting(
    to batch: inout Batch, _ making: inout Making, _ report: inout FeedReport, _ note: (_ done: Int) -> Void
  ) throws {
    for outcomes in making.waiting {
      do {
        try PoliceImport.note(outcomes.misspeltForce, taken: outcomes.force, file: outcomes.file, making.watch)
      } catch {
        report.refuse(error)
        continue
      }
      try making.resolving.append(outcomes, to: &batch, &making.events, making.watch, &report, note)
    }
    making.waiting = []
  }

  private func append(
    _ statement: PoliceStatement, to batch: inout Batch, _ making: inout Making, _ report: inout FeedReport,
    _ note: (_ done: Int) -> Void
  ) throws {
    let changes: PoliceChanges
    do {
      try PoliceImport.note(statement.misspeltForce, taken: statement.force, file: statement.file, making.watch)
      changes = try PoliceComparison.changes(
        statement, present: try PolicePresent.records(of: statement, in: batch), acceptRemovals: acceptsRemovals)
    } catch let refusal as Refusal {
      return report.refuse(refusal)
    }
    making.resolving.forgetCrimes()
    report.duplicates += changes.unchanged
    noteRemovals(changes, of: statement, in: &report)
    let refusedBefore = report.refused
    try making.placing.place(statement, in: &batch, &making.events, &report)
    try append(changes.changes, of: statement, to: &batch, &making, &report, note)
    try declare(statement, refused: report.refused - refusedBefore, in: &batch, &making, &report)
  }

  private func append(
    _ changes: [PoliceChange], of statement: PoliceStatement, to batch: inout Batch, _ making: inout Making,
    _ report: inout FeedReport, _ note: (_ done: Int) -> Void
  ) throws {
    let (writer, isPlain) = (PoliceEvents(statement), PoliceImport.isPlain(statement, making.watch, in: batch))
    for index in changes.indices {
      let change = changes[index]
      func located(_ refusal: Refusal) -> Refusal {
        refusal.located(file: statement.file, line: PoliceImport.line(of: change, in: statement))
      }
      do {
        if isPlain, case .opened = change.effect {
          try making.events.add(
            to: &batch,
            opening: { number, event in
              writer.write(change, number: number, to: &event)
            }, otherwise: { number, buffer in writer.append(change, number: number, to: &buffer) })
        } else {
          try making.events.add(to: &batch) { number, buffer in writer.append(change, number: number, to: &buffer) }
        }
        making.watch.locate(located)
      } catch let refusal as Refusal {
        report.refuse(located(refusal))
      }
      if index % 4096 == 4095 { note(index + 1) }
    }
  }

  /// Whether the events that open the records of a statement break no rule, and there is nothing to be warned of in them: the
  /// rows were checked when they were read, their categories are words that every ledger knows, and their month has begun.
  private static func isPlain(_ statement: PoliceStatement, _ watch: EventWatch, in batch: borrowing Batch) -> Bool {
    guard let time = batch.nextTime, let month = Month(statement.month), !watch.isAhead(month.start, at: time) else {
      return false
    }
    let (slug, area) = (Array(statement.force.slug.utf8), Array(statement.force.area.utf8))
    return Words.isPath(slug[...]) && Words.isArea(area[...]) && !Words.isPseudoCode(area[...])
  }

  /// Notes that the file's name told the force, although its rows call it by a name that is close to another one.
  private static func note(
    _ force: PoliceMisspeltForce?, taken: PoliceForce, file: String, _ watch: EventWatch
  ) throws(Refusal) {
    guard let force else { return }
    try watch.note(.nearForce(force.nearest, taken: taken.slug)) { mistake in
      Refusal(file: file, line: force.line, .field(PoliceColumn.reportedBy.title), value: force.name, mistake)
    }
  }

  /// Declares the month, where the statement is of all of it.
  private func declare(
    _ statement: PoliceStatement, refused: Int, in batch: inout Batch, _ making: inout Making,
    _ report: inout FeedReport
  ) throws {
    guard let month = Month(statement.month) else { preconditionFailure("a statement is of a month") }
    if statement.completeness == .rejects {
      if making.coverage.isDeclared(statement.force, month, .partial) {
        report.notes.append(
          "\(month) of \(statement.force.slug) stays declared partial: import the whole file, mended, to complete it.")
      }
      return
    }
    do {
      try making.coverage.declare(
        statement.force, month, statement.completeness == .full && refused == 0 ? .complete : .partial,
        received: max(0, statement.rows.count - refused), in: &batch, &making.events)
    } catch let refusal as Refusal {
      report.refuse(refusal.located(file: statement.file, line: 0))
    }
  }

  private func noteRemovals(
    _ changes: PoliceChanges, of statement: PoliceStatement, in report: inout FeedReport
  ) {
    func records(_ number: Int) -> String {
      "\(number) \(number == 1 ? "record" : "records") of \(statement.force.slug) in \(statement.month)"
    }
    if changes.vanished > 0 {
      report.notes.append(
        "\(statement.file) no longer states \(records(changes.vanished)): cancelled.")
    }
    if changes.heldBack > 0 {
      report.notes.append(
        "\(statement.file) does not state \(records(changes.heldBack)): kept, because rows were refused.")
    }
  }

  /// The line of the row that a change comes from; 0 where no row states the change.
  private static func line(of change: PoliceChange, in statement: PoliceStatement) -> Int {
    switch change.effect {
    case .opened(let row), .reopened(let row, _): statement.rows[row].line
    default: 0
    }
  }
}
