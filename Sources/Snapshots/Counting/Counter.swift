package import Events
internal import Projections
internal import Rationals

/// Counts records at one point of knowledge.
package struct Counter {
  private let point: Snapshot

  package init(_ point: Snapshot) { self.point = point }

  /// What a counting adds up to in an area.
  package struct Result {
    /// The records in the area or below it.
    package var tally = Tally()
    /// The number of records that could not be placed.
    package var unplaced = 0
    /// The number of records in areas that only records name.
    package var nowhere = 0
  }

  /// How many rows add what: by the number of the amount, and how often each adds it.
  private struct Group: Hashable {
    let number: UInt32
    let times: Int
  }

  /// The records that a counting takes among those whose date lies in a period.
  package func count(_ counting: Counting, dates: Range<CivilDate>, scope: AreaScope) -> Result {
    var result = Result()
    let relations = CountingRelations(counting, at: point)
    for kind in counting.records {
      let amounts = Amounts(counting, kind: kind, records: point.projection.records)
      if let indexed = indexed(counting, amounts, kind: kind, dates: dates, scope: scope) {
        result.tally += indexed.tally
        result.unplaced += indexed.unplaced
        result.nowhere += indexed.nowhere
        continue
      }
      var groups: [Group: Int] = [:]
      let rows = MatchingRows(counting.condition, kind: kind, dates: dates, in: scope.all, point: point)
      rows.visit { postings, row, rank in
        let isIn = scope.inside.contains(rank)
        let isUnplaced = scope.unplaced.contains(rank)
        let isNowhere = scope.nowhere.contains(rank)
        guard isIn || isUnplaced || isNowhere, relations.hold(postings, row) else { return }
        let sign = postings.sign(at: row)
        if isUnplaced { result.unplaced += sign }
        if isNowhere { result.nowhere += sign }
        guard isIn else { return }
        groups[Group(number: amounts.number(at: row), times: relations.times(postings, row)), default: 0] += sign
      }
      for (group, records) in groups {
        result.tally.add(records, each: amounts.amount(of: group.number) * Rational(group.times))
      }
    }
    return result
  }

  /// The count by indexes, where the counting has them: without relations, of records that all count 1, or each what its
  /// offence says.
  private func indexed(
    _ counting: Counting, _ amounts: Amounts, kind: RecordKind, dates: Range<CivilDate>, scope: AreaScope
  ) -> Result? {
    guard !counting.hasRelations else { return nil }
    func count(_ condition: Condition, _ scope: AreaScope) -> IndexedCount? {
      IndexedCount(condition, kind: kind, dates: dates, scope: scope, at: point)
    }
    var result = Result()
    if amounts.isPlain {
      guard let all = count(counting.condition, scope) else { return nil }
      result.tally.add(all.inside, each: Rational(1))
      (result.unplaced, result.nowhere) = (all.unplaced, all.nowhere)
      return result
    }
    guard let weights = counting.weights, let shares = counting.shares, let all = count(counting.condition, scope)
    else {
      return nil
    }
    var others = all.inside
    for (condition, amount) in shares {
      guard let share = count(condition, scope.insideAlone) else { return nil }
      result.tally.add(share.inside, each: Rational(amount))
      others -= share.inside
    }
    result.tally.add(others, each: Rational(weights.otherwise))
    (result.unplaced, result.nowhere) = (all.unplaced, all.nowhere)
    return result
  }
}

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
