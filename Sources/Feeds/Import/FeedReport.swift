public import Events
internal import Ledger

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
  /// The first refusals, at most `FeedReport.maximumRefusalCount`.
  public internal(set) var refusals: [Refusal] = []
  /// What else a person should know, as sentences.
  public internal(set) var notes: [String] = []

  /// Refusals that are kept to be shown; the rest is counted.
  public static let maximumRefusalCount = 20

  init() {}

  init(_ result: AppendResult) {
    (appended, duplicates) = (result.appended, result.duplicates)
    (sequence, root) = (result.sequence, result.root)
  }

  /// `{"appended":n,"duplicates":n,"refused":n,"sequence":N,"root":"<hex>"}`
  public var json: String {
    AppendSummary(appended: appended, duplicates: duplicates, refused: refused, sequence: sequence, root: root).json
  }

  mutating func refuse(_ refusal: Refusal) {
    refused += 1
    if refusals.count < FeedReport.maximumRefusalCount { refusals.append(refusal) }
  }
}
