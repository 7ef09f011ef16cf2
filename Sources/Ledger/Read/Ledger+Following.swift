internal import Foundation

extension Ledger {
  /// How often a follower looks for new events, in seconds.
  static let followIntervalSeconds = 0.1

  /// Calls `body` with every event from a sequence on that a filter chooses, also with those that are published later,
  /// as they are. Blocks its thread until `isDone`, which is asked before every event and between looks.
  /// - Returns: the sequence to go on from.
  @available(*, noasync, message: "following blocks its thread")
  @discardableResult
  package func follow(
    from start: Int, matching filter: EventFilter = EventFilter(), until isDone: () throws -> Bool,
    _ body: (_ sequence: Int, _ record: UInt32?, _ json: inout [UInt8]) throws -> Void
  ) throws -> Int {
    var next = start
    while try !isDone() {
      let end = try length
      if next < end {
        next = try forEachEvent(in: next..<end, matching: filter) { sequence, record, json in
          try body(sequence, record, &json)
          return try !isDone()
        }
      } else {
        Thread.sleep(forTimeInterval: Ledger.followIntervalSeconds)
      }
    }
    return next
  }
}
