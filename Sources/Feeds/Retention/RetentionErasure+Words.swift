extension RetentionErasure {
  /// Why a party was erased, for its event.
  static func reason(_ party: RetentionList.Party) -> String {
    "retention: due since \(party.since), by the feed files of \(party.feeds.joined(separator: ", "))"
  }
}
