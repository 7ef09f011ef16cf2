package import Events

/// Where an event lies that is read from what the ledger stored.
package enum StoredPlace: Sendable {
  case published(Int)
  /// Behind the published length.
  case unpublished(Int)
  /// Its JSON is at hand, its sequence is not.
  case unknown
}

extension LedgerError {
  /// A stored event breaks a rule that it obeyed when it was appended.
  package static func damaged(_ place: StoredPlace, by refusal: Refusal) -> LedgerError {
    let event =
      switch place {
      case .published(let sequence): "event \(sequence)"
      case .unpublished(let sequence): "the unpublished event \(sequence)"
      case .unknown: "an event"
      }
    return LedgerError(.damaged, "\(event) is damaged (\(refusal.rule)): run verify")
  }
}
