package import Events
internal import Foundation
internal import Projections
internal import Rationals
internal import Synchronization

/// Counts what a counting takes at a point of knowledge, for one area and period after another. It belongs to one thread.
package final class Counter {
  private let counting: Counting
  private let point: Snapshot
  private lazy var relations = CountingRelations(counting, at: point)
  /// What the records of each kind add.
  private let amounts: [Amounts]
  /// The indexes that were found, by kind.
  private var indexes: [RecordKind: KindIndexes] = [:]

  package init(_ counting: Counting, at point: Snapshot) {
    self.counting = counting
    self.point = point
    amounts = counting.records.map { Amounts(counting, kind: $0, records: point.projection.records) }
  }

  /// What a counting adds up to in an area.
  package struct Result: Sendable {
    /// The records in the area or below it.
    package var tally = Tally()
    /// The number of records that could not be placed.
    package var unplaced = 0
    /// The number of records in areas that only records name.
    package var nowhere = 0

    package init() {}

    package static func += (left: inout Result, right: Result) {
      left.tally += right.tally
      left.unplaced += right.unplaced
      left.nowhere += right.nowhere
    }
  }

  /// How many rows add what: by the number of the amount, and how often each adds it.
  private struct Group: Hashable {
    let number: UInt32
    let times: Int
  }

  /// The indexes of a kind: of all that the counting takes, and of what adds an amount of its own by its offence.
  private struct KindIndexes {
    let all: IndexedCount
    let shares: [(index: IndexedCount, amount: Rational)]
    let otherwise: Rational
  }

  /// Whether all that the counting takes is counted by indexes, so that to count month by month costs little. Asked before
  /// each count: what is counted often is worth an index.
  package func isIndexed() -> Bool {
    // Each kind is asked for: one that needs no index does not keep others from theirs.
    counting.records.indices.map { indexes(at: $0, isCounted: true) != nil }.allSatisfy { $0 }
  }

  /// The months, by their indices, outside of which nothing is counted, where all is counted by indexes.
  package private(set) lazy var heldMonths: Range<Int> = {
    let held = indexes.values.map(\.all.heldMonths).filter { !$0.isEmpty }
    guard let first = held.map(\.lowerBound).min(), let end = held.map(\.upperBound).max() else { return 0..<0 }
    return first..<end
  }()

  /// The records that the counting takes among those whose date lies in a period.
  package func count(dates: Range<CivilDate>, scope: AreaScope) -> Result {
    var result = Result()
    for place in counting.records.indices {
      if let indexes = indexes(at: place, isCounted: false) {
        result += count(indexes, dates, scope)
      } else {
        result += count(at: place, dates, scope)
      }
    }
    return result
  }

  /// What some rows come to, looked at one by one.
  private struct Sums {
    /// Those that each count once.
    var plain = 0
    var groups: [Group: Int] = [:]
    var unplaced = 0
    var nowhere = 0
  }

  private func count(at place: Int, _ dates: Range<CivilDate>, _ scope: AreaScope) -> Result {
    let (kind, amounts, relations) = (counting.records[place], amounts[place], relations)
    let rows = MatchingRows(
      counting.condition, kind: kind, dates: dates, in: scope.all, point: point, isCounted: !canBeIndexed(at: place))
    // Rows add up in any order, and so on all cores.
    let isPlain = amounts.isPlain && !counting.hasRelations
    let parts = rows.parts(ProcessInfo.processInfo.activeProcessorCount, isOrdered: false)
    let found = Mutex<[Sums]>([])
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      var sums = Sums()
      rows.visit(parts[part]) { postings, row, rank in
        let isIn = scope.inside.contains(rank)
        let isUnplaced = scope.unplaced.contains(rank)
        let isNowhere = scope.nowhere.contains(rank)
        guard isIn || isUnplaced || isNowhere, relations.hold(postings, row) else { return }
        let sign = postings.sign(at: row)
        if isUnplaced { sums.unplaced += sign }
        if isNowhere { sums.nowhere += sign }
        guard isIn else { return }
        if isPlain {
          sums.plain += sign
        } else {
          let group = Group(number: amounts.number(at: row), times: relations.times(postings, row))
          sums.groups[group, default: 0] += sign
        }
      }
      found.withLock { [sums] in $0.append(sums) }
    }
    var result = Result()
    for sums in found.withLock({ $0 }) {
      result.unplaced += sums.unplaced
      result.nowhere += sums.nowhere
      result.tally.add(sums.plain, each: Rational(1))
      for (group, records) in sums.groups {
        result.tally.add(records, each: amounts.amount(of: group.number) * Rational(group.times))
      }
    }
    return result
  }

  private func count(_ indexes: KindIndexes, _ dates: Range<CivilDate>, _ scope: AreaScope) -> Result {
    var result = Result()
    var others = indexes.all.count(dates, in: scope.inside)
    for (index, amount) in indexes.shares {
      let share = index.count(dates, in: scope.inside)
      result.tally.add(share, each: amount)
      others -= share
    }
    result.tally.add(others, each: indexes.otherwise)
    result.unplaced = indexes.all.count(dates, in: scope.unplaced)
    result.nowhere = indexes.all.count(dates, in: scope.nowhere)
    return result
  }

  /// The indexes of a kind, where the counting has them: without relations, of records that all count 1, or each what its
  /// offence says. What is not found is looked for again: an index is made of what is asked for often.
  private func indexes(at place: Int, isCounted: Bool) -> KindIndexes? {
    let kind = counting.records[place]
    if let found = indexes[kind] { return found }
    guard canBeIndexed(at: place) else { return nil }
    let made = amounts[place].isPlain ? plainIndexes(kind, isCounted) : sharedIndexes(kind, isCounted)
    indexes[kind] = made
    return made
  }

  private func canBeIndexed(at place: Int) -> Bool {
    !counting.hasRelations && (amounts[place].isPlain || counting.shares != nil)
  }

  private func plainIndexes(_ kind: RecordKind, _ isCounted: Bool) -> KindIndexes? {
    IndexedCount(counting.condition, kind: kind, at: point, isCounted: isCounted).map {
      KindIndexes(all: $0, shares: [], otherwise: Rational(1))
    }
  }

  private func sharedIndexes(_ kind: RecordKind, _ isCounted: Bool) -> KindIndexes? {
    guard let weights = counting.weights, let shares = counting.shares,
      let all = IndexedCount(counting.condition, kind: kind, at: point, isCounted: isCounted)
    else { return nil }
    var made: [(IndexedCount, Rational)] = []
    for (condition, amount) in shares {
      guard let share = IndexedCount(condition, kind: kind, at: point, isCounted: isCounted) else { return nil }
      made.append((share, Rational(amount)))
    }
    return KindIndexes(all: all, shares: made, otherwise: Rational(weights.otherwise))
  }
}
