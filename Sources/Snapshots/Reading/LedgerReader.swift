package import Events
package import Ledger
package import Projections
package import Questions

/// A ledger as it is asked: its projection, kept up, and what snapshots of it have in common, kept once.
///
///     let reader = try LedgerReader(ledger)
///     let known = try reader.snapshot(at: KnownAt("2019-09-20"))
///     let figure = try known.figures().figure(question)
///
/// Every door goes through one: the commands, the interface and the pages. A question sees every append that was
/// acknowledged before it. It is a value to be shared among threads; what it does may block.
package struct LedgerReader: Sendable {
  package let ledger: Ledger
  private let projector: Projector
  private let caches = ToldCaches()

  /// - Parameter isStored: whether the projection is kept on the disk beside the journal.
  package init(_ ledger: Ledger, isStored: Bool = true) throws {
    self.ledger = ledger
    projector = try Projector(ledger, isStored: isStored)
  }

  /// The ledger with every event that it has now.
  /// - Parameter progress: called with the events taken in so far, and all.
  package func caughtUp(progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws -> LedgerView {
    let projection = try projector.caughtUp(progress: progress)
    return LedgerView(ledger: ledger, projection: projection, cache: caches.cache(for: projection))
  }

  /// How the events are told now.
  package func eventMask() throws -> EventMask {
    try ledger.erasures().isEmpty ? EventMask(.none, records: []) : caughtUp().eventMask
  }

  /// What was known at a point; nil for now.
  /// - Throws: a `Refusal` for a point that has not passed.
  package func snapshot(at knownAt: KnownAt?) throws -> ResolvedSnapshot { try caughtUp().snapshot(at: knownAt) }
}

/// A ledger up to one event: what several snapshots that are compared with each other are taken from.
package struct LedgerView: Sendable {
  package let ledger: Ledger
  package let projection: Projection
  /// Makes snapshots of the projection.
  package let cache: SnapshotCache

  /// The number of events taken in.
  package var length: Int { projection.length }

  /// Who was erased up to now, whatever point is asked for.
  package var erased: Erasures { projection.erased }

  /// How the events are told.
  package var eventMask: EventMask { EventMask(erased, records: projection.records.namingErased) }

  /// What was known at a point; nil for now.
  /// - Throws: a `Refusal` for a point that has not passed.
  package func snapshot(at knownAt: KnownAt?) throws -> ResolvedSnapshot {
    let known = try ResolvedKnownAt(knownAt, ledger: ledger, length: length)
    return ResolvedSnapshot(view: self, length: known.length, isPinned: known.isPinned)
  }

  /// What was known after so many events.
  package func snapshot(length: Int) -> Snapshot { cache.point(projection, length: length) }
}

/// What was known at a point of knowledge, as a question named it.
package struct ResolvedSnapshot: Sendable {
  package let view: LedgerView
  /// The number of events known.
  package let length: Int
  /// Whether the point names these events for ever.
  package let isPinned: Bool

  package var projection: Projection { view.projection }
  package var facts: Facts { view.projection.facts }
  /// The snapshot, made or taken from the cache when it is asked for.
  package var snapshot: Snapshot { view.snapshot(length: length) }
}
