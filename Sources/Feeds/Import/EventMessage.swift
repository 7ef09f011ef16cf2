package import Events
package import Ledger

/// The events that a client sends in one message: one batch, all of it or nothing.
package struct EventMessage: Sendable {
  /// How the events stand in the message.
  package enum Form: Sendable {
    /// One CloudEvents object.
    case event
    /// A CloudEvents batch: a JSON array of them.
    case batch
    /// One event a line. As in files, blank lines and lines that begin with `#` are left out.
    case lines
  }

  /// The JSON of each event, as it was sent; it need not be JSON at all.
  package private(set) var events: [[UInt8]] = []

  /// Whether events are refused that would only be warned of.
  package var isStrict = false

  /// What its sender may append; nil: everything.
  package var authority: Authority?

  /// The message holds more events than one may.
  package struct TooMany: Error {}

  /// Divides a message into its events.
  /// - Throws: a `Refusal` where the brackets of a batch do not match, `TooMany`.
  package init(_ bytes: [UInt8], form: Form, maximumEventCount: Int = .max) throws {
    switch form {
    case .event: events = [bytes]
    case .batch:
      // An event that is too long is kept so long that it is refused as such.
      var splitter = ArraySplitter(
        numbering: .positions, maximumElementByteCount: EventReader.maximumByteCount + 1)
      try splitter.take(bytes) { element, _, _ in
        try append(element ?? [UInt8](repeating: 0x20, count: EventReader.maximumByteCount + 1), maximumEventCount)
      }
      try splitter.finish()
    case .lines:
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
      for line in text.split(separator: 0x0A) where EventMessage.holdsEvent(line) {
        try append(Array(line), maximumEventCount)
      }
    }
  }

  private mutating func append(_ event: [UInt8], _ maximumEventCount: Int) throws {
    guard events.count < maximumEventCount else { throw TooMany() }
    events.append(event)
  }

  private static func holdsEvent(_ line: ArraySlice<UInt8>) -> Bool {
    line.first != UInt8(ascii: "#") && !line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  // MARK: Appending

  /// What became of a message.
  package enum Outcome: Sendable {
    /// Its events are in the ledger, from now on or from before. The report says what it warns of.
    case taken(FeedReport)
    /// Nothing was appended, because of these events, each with all its faults: `line` is the 1-based position of each in
    /// the message.
    case refused([Refusal])
  }

  /// Appends the messages of several clients with one commit, each for itself, in their order.
  /// - Parameters:
  ///   - knownWords: the words that the ledger and its definitions use, beside ``KnownWords/common``; asked at most once, and
  ///     only where a word is met that is not common.
  ///   - joining: gives messages that came while others wrote; asked when they can write no more.
  /// - Returns: what became of each, those that joined behind the others.
  /// - Throws: `LedgerError` where none was appended: `busy`, or the disk's or the journal's fault.
  @available(*, noasync, message: "an append stays on one thread")
  package static func append(
    _ messages: [EventMessage], to ledger: Ledger, waitingSeconds: Double = Ledger.maximumWaitSeconds,
    knownWords: @escaping () throws -> KnownWords = { KnownWords() }, joining: () -> [EventMessage] = { [] }
  ) throws -> [Outcome] {
    let others = KnownWordSource(knownWords)
    var watches: [EventWatch] = []
    func watched(_ messages: [EventMessage]) -> [(inout Batch) throws -> Void] {
      messages.map { message in
        let watch = EventWatch(isStrict: message.isStrict, others: others)
        watches.append(watch)
        return { batch in try message.add(to: &batch, watchedBy: watch) }
      }
    }
    let results = try ledger.appendTogether(
      waitingSeconds: waitingSeconds,
      isRepeatable: messages.reduce(0) { $0 + $1.events.count } <= EventMessage.maximumRepeatedEventCount,
      joining: { watched(joining()) }, watched(messages))
    return try zip(results, watches).map { result, watch in
      switch result {
      case .success(let result): .taken(FeedReport(result, watch))
      case .failure(let refused as Refused): .refused(refused.refusals)
      case .failure(let error): throw error
      }
    }
  }

  /// At a site of a shared journal, more events than this are judged only when no other site can be first.
  private static let maximumRepeatedEventCount = 1000

  private struct Refused: Error {
    var refusals: [Refusal]
  }

  /// Adds every event, and throws `Refused` with all that is at fault where something is.
  private func add(to batch: inout Batch, watchedBy watch: EventWatch) throws {
    watch.restart()
    batch.inspection = { event, time in try watch.inspect(event, time) }
    batch.authority = authority
    defer { (batch.inspection, batch.authority) = (nil, nil) }
    var refusals: [Refusal] = []
    var heldBack: [Refusal] = []
    for (index, event) in events.enumerated() {
      do {
        let count = batch.heldBack.count
        try batch.add(event)
        if let refusal = Refusal(together: Array(batch.heldBack[count...])) {
          heldBack.append(refusal.located(file: "", line: index + 1))
        }
        watch.locate { $0.located(file: "", line: index + 1) }
      } catch let refusal as Refusal {
        refusals.append(try watch.everyFault(refusal, of: event).located(file: "", line: index + 1))
      }
    }
    // What stands in the way because of others is said where nothing else does.
    if refusals.isEmpty { refusals = heldBack }
    if !refusals.isEmpty { throw Refused(refusals: refusals) }
  }
}
