internal import Events
internal import Figures
internal import Hummingbird
internal import Ledger
internal import NIOCore
internal import ServiceLifecycle
internal import Snapshots

/// Events as they are appended, as server-sent events (WHATWG HTML, section 9.2).
///
/// The id of each is its sequence: whoever comes back with the last one seen gets the next, none twice and none left
/// out. A beat is an id alone: it shows that the stream is alive, and moves on what a client comes back with where a
/// filter has chosen nothing for long. The ledger is read in short steps, each of which has ended before anything is
/// sent: a slow client holds nothing but its own permit.
struct EventStream: Sendable {
  let threads: ReaderThreads
  let filter: EventFilter
  /// The sequence to begin at.
  let start: Int
  /// Whether the ledger had not got so far when the stream began: until it has, no event lies before the next one.
  let isAhead: Bool

  /// Between looks where nothing is new.
  static let lookInterval = Duration.milliseconds(200)
  /// What one step reads: little enough that a stream that catches up does not keep others waiting.
  private static let bounds = EventPage.Bounds(events: 256, bytes: 1 << 20, looks: 50_000)

  /// Writes until the server stops or the task is cancelled.
  /// - Parameters:
  ///   - beatInterval: the longest time without a sign of life.
  ///   - isAllowed: whether the client may still see what comes; asked before each look, and the stream ends where not.
  func write(
    to writer: inout any ResponseBodyWriter, beatInterval: Duration, while isAllowed: () -> Bool
  ) async throws {
    // The headers go out with the first line, at once.
    try await writer.write(ByteBuffer(string: "retry: 2000\n: from \(start)\n\n"))
    var next = start
    var lastWrite = ContinuousClock.now
    // A stop ends the stream where it is; the client goes on from the last id that it has.
    while !Task.isCancelled && !Task.isShuttingDownGracefully && isAllowed() {
      let page = try await step(from: next)
      let hasMoved = page.next > next
      next = page.next
      if !page.events.isEmpty {
        try await writer.write(ByteBuffer(bytes: EventStream.text(page)))
        lastWrite = .now
      } else if lastWrite.duration(to: .now) >= beatInterval {
        try await writer.write(ByteBuffer(string: hasLast(next) ? "id: \(next - 1)\n\n" : ":\n\n"))
        lastWrite = .now
      }
      if !hasMoved { try await Task.sleep(for: EventStream.lookInterval) }
    }
  }

  /// Whether there is an event before the next one, so that a client may come back with its sequence.
  private func hasLast(_ next: Int) -> Bool { next > 0 && !(isAhead && next == start) }

  private func step(from next: Int) async throws -> EventPage {
    let filter = filter
    return try await threads.run { reader in
      try EventPage(
        of: reader, in: next..<max(next, reader.ledger.length), matching: filter, bounds: EventStream.bounds)
    }
  }

  /// Stored JSON has no line breaks, so each event is one line of data.
  private static func text(_ page: EventPage) -> [UInt8] {
    var bytes: [UInt8] = []
    for event in page.events {
      bytes += "id: \(event.sequence)\ndata: ".utf8
      bytes += event.json
      bytes += "\n\n".utf8
    }
    return bytes
  }
}
