package import Events
internal import Ledger

/// Erases the parties that are due: one `party.erased` each.
package enum RetentionErasure {
  /// The events' source, below which no feed's records are.
  private static let source = "incident-ledger/retention"

  /// Looks for the parties that are due and erases them, under one lock.
  /// - Parameter day: the day for which they are looked for.
  /// - Returns: whom it erased.
  @available(*, noasync, message: "an append stays on one thread")
  package static func append(on day: CivilDate, _ intake: Ingest) throws -> (list: RetentionList, report: FeedReport) {
    var list: RetentionList?
    let report = try intake.run { batch, _, _ in
      let due = try RetentionList(intake.ledger, on: day)
      var events = NumberedEvents()
      for party in due.due {
        try events.add(to: &batch) { number, buffer in event(party, number).write(to: &buffer) }
      }
      list = due
    }
    guard let list else { preconditionFailure("an append that went well has run") }
    return (list, report)
  }

  private static func event(_ party: RetentionList.Party, _ number: Int) -> JSONOutput {
    .object([
      ("specversion", .string("1.0")), ("source", .string(source)), ("id", .string(NumberedEvents.digits(number))),
      ("type", .string(EventType.partyErased.rawValue)), ("subject", .string(party.party)),
      ("data", .object([("reason", .string(reason(party)))])),
    ])
  }
}
