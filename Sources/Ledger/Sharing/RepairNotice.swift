internal import Events

/// The event that says that a site gave back to the shared journal what that had lost.
///
/// It is a practice note about no indicator and no area, so that it stands under no figure. A repair that is done again makes
/// the same event.
struct RepairNotice {
  let parting: Parting
  let site: String
  /// When the first of the lost events was recorded.
  let firstTime: RecordedTime

  var event: [UInt8] {
    let root = Digest.hex(parting.root)
    let data: JSONOutput = .object([
      ("areas", .array([])), ("effective", .string(London.date(at: firstTime).description)), ("indicators", .array([])),
      ("text", .string(text)),
    ])
    let event: JSONOutput = .object([
      ("data", data), ("id", .string("\(site)/\(parting.start)-\(parting.length)/\(root)")),
      ("lostfrom", .whole(parting.start)), ("lostroot", .string(root)), ("lostto", .whole(parting.length)),
      ("site", .string(site)), ("source", .string("incident-ledger/repair")), ("specversion", .string("1.0")),
      ("subject", .string("shared-journal/\(site)")), ("type", .string(EventType.practiceNoted.rawValue)),
    ])
    return Array(event.text.utf8)
  }
}
