/// Erasure of a person under data-protection law; the subject is the party.
extension EventRule {
  static let party: [EventRule] = [EventRule(.partyErased, .states, .party, [.optional("reason", .anyText)])]
}
