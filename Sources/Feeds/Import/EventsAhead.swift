internal import Bytes
internal import Dispatch
internal import Events
internal import Synchronization

/// Reads and checks events on a thread of their own, while those before them are appended.
///
/// What needs nothing but the event is done there: its JSON, its attributes, the rules of its type, its stored form. An
/// event that breaks a rule comes as it was written, so that whoever appends it hears of every fault as ever.
final class EventsAhead: Sendable {
  /// Events in order. One thread has a block at a time: queues hand it on, and nobody keeps it.
  fileprivate final class Block: @unchecked Sendable {
    // Unchecked: as above.
    static let eventCount = 256
    /// An event may have as many bytes by itself.
    static let textByteCount = 1 << 20

    var events: [EventReader] = []
    /// What its maker calls each event, and where its JSON stands in `text`; nil where there is none.
    var places: [(place: Int, json: Range<Int>?)] = []
    var text: [UInt8] = []

    var isFull: Bool { places.count >= Block.eventCount || text.count >= Block.textByteCount }

    /// Takes the event whose JSON stands at the end of the text; one of no JSON is too long.
    func take(_ place: Int, from start: Int?) {
      let index = places.count
      if index == events.count { events.append(EventReader()) }
      places.append((place, start.map { $0..<text.count }))
      let start = start ?? text.count
      do throws(Refusal) {
        try events[index].read(text[start...])
        try events[index].check()
        events[index].prepareStored()
      } catch {
        // It is not sound, and says so.
      }
    }

    func clear() {
      places.removeAll(keepingCapacity: true)
      text.removeAll(keepingCapacity: true)
    }
  }

  /// What takes the events that are made.
  struct Outlet {
    fileprivate let ahead: EventsAhead
    fileprivate let queue: BoundedQueue<Block?>
    fileprivate var block: Block

    fileprivate init(_ ahead: EventsAhead, _ queue: BoundedQueue<Block?>) {
      (self.ahead, self.queue) = (ahead, queue)
      block = ahead.emptyBlock()
    }

    /// Gives the event that `write` appends.
    /// - Parameter place: what it is called when it is taken.
    mutating func give(_ place: Int, _ write: (inout [UInt8]) -> Void) throws {
      let start = block.text.count
      write(&block.text)
      try take(place, from: start)
    }

    /// Gives an event whose JSON is there.
    mutating func give(_ place: Int, _ json: borrowing Span<UInt8>) throws {
      let start = block.text.count
      block.text.append(contentsOf: json.rawBytes)
      try take(place, from: start)
    }

    /// Gives an event that is too long to be held.
    mutating func giveTooLong(_ place: Int) throws { try take(place, from: nil) }

    private mutating func take(_ place: Int, from start: Int?) throws {
      block.take(place, from: start)
      if block.isFull { try handOver() }
    }

    fileprivate mutating func handOver() throws {
      guard queue.give(.success(block)) else { throw NotWanted() }
      block = ahead.emptyBlock()
    }
  }

  /// Nobody takes any more.
  private struct NotWanted: Error {}

  private let emptied = Mutex<[Block]>([])
  private let maker = DispatchQueue(label: "incident-ledger.events-ahead")

  private func emptyBlock() -> Block { emptied.withLock { $0.popLast() } ?? Block() }

  /// Calls `take` with every event that `make` gives, in their order.
  /// - Parameters:
  ///   - make: runs on another thread. What it throws is thrown here, behind the events that it gave before.
  ///   - take: is given what the event is called, the event, which it may change places with another, and its JSON; nil
  ///     where it is too long.
  func forEach(
    _ make: @escaping @Sendable (inout Outlet) throws -> Void,
    _ take: (_ place: Int, _ event: inout EventReader, _ json: ArraySlice<UInt8>?) throws -> Void
  ) throws {
    let queue = BoundedQueue<Block?>(capacity: 2)
    maker.async {
      do {
        var outlet = Outlet(self, queue)
        // What was made before an error comes before it.
        let result = Result { try make(&outlet) }
        if case .failure(let error) = result, error is NotWanted { return }
        try outlet.handOver()
        _ = queue.give(result.map { nil })
      } catch {
        // Nobody takes any more.
      }
    }
    defer { queue.cancel() }
    while let block = try queue.take() {
      for (index, (place, json)) in block.places.enumerated() {
        try take(place, &block.events[index], json.map { block.text[$0] })
      }
      block.clear()
      emptied.withLock { $0.append(block) }
    }
  }
}
