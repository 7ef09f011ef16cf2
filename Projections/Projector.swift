internal import Dispatch
internal import Events
internal import FileSystem
public import Ledger
internal import Synchronization

/// Keeps a projection of a ledger: loads what was stored, takes in what is new, and stores it again.
///
/// An append never waits for it. A query asks for `caughtUp()` and so sees every append acknowledged before.
public final class Projector: Sendable {
  private let ledger: Ledger
  private let checkpoint: Checkpoint?
  private let kept: Mutex<Kept>
  private let telling = Mutex<Telling?>(nil)

  /// The projection, and how much of it is stored.
  private struct Kept {
    var projection: Projection
    var storedLength: Int
    /// How much there was when it was tried to store it last.
    var triedLength: Int

    init(_ stored: Projection?) {
      projection = stored ?? Projection()
      storedLength = projection.length
      triedLength = projection.length
    }

    /// Whether enough came since that to store it.
    var isDue: Bool {
      projection.needsNewAreas
        || projection.length - max(storedLength, triedLength) >= Projector.minimumStoredEventCount
    }
  }

  /// What was told last where parties were erased.
  private struct Telling {
    var values: ToldValues
    var projection: Projection
  }

  /// Events behind which it is not worth writing to the disk.
  static let minimumStoredEventCount = 2000
  /// Events after which what was taken in is stored, so that memory holds no more than that.
  static let storedEventCount = 1 << 20
  /// Events of a page, and pages that are parsed at a time.
  static let pageEventCount = 2048
  static let pagesAtATime = 16

  /// - Parameter isStored: whether the projection is kept on the disk beside the journal. Where that is not
  ///   possible (a folder that cannot be written) it is kept in memory.
  public init(_ ledger: Ledger, isStored: Bool = true) throws {
    self.ledger = ledger
    checkpoint = isStored ? Checkpoint(at: ledger.projectionsFolder) : nil
    kept = Mutex(Kept(try checkpoint?.load(ledger)))
  }

