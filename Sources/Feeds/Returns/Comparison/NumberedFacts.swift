internal import Events
internal import Ledger

/// Adds facts that an import states beside its records, under ids that no other event has.
struct NumberedFacts {
  let feed: FeedFile
  /// The SHA-256 of the statement.
  let statement: String

  /// - Parameter extensions: of the event, beside those of every event of the feed.
  /// - Throws: the `Refusal` of the event, or the error that ends the batch.
  func add(
    _ type: EventType, subject: String, _ data: [(String, JSONOutput)], extensions: [(String, JSONOutput)] = [],
    to batch: inout Batch
  ) throws {
    var number = 1
    while true {
      do {
        let json = ReturnEvents.json(
          feed, type, subject: subject, number: number, .object(data), statement: statement, extensions: extensions)
        if case .appended = try batch.add(json) { return }
      } catch let refusal as Refusal where refusal.mistake.blame == .conflict {
        // An earlier fact about the same has the number.
      }
      number += 1
    }
  }
}
