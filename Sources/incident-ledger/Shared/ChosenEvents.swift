internal import Events
internal import Ledger
internal import Snapshots

/// The events that are printed, as they are told: all, or those of one party's records.
struct ChosenEvents {
  private var mask: FollowedMask
  private var records: PartyRecords?
  private let party: String?
  /// Whether the party was erased: of its records nothing is told from then on.
  private(set) var isOver: Bool

  init(_ ledger: Ledger, party: String?) throws {
    mask = FollowedMask(ledger)
    self.party = party
    isOver = try party.map { try ledger.erasures().contains($0) } ?? false
    if let party, !isOver { records = try PartyRecords(of: party, in: ledger) }
  }

  /// Masks the stored JSON of an event that is to be printed.
  /// - Returns: whether it is.
  mutating func take(_ json: inout [UInt8], at sequence: Int, record: UInt32?) throws -> Bool {
    guard let party else {
      try mask.apply(to: &json, at: sequence, record: record)
      return true
    }
    guard !isOver, try records?.hold(json, of: record) == true else { return false }
    try mask.apply(to: &json, at: sequence, record: record)
    isOver = mask.hides(party)
    return !isOver
  }

  /// What a person should know who asked for a party of which nothing is told.
  var sentence: String? {
    if isOver { return "The party was erased: its records are told without it, and none is found by it." }
    guard let records, records.isEmpty else { return nil }
    return "No record of the ledger ever named this party. It is compared as it is written, capitals and all."
  }
}
