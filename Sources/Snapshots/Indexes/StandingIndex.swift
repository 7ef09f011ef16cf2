internal import Events
internal import Projections

/// The postings of one kind that meet one condition, arranged so that a count for any area, any months and any
/// point is a few dozen steps, however many there are.
///
/// By month of the counting date, in the order of sequences: what was known at N is a prefix, found by a binary
/// search; the areas in it are counted by a wavelet matrix over their ranks. Postings that came after the index was
/// made are looked at one by one.
struct StandingIndex: Sendable {
  /// The postings of one month and one sign.
  private struct Entries: Sendable {
    var sequences: [UInt32]
    var rows: [UInt32]
    var ranks: WaveletMatrix

    init(_ entries: [(sequence: UInt32, row: UInt32, rank: UInt32)]) {
      sequences = entries.map(\.sequence)
      rows = entries.map(\.row)
      ranks = WaveletMatrix(entries.map(\.rank))
    }

    /// How many are known at a length.
    func known(at length: Int) -> Int {
      var (low, high) = (0, sequences.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(sequences[middle]) < length { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private let months: [Int: (opened: Entries, closed: Entries)]
  /// The number of postings that the index holds or left out.
  let rowCount: Int

  init(_ condition: RowCondition, postings: Postings, ranks: AreaRanks) {
    rowCount = postings.count
    var opened: [Int: [(UInt32, UInt32, UInt32)]] = [:]
    var closed: [Int: [(UInt32, UInt32, UInt32)]] = [:]
    var monthOfDay: [Int32: Int] = [:]
    if let areas = postings.column(of: .area) {
      for row in 0..<postings.count {
        let rank = ranks.rank[Int(areas[row])]
        guard rank >= 0, condition.holds(postings, at: row) else { continue }
        let day = postings.day(at: row)
        let month = monthOfDay[day] ?? CivilDate(day: day).month.index
        monthOfDay[day] = month
        let entry = (UInt32(postings.sequence(at: row)), UInt32(row), UInt32(rank))
        if postings.sign(at: row) > 0 {
          opened[month, default: []].append(entry)
        } else {
          closed[month, default: []].append(entry)
        }
      }
    }
    months = Dictionary(
      uniqueKeysWithValues: Set(opened.keys).union(closed.keys).map { month in
        (month, (Entries(opened[month] ?? []), Entries(closed[month] ?? [])))
      })
  }

  /// The number of records in some areas whose date lies in a period, by the postings of the index.
  func count(_ postings: Postings, ranks: AreaRanks, dates: Range<CivilDate>, areas: RankSet, length: Int) -> Int {
    var total = 0
    var month = dates.lowerBound.month
    while month.start < dates.upperBound {
      if let entries = months[month.index] {
        let isWhole = month.start >= dates.lowerBound && month.end <= dates.upperBound
        for (part, sign) in [(entries.opened, 1), (entries.closed, -1)] {
          let known = part.known(at: length)
          total +=
            isWhole
            ? sign * areas.ranges.reduce(0) { $0 + part.ranks.count(in: $1, first: known) }
            : sign * part.rows[..<known].count { isIn(Int($0), postings, ranks, dates, areas) }
        }
      }
      month = month.adding(1)
    }
    return total
  }

  /// The number of records in any area whose date lies in a month, given by its index, by the postings of the index.
  func count(inMonth month: Int, length: Int) -> Int {
    months[month].map { $0.opened.known(at: length) - $0.closed.known(at: length) } ?? 0
  }

  private func isIn(
    _ row: Int, _ postings: Postings, _ ranks: AreaRanks, _ dates: Range<CivilDate>, _ areas: RankSet
  ) -> Bool {
    let day = postings.day(at: row)
    guard day >= dates.lowerBound.day, day < dates.upperBound.day else { return false }
    return areas.contains(ranks.rank[Int(postings.value(of: .area, at: row))])
  }
}
