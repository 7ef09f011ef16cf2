import Feeds
import LedgerTestSupport
import Projections

extension ScratchLedger {
  /// Appends a text of events, written to a file of this name.
  func append(
    _ text: String, name: String = "events.jsonl", keepsGoing: Bool = false, rejects: String? = nil
  ) throws -> FeedReport {
    try AppendFeed([AppendFeed.Input(path: try write(name, text), name: name)]).append(
      Ingest(ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }))
  }

  /// Imports street-level files.
  func importPolice(
    _ paths: [String], keepsGoing: Bool = false, rejects: String? = nil, acceptsRemovals: Bool = false
  ) throws -> FeedReport {
    try PoliceImport(paths: paths, forces: Shipped.forces, acceptsRemovals: acceptsRemovals).append(
      Ingest(ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }))
  }
}

/// The counts of a report: appended, duplicates, refused.
func counts(_ report: FeedReport) -> [Int] { [report.appended, report.duplicates, report.refused] }
