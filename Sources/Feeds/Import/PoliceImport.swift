internal import Events
internal import Ledger

/// Imports street-level files of data.police.uk: appends what they change of the ledger's present state.
///
/// Each file is a full statement of one force's month; the last one wins, also within an import. All files are one
/// atomic append.
public struct PoliceImport {
  private let files: PoliceFiles
  private let reader: PoliceReader
  private let acceptsRemovals: Bool

  /// - Parameters:
  ///   - paths: files, folders and ZIP archives.
  ///   - forces: a table of forces, CSV with the columns `slug,name,area`.
  ///   - acceptsRemovals: whether more than a fifth of a month may vanish.
  /// - Throws: an error of the inputs, and `LedgerError` where there is no street-level file among them.
  public init(paths: [String], forces: [UInt8], acceptsRemovals: Bool) throws {
    files = try FeedFile.translating { try PoliceFiles(paths: paths) }
    guard !files.isEmpty else {
      throw LedgerError(
        .noInput,
        (files.notes + ["There is no street-level file: give files such as 2018-10-leicestershire-street.csv"])
          .joined(separator: " "))
    }
    reader = PoliceReader(forces: try PoliceForce.table(file: "forces.csv", bytes: forces))
    self.acceptsRemovals = acceptsRemovals
  }

  /// Appends the changes of all files.
  @available(*, noasync, message: "an append stays on one thread")
  public func append(_ intake: Ingest) throws -> FeedReport {
    try intake.run { batch, report, rejects in
      report.notes = files.notes
      var progress = FeedProgress(doneBytes: 0, allBytes: files.storedBytes, items: 0)
      var events = NumberedEvents()
      var rejected = PoliceRejects()
      try files.readEach(with: reader) { file in
        for row in file.refusedRows {
          report.refuse(row.refusal)
          if rejects != nil { rejected.append(row) }
        }
        if let refusal = file.refusal { report.refuse(refusal) }
        for statement in file.statements {
          try append(statement, to: &batch, &events, &report) { done in
            var now = progress
            now.items += done
            intake.progress(now)
          }
        }
        progress.doneBytes += file.storedBytes
        progress.items += file.rowCount
        intake.progress(progress)
      }
      try rejects?.write(rejected.bytes)
    }
  }

  private func append(
    _ statement: PoliceStatement, to batch: inout Batch, _ events: inout NumberedEvents,
    _ report: inout FeedReport, _ note: (_ done: Int) -> Void
  ) throws {
    let changes: PoliceChanges
    do {
      changes = try PoliceComparison.changes(
        statement, present: try PolicePresent.records(of: statement, in: batch), acceptRemovals: acceptsRemovals)
    } catch let refusal as Refusal {
      return report.refuse(refusal)
    }
    report.duplicates += changes.unchanged
    noteRemovals(changes, of: statement, in: &report)
    let writer = PoliceEvents(statement)
    for (index, change) in changes.changes.enumerated() {
      do {
        try events.add(to: &batch) { number, buffer in writer.append(change, number: number, to: &buffer) }
      } catch var refusal as Refusal {
        refusal.file = statement.file
        refusal.line = PoliceImport.line(of: change, in: statement)
        report.refuse(refusal)
      }
      if index % 4096 == 4095 { note(index + 1) }
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
    case .opened(let row), .reopened(let row): statement.rows[row].line
    default: 0
    }
  }
}
