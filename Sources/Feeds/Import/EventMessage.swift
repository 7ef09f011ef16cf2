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

  /// The message holds more events than one may.
  package struct TooMany: Error {}

  /// Divides a message into its events.
  /// - Throws: a `Refusal` where the brackets of a batch do not match, `TooMany`.
  package init(_ bytes: [UInt8], form: Form, maximumEventCount: Int = .max) throws {
    switch form {
    case .event: events = [bytes]
    case .batch:
      // An event that is too long is kept so long that it is refused as such.
      var splitter = ArraySplitter(maximumElementByteCount: EventReader.maximumByteCount + 1)
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
    /// Its events are in the ledger, from now on or from before.
    case taken(FeedReport)
    /// Nothing was appended, because of these events: `line` is the 1-based position of each in the message.
    case refused([Refusal])
  }

  /// Appends the messages of several clients with one commit, each for itself, in their order.
  /// - Throws: `LedgerError` where none was appended: `busy`, or the disk's or the journal's fault.
  @available(*, noasync, message: "an append stays on one thread")
  package static func append(
    _ messages: [EventMessage], to ledger: Ledger, waitingSeconds: Double = Ledger.maximumWaitSeconds
  ) throws -> [Outcome] {
    let results = try ledger.appendTogether(
      waitingSeconds: waitingSeconds, messages.map { message in { batch in try message.add(to: &batch) } })
    return try results.map { result in
      switch result {
      case .success(let result): .taken(FeedReport(result))
      case .failure(let refused as Refused): .refused(refused.refusals)
      case .failure(let error): throw error
      }
    }
  }

  private struct Refused: Error {
    var refusals: [Refusal]
  }

  /// Adds every event, and throws `Refused` with all that is at fault where something is.
  private func add(to batch: inout Batch) throws {
    var refusals: [Refusal] = []
    for (index, event) in events.enumerated() {
      do {
        try batch.add(event)
      } catch var refusal as Refusal {
        refusal.line = index + 1
        refusals.append(refusal)
      }
    }
    if !refusals.isEmpty { throw Refused(refusals: refusals) }
  }
}
