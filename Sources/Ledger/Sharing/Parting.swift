/// How a site and the shared journal part, after that lost what it had acknowledged.
package struct Parting: Equatable, Sendable {
  /// The number of events that both hold, the same ones.
  package var start: Int
  /// How many events the site holds, and the root of the tree of all of them.
  package var length: Int
  package var root: [UInt8]
  /// Whether the shared journal ends where they part, and nothing has to be recorded later than it was: what the site holds
  /// behind that is put back as it was.
  package var isPutBack: Bool

  /// The events that the shared journal lost.
  package var range: Range<Int> { start..<length }
}

/// What became of the events that a shared journal had lost.
package struct SharedRepair: Equatable, Sendable {
  package var parting: Parting
  package var appended = 0
  package var duplicates = 0
  package var refused = 0
  /// The ledger's length and root afterwards.
  package var sequence: Int
  package var root: [UInt8]
  /// The folder with the journal that the site had; nil where it is the same.
  package var setAside: String?
  /// The keys that sign nothing any more, as what they signed is not the ledger's history now.
  package var endedKeys: [String] = []
}
