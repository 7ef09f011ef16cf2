package import Events

/// The order that several sites of one ledger keep together: a journal of batches beyond their machines, to whose end one
/// site at a time adds.
///
/// Each site has the truth in its own journal and never reads from here what it has. What is told from here is durable at
/// a quorum; what could not be found out is thrown, as a `LedgerError` of a `SharingFault`. Calls may come from any thread.
package protocol SharedOrder: Sendable {
  /// Whether sites came in each other's way lately, so that an append does well to take a turn at once.
  var isContended: Bool { get }

  /// Where the shared journal ends.
  /// - Parameter waitingSeconds: how long other calls of this process are waited for; nil: until they have ended.
  /// - Throws: also where this site must not go on: `SharingFault.lowerEpoch` and the like; `notSeen` where other calls last
  ///   longer than was to be waited.
  func head(waitingSeconds: Double?) throws -> SharedHead

  /// Calls `body` with the parts of the batches from a sequence on, at which one begins, in their order: each batch whole.
  func forEachPart(
    from sequence: Int, to end: Int, _ body: (_ batch: SharedBatch, _ lines: [UInt8]) throws -> Void
  ) throws

  /// Calls `body` with the ends of batches and the roots there, from the last at or before a length back to the first, until it
  /// returns false.
  func forEachRoot(through length: Int, _ body: (_ size: Int, _ root: [UInt8]) throws -> Bool) throws

  /// Adds a batch where the shared journal still ends as the batch says.
  ///
  /// - Parameters:
  ///   - firstTime: the recorded time of its first event, which the floor must not lie behind.
  ///   - forEachPart: gives the events, each on a line, in parts of at most `SharedBatch.maximumPartByteCount` bytes or one
  ///     event; it may be asked once.
  /// - Returns: `beaten` where it ends elsewhere, or another site has the turn: nothing was added.
  /// - Throws: `SharingFault.uncertain` where it could not be found out whether it was added; any other where it was not.
  func append(
    _ batch: SharedBatch, firstTime: RecordedTime, _ forEachPart: ((_ lines: [UInt8]) throws -> Void) throws -> Void
  ) throws -> SharedOutcome

  /// Keeps other sites from adding until the turn ends: with an append that added, with `endTurn`, or with this process.
  /// - Throws: `SharingFault.turnTaken` where another site kept it for so long.
  func takeTurn(waitingSeconds: Double) throws

  /// Says that this site is still there, where it has the turn: who says nothing for a minute loses it.
  func keepTurn()

  /// Ends the turn, where this site has it.
  func endTurn()

  /// Sees to it that nothing is recorded at or before a time any more that the shared journal does not hold now.
  func settle(through time: RecordedTime) throws

  /// Tells the other sites how far this one is, and looks at how far they are.
  /// - Parameter waitingSeconds: how long other calls of this process are waited for; nil: until they have ended.
  /// - Throws: `SharingFault` where they cannot be of one ledger; `notSeen` where other calls last longer than was to be
  ///   waited.
  func compare(length: Int, waitingSeconds: Double?, root: (_ size: Int) throws -> [UInt8]) throws

  /// Tells the other sites how far this one is, where it cannot go on and so has nothing to compare.
  func tell(length: Int, root: [UInt8]) throws

  /// No key that signed this site's history signs anything any more: what they signed is not the ledger's history now. The
  /// other sites are told how far this one is.
  /// - Returns: the names of the keys, sorted.
  func endOrigin(length: Int, root: [UInt8]) throws -> [String]

  /// Whether another process of this site, such as a server, is connected.
  func hasOtherProcess() throws -> Bool

  /// The sites, in the order of their names.
  func sites() throws -> [SharedSite]

  /// Waits until another site may have added something, and at most so long.
  func waitForNews(seconds: Double) throws
}

extension SharedOrder {
  /// Where the shared journal ends.
  package func head() throws -> SharedHead { try head(waitingSeconds: nil) }
}

/// Whether a batch was added.
package enum SharedOutcome: Sendable { case appended, beaten }

/// The end of the shared journal.
package struct SharedHead: Equatable, Sendable {
  package var length: Int
  /// The root of the tree of all its events.
  package var root: [UInt8]
  /// Nothing is recorded before this time any more.
  package var floor: RecordedTime

  package init(length: Int, root: [UInt8], floor: RecordedTime) {
    (self.length, self.root, self.floor) = (length, root, floor)
  }
}

/// Batches that a site appended with one commit, as one of the shared journal.
package struct SharedBatch: Equatable, Sendable {
  package static let maximumPartByteCount = 4 << 20

  /// The sequence of its first event, and the number of its events.
  package var start: Int
  package var count: Int
  /// The roots of the tree before it and with it.
  package var previousRoot: [UInt8]
  package var root: [UInt8]
  /// The recorded time of its last event.
  package var lastTime: RecordedTime
  /// The entries of the journal's table `batches`, one after another.
  package var entries: [UInt8]

  package init(
    start: Int, count: Int, previousRoot: [UInt8], root: [UInt8], lastTime: RecordedTime, entries: [UInt8]
  ) {
    (self.start, self.count) = (start, count)
    (self.previousRoot, self.root) = (previousRoot, root)
    (self.lastTime, self.entries) = (lastTime, entries)
  }

  package var end: Int { start + count }
}

/// What a site told of itself last.
package struct SharedSite: Equatable, Sendable {
  package var name: String
  package var length: Int
  package var root: [UInt8]
  package var contact: RecordedTime
  /// Whether it is the one that asks.
  package var isOwn: Bool

  package init(name: String, length: Int, root: [UInt8], contact: RecordedTime, isOwn: Bool) {
    (self.name, self.length, self.root) = (name, length, root)
    (self.contact, self.isOwn) = (contact, isOwn)
  }
}