  /// The projection of every event that the ledger has now, as it is told: an erased party stands nowhere in it.
  /// - Parameter progress: called with the events taken in so far, and all.
  public func caughtUp(progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws -> Projection {
    try told(replayed(progress: progress))
  }

  /// What is told of a projection. An erasure counts for everything from the moment it is in the ledger.
  private func told(_ current: Projection) throws -> Projection {
    guard !current.facts.erasures.isEmpty else { return current }
    return try telling.withLock { telling in
      if let known = telling, known.projection.length >= current.length { return known.projection }
      let parties = current.facts.erasures.map(\.content)
      let before = telling.flatMap { $0.values.erased.parties.count == parties.count ? $0 : nil }
      var values = before?.values ?? ToldValues(Erasures(parties))
      let projection = try current.told(by: &values, after: before?.projection)
      telling = Telling(values: values, projection: projection)
      return projection
    }
  }

  /// The projection of every event that the ledger has now, as it is.
  private func replayed(progress: (_ done: Int, _ all: Int) -> Void) throws -> Projection {
    let target = try ledger.length
    return try kept.withLock { kept in
      guard kept.projection.length < target else { return kept.projection }
      do {
        try takeStored(&kept, before: target)
        while kept.projection.length < target {
          let length = kept.projection.length
          let end = checkpoint == nil ? target : min(target, length + Projector.storedEventCount)
          try catchUp(&kept.projection, to: end) { done, _ in progress(done, target) }
          if let checkpoint, kept.isDue { try keep(&kept, in: checkpoint) }
        }
      } catch {
        // What was half taken in is nothing.
        kept = Kept(nil)
        throw error
      }
      return kept.projection
    }
  }

  /// Goes on from what another process has stored, where that is far ahead.
  private func takeStored(_ kept: inout Kept, before target: Int) throws {
    let length = kept.projection.length
    guard let checkpoint, target - length >= Projector.minimumStoredEventCount,
      let head = checkpoint.head, head.length - length >= Projector.minimumStoredEventCount,
      let stored = try checkpoint.load(ledger), stored.length > length
    else { return }
    kept = Kept(stored)
  }

  /// Stores the projection, and reads it where it lies from then on. Where the disk does not take it, it stays in memory: the
  /// answer is the same.
  private func keep(_ kept: inout Kept, in checkpoint: Checkpoint) throws {
    kept.triedLength = kept.projection.length
    do {
      if try !checkpoint.store(kept.projection, replacing: kept.storedLength, of: ledger) {
        try takeOther(&kept, in: checkpoint)
        guard kept.isDue, try checkpoint.store(kept.projection, replacing: kept.storedLength, of: ledger) else {
          return
        }
      }
      let (length, facts) = (kept.projection.length, kept.projection.facts)
      kept.storedLength = length
      if let stored = try checkpoint.load(ledger, facts: facts), stored.length == length { kept = Kept(stored) }
    } catch is FileSystemError {
      return
    }
  }

  /// Goes on from what another process has stored since, and takes in behind it what came after that.
  private func takeOther(_ kept: inout Kept, in checkpoint: Checkpoint) throws {
    guard let stored = try checkpoint.load(ledger), stored.length > kept.storedLength else { return }
    let length = kept.projection.length
    kept = Kept(stored)
    try catchUp(&kept.projection, to: max(length, stored.length)) { _, _ in }
  }

  /// What a look at the stored projection found.
  package enum Look: Equatable, Sendable {
    /// It is what a fresh replay gives, or nothing is stored.
    case whole
    /// A sentence for each difference.
    case differences([String])
    /// Why it cannot be looked at.
    case unseen(String)
  }

  /// Compares what is stored with a fresh replay, kept in memory; nothing is written.
  package static func look(
    at ledger: Ledger, progress: (_ done: Int, _ all: Int) throws -> Void = { _, _ in }
  ) throws -> Look {
    let checkpoint = Checkpoint(at: ledger.projectionsFolder)
    do {
      let replayed = try Projector(ledger, isStored: false)
      // Another process may store a longer one meanwhile.
      for _ in 0..<Projector.looks {
        guard case .head(let head) = try checkpoint.found() else {
          return if case .damaged = try checkpoint.found() { .differences([Projector.foreign]) } else { .whole }
        }
        guard try head.fits(ledger) else { return .differences([Projector.foreign]) }
        let fresh = try replayed.replay(to: head.length, progress: progress)
        guard let found = try checkpoint.differences(of: head, from: fresh) else { continue }
        return found.isEmpty ? .whole : .differences(found)
      }
      return .unseen("it is being written again and again")
    } catch let error as FileSystemError {
      return .unseen(error.message)
    }
  }

  private static let foreign = "what is stored is no projection of this ledger by this version of the program"

  private static let looks = 3

  /// A fresh projection of the first `length` events.
  func replay(to length: Int, progress: (Int, Int) throws -> Void = { _, _ in }) throws -> Projection {
    try kept.withLock { kept in
      try catchUp(&kept.projection, to: length, progress: progress)
      return kept.projection
    }
  }

  /// Parses pages side by side, while the pages parsed before are taken in.
  private func catchUp(
    _ current: inout Projection, to target: Int, progress: (Int, Int) throws -> Void
  ) throws {
    var next = current.length
    var parsed: [ParsedPage] = []
    while next < target || !parsed.isEmpty {
      var ranges: [Range<Int>] = []
      while next < target, ranges.count < Projector.pagesAtATime {
        let range = next..<min(target, next + Projector.pageEventCount)
        ranges.append(range)
        next = range.upperBound
      }
      let work = PageWork(projection: current, folding: parsed, ranges: ranges, ledger: ledger)
      current = Projection()
      DispatchQueue.concurrentPerform(iterations: ranges.count + 1) { work.run($0) }
      (current, parsed) = try work.result()
      try progress(current.length, target)
    }
  }
}
