public import Events
package import Ledger

/// What an append, an import or an adoption did.
public struct FeedReport: Sendable {
  /// Events appended.
  public internal(set) var appended = 0
  /// Events, or rows, that state what the ledger holds already.
  public internal(set) var duplicates = 0
  /// Lines, rows or files that were refused.
  public internal(set) var refused = 0
  /// The ledger's length afterwards.
  public internal(set) var sequence = 0
  /// The root of the tree of all events, 32 bytes.
  public internal(set) var root: [UInt8] = []
  /// The first refusals; `FeedReport.maximumRefusalCount` at most, unless the import keeps more.
  public internal(set) var refusals: [Refusal] = []
  /// What is most likely a slip in events that were taken, each word and each date once, at most
  /// `FeedReport.maximumWarningCount` of them; and how many more there are.
  public internal(set) var warnings: [FeedWarning] = []
  public internal(set) var furtherWarningCount = 0
  /// How many events of each type were appended.
  package internal(set) var typeCounts: [(type: EventType, count: Int)] = []
  /// What became of the rows of outcomes files, file by file.
  public internal(set) var outcomes: [PoliceOutcomeCounts] = []
  /// What a partner's return did, in records; nil for anything else.
  package internal(set) var counts: ReturnCounts?
  /// What a dry run would have appended.
  package var foreseen: [ForeseenEvent] = []
  /// The published figures that would move by it, as data; nil where nobody asked.
  package var movedFigures: JSONOutput?
  /// What else a person should know, as sentences.
  public package(set) var notes: [String] = []

  /// Refusals that are kept to be shown; the rest is counted.
  public static let maximumRefusalCount = 20
  var keptRefusalCount = FeedReport.maximumRefusalCount

  /// Warnings that are kept to be shown; the rest is counted.
  public static let maximumWarningCount = 20

  init() {}

  /// That of something that could not be read, so that nothing was appended.
  package init(refusing refusal: Refusal, at ledger: Ledger) throws {
    refuse(refusal)
    sequence = try ledger.length
    root = try ledger.root(size: sequence)
  }

  init(_ result: AppendResult, _ watch: EventWatch) {
    (appended, duplicates) = (result.appended, result.duplicates)
    (sequence, root) = (result.sequence, result.root)
    (warnings, furtherWarningCount) = (watch.warnings, watch.furtherWarningCount)
    typeCounts = watch.typeCounts
  }

  /// `{"appended":n,"duplicates":n,"refused":n,"sequence":N,"root":"<hex>"}`, and `"warnings":["…"]`,
  /// `"outcomes":[{"file":"…",…}]`, `"counts":{…}` and `"figures":[…]` where there are any.
  public var json: String {
    let summary = AppendSummary(
      appended: appended, duplicates: duplicates, refused: refused, sequence: sequence, root: root,
      warnings: warningSentences)
    let further: [(String, JSONOutput)] = outcomes.isEmpty ? [] : [("outcomes", .array(outcomes.map(\.json)))]
    let counted: [(String, JSONOutput)] = counts.map { [("counts", $0.json)] } ?? []
    let moved: [(String, JSONOutput)] = movedFigures.map { [("figures", $0)] } ?? []
    return JSONOutput.object(summary.members + further + counted + moved).text
  }

  mutating func refuse(_ refusal: Refusal) {
    refused += 1
    if refusals.count < keptRefusalCount { refusals.append(refusal) }
  }
}
