internal import Foundation

extension Ledger {
  /// How often a follower looks for new events, in seconds.
  static let followIntervalSeconds = 0.1

  /// Calls `read` with the sequences of the events from one on, also of those that are published later. Blocks its thread until
  /// `isDone`, which is asked before every call and between looks. No transaction is open meanwhile, so `read` may take its time
  /// where it opens none.
  /// - Parameter read: returns the sequence to go on from.
  /// - Returns: the sequence to go on from.
  @available(*, noasync, message: "following blocks its thread")
  @discardableResult
  package func follow(
    from start: Int, until isDone: () throws -> Bool, _ read: (Range<Int>) throws -> Int
  ) throws -> Int {
    var next = start
    while try !isDone() {
      let end = try length
      if next < end {
        next = try read(next..<end)
      } else {
        Thread.sleep(forTimeInterval: Ledger.followIntervalSeconds)
      }
    }
    return next
  }
}
