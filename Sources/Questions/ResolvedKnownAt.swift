internal import Events
package import Ledger

/// The number of events known at a point, and whether that is the same for ever.
///
/// A number of events is. A time is only when something was recorded after it: an append may be dated back to the last
/// event's time. Now never is.
package struct ResolvedKnownAt: Sendable {
  package let length: Int
  package let isPinned: Bool

  /// - Parameters:
  ///   - knownAt: nil for now.
  ///   - all: the number of events that whoever asks has taken in.
  /// - Throws: a `Refusal` for a point that has not passed.
  package init(_ knownAt: KnownAt?, ledger: Ledger, length all: Int) throws {
    guard let knownAt else {
      (length, isPinned) = (all, false)
      return
    }
    let known = try knownAt.length(in: ledger)
    guard case .length = knownAt.point else {
      // At a site of a shared journal events of that time came just now: whoever asks has not taken them in.
      guard ledger.order == nil || known <= all else { throw LedgerError(SharingFault.notSeen) }
      length = min(known, all)
      isPinned = length < all
      return
    }
    guard known <= all else {
      throw Refusal(.parameter(.knownAt), value: knownAt.text, QuestionMistake.aboveLength(all))
    }
    (length, isPinned) = (known, true)
  }
}
