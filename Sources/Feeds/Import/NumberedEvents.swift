internal import Events
internal import Ledger

/// Adds events that an import makes, under ids that end with a number that no earlier event of the source has.
///
/// The number is the event's sequence. Where the ledger was filled from another one's events, an earlier event may
/// have that number already: then the next free one is taken.
struct NumberedEvents {
  private var next = 0
  private var buffer: [UInt8] = []
  private var written = WrittenEvent(EventType.crimeRecorded.rule)
  private let watch: EventWatch?

  /// - Parameter watch: says what else is wrong with an event that is refused.
  init(watch: EventWatch? = nil) { self.watch = watch }

  /// Adds the event that `write` appends to the buffer, given its number.
  /// - Throws: the `Refusal` of the event, or the error that ends the batch.
  mutating func add(
    to batch: inout Batch, _ write: (_ number: Int, _ buffer: inout [UInt8]) -> Void
  ) throws {
    next = max(next, batch.length)
    while true {
      buffer.removeAll(keepingCapacity: true)
      write(next, &buffer)
      next += 1
      do {
        if case .appended = try batch.add(buffer) { return }
      } catch let refusal as Refusal where refusal.mistake.blame == .conflict {
        // The key is taken by an event of other content.
      } catch let refusal as Refusal {
        throw try watch?.everyFault(refusal, of: buffer) ?? refusal
      }
    }
  }

  /// Adds the event of a record that is opened, which was sound before it was written. Where anything stands in its way it is
  /// the event that `write` appends.
  mutating func add(
    to batch: inout Batch, opening: (_ number: Int, _ event: inout WrittenEvent) -> Void,
    otherwise write: (_ number: Int, _ buffer: inout [UInt8]) -> Void
  ) throws {
    next = max(next, batch.length)
    opening(next, &written)
    guard try batch.add(written) else { return try add(to: &batch, write) }
    watch?.count(written.rule)
    next += 1
  }

  /// The twelve digits of a number, so that ascending numbers are ascending texts.
  static func digits(_ number: Int) -> String { Events.digits(number, atLeast: 12) }
}
