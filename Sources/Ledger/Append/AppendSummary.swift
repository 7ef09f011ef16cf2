package import Events

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
  /// What is most likely a slip in the events, as sentences.
  package var warnings: [String]

  package init(
    appended: Int, duplicates: Int, refused: Int = 0, sequence: Int, root: [UInt8], warnings: [String] = []
  ) {
    self.appended = appended
    self.duplicates = duplicates
    self.refused = refused
    self.sequence = sequence
    self.root = root
    self.warnings = warnings
  }

  /// `{"appended":n,"duplicates":n,"refused":n,"sequence":N,"root":"<hex>"}`, and `"warnings":["…"]` where there are any.
  package var json: String { JSONOutput.object(members).text }

  /// The members of that object, in their order.
  package var members: [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = [
      ("appended", .whole(appended)), ("duplicates", .whole(duplicates)), ("refused", .whole(refused)),
      ("sequence", .whole(sequence)), ("root", .string(Digest.hex(root))),
    ]
    if !warnings.isEmpty { members.append(("warnings", .array(warnings.map { .string($0) }))) }
    return members
  }
}
