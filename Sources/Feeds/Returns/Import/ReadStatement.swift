internal import Events
internal import Ledger

/// What of a ledger the files of a statement are read by.
struct ReturnGround: Equatable, Sendable {
  let areaNames: LedgerAreaNames
  /// The parties that were erased: rows that name one are passed over.
  let erased: Set<ExactText>

  init(for feed: FeedFile, beside ledger: Ledger, in batch: inout Batch) throws {
    areaNames = try LedgerAreaNames(for: feed, beside: ledger, in: &batch)
    erased = try batch.erasedParties()
  }
}

/// The files of a statement as they were read.
struct ReadStatement: Sendable {
  let statement: ReturnStatement
  let rowCount: Int
  let ground: ReturnGround
}
