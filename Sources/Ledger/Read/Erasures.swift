internal import Events

/// The parties erased under data-protection law: every output prints `[erased]` in their place.
package struct Erasures: Sendable {
  /// What is printed for an erased party.
  package static let mark = "[erased]"

  private var parties: Set<ExactText> = []
  private var reader = EventReader()

  /// The parties erased in a ledger up to now.
  package init(_ ledger: Ledger) throws {
    for sequence in try ledger.sequences(of: .party) {
      try reader.read(.unknown, ledger.event(at: sequence))
      if reader.rule.type == .partyErased { parties.insert(ExactText(reader.subject)) }
    }
  }

  package var isEmpty: Bool { parties.isEmpty }

  package func contains(_ party: String) -> Bool { parties.contains(ExactText(party)) }

  /// Replaces an erased party in the stored JSON of an event, in `data.party` and as the subject of `party.erased`; all
  /// else stays byte for byte. An erasure that passes through counts from then on.
  package mutating func redact(_ json: inout [UInt8]) throws {
    let erasure = Array("\"party.erased\"".utf8)
    guard !parties.isEmpty || json.firstRange(of: erasure) != nil else { return }
    try reader.read(.unknown, json)
    var node: Int?
    if reader.rule.type == .partyErased {
      parties.insert(ExactText(reader.subject))
      node = reader.subjectNode
    } else if let party = reader.text("party"), contains(party) {
      node = reader.node("party")
    }
    if let node { json.replaceSubrange(reader.document.range(node), with: Erasures.mark.utf8) }
  }
}
