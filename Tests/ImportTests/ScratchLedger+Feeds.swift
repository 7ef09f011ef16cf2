import Events
import Feeds
import Ledger
import LedgerTestSupport
import Projections
import Testing

extension ScratchLedger {
  /// Appends a text of events, written to a file of this name.
  func append(
    _ text: String, name: String = "events.jsonl", keepsGoing: Bool = false, rejects: String? = nil,
    isStrict: Bool = false, known: @escaping () throws -> KnownWords = { KnownWords() }
  ) throws -> FeedReport {
    try AppendFeed([AppendFeed.Input(path: try write(name, text), name: name)]).append(
      Ingest(
        ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }, isStrict: isStrict,
        knownWords: known))
  }

  /// The events of a type that the ledger holds, from a sequence on: each with its data as text.
  func facts(_ type: EventType, from sequence: Int = 0) throws -> [(subject: String, data: String, source: String)] {
    var reader = EventReader()
    return try (sequence..<ledger.length).compactMap { sequence in
      try ledger.readEvent(at: sequence, into: &reader)
      guard reader.rule.type == type else { return nil }
      let text = String(decoding: try ledger.event(at: sequence), as: UTF8.self)
      let data = text.prefix(upTo: try #require(text.firstRange(of: "},\"id\"")).lowerBound).dropFirst(9)
      return (reader.subject, String(data), reader.source)
    }
  }

  /// Imports street-level files.
  func importPolice(
    _ paths: [String], keepsGoing: Bool = false, rejects: String? = nil, acceptsRemovals: Bool = false,
    isStrict: Bool = false
  ) throws -> FeedReport {
    try PoliceImport(paths: paths, forces: Shipped.forces, acceptsRemovals: acceptsRemovals).append(
      Ingest(
        ledger: ledger, keepsGoing: keepsGoing, rejectsPath: rejects.map { path + "/" + $0 }, isStrict: isStrict))
  }
}

/// The counts of a report: appended, duplicates, refused.
func counts(_ report: FeedReport) -> [Int] { [report.appended, report.duplicates, report.refused] }
