internal import Events
internal import Projections

/// Counts the records of a kind that meet a condition by an index of it, for one area and period after another.
final class IndexedCount {
  private let index: StandingIndex
  private let known: StandingIndex.Known
  private let postings: Postings
  private let point: Snapshot
  private let condition: Condition

  /// A row that the index does not hold.
  private struct LaterRow {
    let day: Int32
    let rank: Int32
    let sign: Int
  }

  /// The rows that the index does not hold, by the index of their month.
  private lazy var later: [Int: [LaterRow]] = {
    guard postings.count(at: point.length) > index.rowCount else { return [:] }
    var later: [Int: [LaterRow]] = [:]
    let rows = MatchingRows(condition, kind: postings.kind, dates: nil, in: .empty, point: point)
    rows.visit(from: index.rowCount) { postings, row, rank in
      let day = postings.day(at: row)
      later[CivilDate(day: day).month.index, default: []].append(
        LaterRow(day: day, rank: rank, sign: postings.sign(at: row)))
    }
    return later
  }()

  /// - Returns: nil where no index of the condition stands.
  /// - Parameter isCounted: whether this is one of the times that the index is asked for.
  init?(_ condition: Condition, kind: RecordKind, at point: Snapshot, isCounted: Bool) {
    guard let index = point.index(of: condition, kind: kind, isCounted: isCounted) else { return nil }
    self.index = index
    self.condition = condition
    self.point = point
    postings = point.projection.records[kind]
    known = index.known(postings, length: point.length)
  }

  /// The months, by their indices, outside of which nothing was ever dated.
  private(set) lazy var heldMonths: Range<Int> = {
    let span = index.span(postings, length: point.length)
    let months = (span.isEmpty ? [] : [span.lowerBound, span.upperBound - 1]) + later.keys
    return (months.min() ?? 0)..<(months.max().map { $0 + 1 } ?? 0)
  }()

  /// How many lie in some areas, with a date in a period.
  func count(_ dates: Range<CivilDate>, in areas: RankSet) -> Int {
    guard !areas.isEmpty else { return 0 }
    return index.count(postings, ranks: point.ranks, dates: dates, areas: areas, known)
      + count(later, dates, areas)
  }

  private func count(_ later: [Int: [LaterRow]], _ dates: Range<CivilDate>, _ areas: RankSet) -> Int {
    guard !later.isEmpty else { return 0 }
    let days = dates.lowerBound.day..<dates.upperBound.day
    return Month.indices(of: days).reduce(0) { total, month in
      (later[month] ?? []).reduce(total) { total, row in
        days.contains(row.day) && areas.contains(row.rank) ? total + row.sign : total
      }
    }
  }
}
