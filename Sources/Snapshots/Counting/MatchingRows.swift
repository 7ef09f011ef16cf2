internal import Events
internal import Projections

/// The postings of a kind, known at a point, that lie in a period, or have any date, and meet a condition.
struct MatchingRows {
  private let postings: Postings
  private let condition: RowCondition
  /// Nil for all.
  private let days: Range<Int32>?
  private let count: Int
  private let ranks: NumberRanks
  /// An index of the condition; where none stands, of all records of the kind.
  private let index: StandingIndex?
  /// Whether the index holds rows that do not meet the condition.
  private let isWider: Bool
  private let length: Int
  private let areas: RankSet

  /// - Parameters:
  ///   - areas: where the rows lie that are wanted; others may be among them.
  ///   - isCounted: whether this is one of the times that an index is asked for.
  init(
    _ condition: Condition, kind: RecordKind, dates: Range<CivilDate>?, in areas: RankSet, point: Snapshot,
    isCounted: Bool = false
  ) {
    self.areas = areas
    postings = point.projection.records[kind]
    self.condition = RowCondition(condition, kind: kind, records: point.projection.records)
    days = dates.map { $0.lowerBound.day..<$0.upperBound.day }
    count = postings.count(at: point.length)
    ranks = point.ranks.rank
    let own = dates == nil ? nil : point.index(of: condition, kind: kind, isCounted: isCounted)
    // Reoffences may have no area, and so no place in an index; what has no area counts nowhere.
    index = own ?? (dates == nil ? nil : point.index(of: .always, kind: kind, isCounted: false))
    isWider = own == nil
    length = point.length
  }

  /// Some of the rows that are looked at.
  enum Part {
    /// Rows that an index gave.
    case found(ArraySlice<UInt32>)
    /// Rows of which each is looked at.
    case each(Range<Int>)
  }

  /// Fewer rows than these are one part.
  private static let leastRowCount = 1 << 16

  /// The rows that are looked at, in parts that can be visited side by side.
  /// - Parameters:
  ///   - partCount: so many, where there are many rows.
  ///   - isOrdered: whether rows have to ascend.
  func parts(_ partCount: Int, isOrdered: Bool) -> [Part] {
    func pieces(_ all: Range<Int>) -> [Range<Int>] {
      let pieces = min(partCount, all.count / Self.leastRowCount + 1)
      return (0..<pieces).map { piece in
        all.lowerBound + all.count * piece / pieces..<all.lowerBound + all.count * (piece + 1) / pieces
      }
    }
    guard let index, let days else { return pieces(0..<count).map { .each($0) } }
    let months = Month.indices(of: days)
    // To look at each row in turn is faster than to look at a good part of them here and there.
    if isWider, index.rowCount(inMonths: months, areas: areas, postings, length: length) * 4 > count {
      return pieces(0..<count).map { .each($0) }
    }
    var found = index.rows(inMonths: months, areas: areas, postings, length: length)
    if isOrdered { found.sortNumbers(below: index.rowCount) }
    let later = min(index.rowCount, count)..<count
    return pieces(found.indices).map { .found(found[$0]) } + (later.isEmpty ? [] : [.each(later)])
  }

  /// Visits the rows, with the rank of their area; a record without an area has none.
  /// - Parameter isOrdered: whether they have to ascend.
  func visit(isOrdered: Bool = true, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void) {
    for part in parts(1, isOrdered: isOrdered) { visit(part, body) }
  }

  func visit(_ part: Part, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void) {
    switch part {
    case .found(let rows): visit(found: rows, body)
    case .each(let rows): visit(each: rows, body)
    }
  }

  private func visit(found rows: ArraySlice<UInt32>, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void)
  {
    guard let days, let column = postings.column(of: .area) else { return }
    let isWhole = [days.lowerBound, days.upperBound].map { CivilDate(day: $0) }.allSatisfy { $0.month.start == $0 }
    for row in rows.lazy.map({ Int($0) }) {
      // Most of those that are not wanted lie elsewhere.
      let rank = ranks[Int(column[row])]
      guard rank >= 0, areas.contains(rank), isWhole || days.contains(postings.day(at: row)),
        !isWider || condition.holds(postings, at: row)
      else { continue }
      body(postings, row, rank)
    }
  }

  /// Visits the rows from one on, looking at each.
  func visit(from first: Int, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void) {
    if first < count { visit(each: first..<count, body) }
  }

  private func visit(each rows: Range<Int>, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void) {
    guard let areas = postings.column(of: .area) else { return }
    let column = postings.days
    var marks: [Bool] = []
    for run in column.runs(rows) {
      marks.removeAll(keepingCapacity: true)
      if let days {
        var isAny = false
        column.withRun(run) { dates in
          for offset in dates.indices {
            let isIn = days.contains(Int32(bitPattern: dates[offset]))
            marks.append(isIn)
            isAny = isAny || isIn
          }
        }
        guard isAny else { continue }
      } else {
        marks.append(contentsOf: repeatElement(true, count: run.count))
      }
      condition.keepMarks(&marks, of: postings, in: run)
      areas.withRun(run) { numbers in
        for offset in numbers.indices where marks[offset] {
          let rank = ranks[Int(numbers[offset])]
          if rank >= 0 { body(postings, run.lowerBound + offset, rank) }
        }
      }
    }
  }
}

extension [UInt32] {
  /// Sorts numbers of which each is there once.
  fileprivate mutating func sortNumbers(below bound: Int) {
    // Of many, a mark for each that may be there is faster than to compare them.
    guard count * 64 > bound else { return sort() }
    var marks = [UInt64](repeating: 0, count: bound / 64 + 1)
    for number in self { marks[Int(number >> 6)] |= 1 << UInt64(number & 63) }
    removeAll(keepingCapacity: true)
    for (place, mark) in marks.enumerated() {
      var rest = mark
      while rest != 0 {
        append(UInt32(place * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }
}
