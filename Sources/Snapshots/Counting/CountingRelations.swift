internal import Events
internal import Projections

/// The relations of a counting, made ready at a point.
struct CountingRelations {
  private let preceding: RelatedRecords?
  private let following: RelatedRecords?
  private let each: RelatedRecords?
  private let isAny: Bool

  init(_ counting: Counting, at point: Snapshot) {
    preceding = counting.preceded.map { RelatedRecords($0, at: point) }
    following = counting.followed.map { RelatedRecords($0, at: point) }
    each = counting.each.map { RelatedRecords($0, at: point) }
    isAny = counting.hasRelations
  }

  /// Whether the relations that have to hold do.
  func hold(_ postings: Postings, _ row: Int) -> Bool {
    guard isAny else { return true }
    let (party, day) = (postings.value(of: .party, at: row), postings.day(at: row))
    let record = postings.record(at: row)
    if let preceding, !preceding.precede(party: party, day: day, record: record) { return false }
    if let following, following.followers(party: party, day: day, record: record) == 0 { return false }
    return true
  }

  /// 1, or the number of followers.
  func times(_ postings: Postings, _ row: Int) -> Int {
    guard let each else { return 1 }
    return each.followers(
      party: postings.value(of: .party, at: row), day: postings.day(at: row), record: postings.record(at: row))
  }
}
