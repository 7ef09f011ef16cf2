package import Events

extension Ledger {
  /// The parties erased up to now, in the order of their erasures.
  package func erasures() throws -> Erasures {
    let sequences = try sequences(of: .party).sorted()
    guard !sequences.isEmpty else { return .none }
    var parties: [String] = []
    var reader = EventReader()
    for sequence in sequences {
      try readEvent(at: sequence, into: &reader)
      if reader.rule.type == .partyErased { parties.append(reader.subject) }
    }
    return Erasures(parties)
  }
}
