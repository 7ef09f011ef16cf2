internal import Events
internal import Hummingbird
internal import Ledger
internal import ServiceLifecycle

/// One client's stream. The ledger is read in short steps, each in a transaction that ends before anything is sent: a
/// slow client holds nothing but its own place.
struct EventStream {
  let filter: EventFilter
  /// The sequence to look from.
  var next: Int

  /// Events of one step, and their bytes at most.
  private static let stepEventCount = 256
  private static let stepBytes = 1 << 20
  /// Between looks where nothing is new, and between signs of life, in milliseconds.
  private static let lookMilliseconds = 200
  private static let signMilliseconds = 15_000

  /// Sends until the client goes away or the task is cancelled.
  mutating func run(_ desk: Desk, _ writer: inout any ResponseBodyWriter) async throws {
    var quiet = 0
    // The headers go out with the first line, at once.
    try await writer.write(ByteBuffer(string: "retry: 1000\n: from \(next)\n\n"))
    // A stop ends the stream where it is; the client goes on from the last id it has.
    while !Task.isCancelled && !Task.isShuttingDownGracefully {
      let (filter, start) = (filter, next)
      let step = try await desk.run { try EventStream.step($0.ledger, filter, from: start) }
      next = step.next
      if !step.text.isEmpty {
        quiet = 0
        try await writer.write(ByteBuffer(bytes: step.text))
      } else if !step.isMore {
        quiet += EventStream.lookMilliseconds
        if quiet >= EventStream.signMilliseconds {
          quiet = 0
          try await writer.write(ByteBuffer(string: ": nothing new\n\n"))
        }
        do {
          try await Task.sleep(for: .milliseconds(EventStream.lookMilliseconds))
        } catch {
          return
        }
      }
    }
  }

  private static func step(
    _ ledger: Ledger, _ filter: EventFilter, from start: Int
  ) throws -> (text: [UInt8], next: Int, isMore: Bool) {
    let end = try ledger.length
    guard start < end else { return ([], start, false) }
    var erasures = try Erasures(ledger)
    var (text, count) = ([UInt8](), 0)
    let next = try ledger.forEachEvent(in: start..<end, matching: filter) { sequence, _, json in
      try erasures.redact(&json)
      text += Array("id: \(sequence)\ndata: ".utf8) + json + Array("\n\n".utf8)
      count += 1
      return count < stepEventCount && text.count < stepBytes
    }
    return (text, next, next < end)
  }
}
