internal import Events

/// What an append did, as every answer to one says it.
package struct AppendSummary: Equatable, Sendable {
  /// Events appended, and events that were there already.
  package var appended: Int
  package var duplicates: Int
  /// Events, lines, rows or files that were refused.
  package var refused: Int
  /// The ledger's length afterwards.
  package var sequence: Int
  /// The root of the tree of all events, 32 bytes.
  package var root: [UInt8]

  package init(appended: Int, duplicates: Int, refused: Int = 0, sequence: Int, root: [UInt8]) {
    self.appended = appended
    self.duplicates = duplicates
    self.refused = refused
    self.sequence = sequence
    self.root = root
  }

  /// `{"appended":n,"duplicates":n,"refused":n,"sequence":N,"root":"<hex>"}`
  package var json: String {
    JSONOutput.object([
      ("appended", .whole(appended)), ("duplicates", .whole(duplicates)), ("refused", .whole(refused)),
      ("sequence", .whole(sequence)), ("root", .string(Digest.hex(root))),
    ]).text
  }
}
