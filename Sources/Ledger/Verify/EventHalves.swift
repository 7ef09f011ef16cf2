internal import Dispatch
internal import Synchronization

/// The events of a journal looked at in two halves at the same time, where they are summed up: nothing that is found then has
/// to be in order.
///
/// The second half begins with what the journal tells of the first (`CheckStart`). The first one comes to the same at its end,
/// or all is looked at again.
final class EventHalves: Sendable {
  private struct Half: Sendable {
    var start: CheckStart
    var journal: JournalCheck
    var events: EventCheck
  }

  private let journal: JournalCheck
  private let lastRoot: [UInt8]?
  private let middle: Int
  /// What the look at the second half came to; a success of nil where the journal does not tell of the first.
  private let second = Mutex<Result<Half?, any Error>>(.success(nil))
  private let isStopped = Atomic(false)

  /// - Parameter middle: the first event of the second half, which is the first one of a tile.
  init(_ journal: JournalCheck, middle: Int, lastRoot: [UInt8]?) {
    precondition(middle % TreeTiles.width == 0 && middle > 0, "the halves of a journal are of whole tiles")
    self.journal = journal
    self.middle = middle
    self.lastRoot = lastRoot
  }

  /// Looks at both, the first one on the calling thread.
  /// - Parameter progress: called with the events of the first half that were looked at.
  /// - Returns: the journal behind both, and the pass at its end; nil where the halves do not fit together, or so much is damaged
  ///   in the first that the second was given up.
  func look(_ progress: (Int) throws -> Void) throws -> (journal: JournalCheck, events: EventCheck)? {
    let work = DispatchGroup()
    DispatchQueue.global().async(group: work) { self.lookAtSecond() }
    let result = Result { try look(from: CheckStart(), 0..<middle, progress) }
    // Nobody waits for it any more.
    if !isNeeded(after: result) { isStopped.store(true, ordering: .relaxed) }
    work.wait()
    var first = try result.get()
    guard !first.journal.damages.isFull else { return nil }
    guard let second = try second.withLock({ $0 }).get(), first.events.hasCome(to: second.start) else { return nil }
    first.journal.take(second.journal, from: middle)
    return (first.journal, second.events)
  }

  private func isNeeded(after first: Result<Half, any Error>) -> Bool {
    if case .success(let half) = first { !half.journal.damages.isFull } else { false }
  }

  private func lookAtSecond() {
    let result = Result { () throws -> Half? in
      guard let start = try CheckStart(before: middle, of: journal.store) else { return nil }
      return try look(from: start, middle..<journal.length) { _ in
        if isStopped.load(ordering: .relaxed) { throw CancellationError() }
      }
    }
    second.withLock { $0 = result }
  }

  private func look(
    from start: CheckStart, _ range: Range<Int>, _ progress: (Int) throws -> Void
  ) throws -> Half {
    let events = EventCheck(from: start, length: journal.length, lastRoot: lastRoot)
    var half = Half(start: start, journal: journal, events: events)
    try half.journal.check(range, by: &half.events, progress)
    return half
  }
}
