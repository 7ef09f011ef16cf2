package import Events

/// The postings of one kind that meet one condition, arranged so that a count for any area, any months and any
/// point is a few dozen steps, however many there are.
///
/// By month of the counting date, in the order of rows: what was known at N is a prefix, found by a binary
/// search; the areas in it are counted by a wavelet matrix over their ranks. Postings that came after the index was
/// made are looked at one by one.
package struct StandingIndex: Sendable {
  /// They hold the first rows, one behind another.
  private let segments: [IndexSegment]
  /// To the ranks that the segments are of, where these are others than those that are asked for.
  private let translation: RankTranslation?

  init(_ segments: [IndexSegment], _ translation: RankTranslation?) {
    self.segments = segments
    self.translation = translation
  }

  /// An index in memory.
  package init(_ condition: RowCondition, postings: Postings, ranks: AreaRanks) {
    segments = [IndexSegment(condition, postings, ranks)]
    translation = nil
  }

  /// The number of postings that the index holds or left out.
  package var rowCount: Int { segments.last?.rows.upperBound ?? 0 }

  /// What the index has of each month at a point, found when a month is first asked for.
  package final class Known {
    /// What opens, or what closes, in a month.
    fileprivate struct Part {
      let entries: IndexSegment.Entries
      let known: Int
      let sign: Int
    }

    private let segments: [IndexSegment]
    private let rowCount: Int
    private var parts: [Int: [Part]] = [:]

    fileprivate init(_ segments: [IndexSegment], rowCount: Int) {
      self.rowCount = rowCount
      self.segments = segments.filter { $0.rows.lowerBound < rowCount }
    }

    fileprivate func parts(inMonth month: Int) -> [Part] {
      if let found = parts[month] { return found }
      let found = segments.compactMap { $0.entries(inMonth: month) }.flatMap { entries in
        [(entries.opened, 1), (entries.closed, -1)].map { part, sign in
          Part(entries: part, known: part.known(rowCount), sign: sign)
        }
      }.filter { $0.known > 0 }
      parts[month] = found
      return found
    }
  }

  /// What the index has of a point, to be given to each count there.
  package func known(_ postings: Postings, length: Int) -> Known {
    Known(segments, rowCount: postings.count(at: length))
  }

  /// The number of records in some areas whose date lies in a period, by the postings of the index.
  package func count(
    _ postings: Postings, ranks: AreaRanks, dates: Range<CivilDate>, areas: RankSet, _ known: Known
  ) -> Int {
    let own = translation?(areas) ?? areas
    var (total, month) = (0, dates.lowerBound.month)
    while month.start < dates.upperBound {
      let isWhole = month.start >= dates.lowerBound && month.end <= dates.upperBound
      for part in known.parts(inMonth: month.index) {
        let found =
          isWhole
          ? own.ranges.reduce(0) { $0 + part.entries.ranks.count(in: $1, first: part.known) }
          : (0..<part.known).count { isIn(part.entries.row($0), postings, ranks, dates, areas) }
        total += part.sign * found
      }
      month = month.adding(1)
    }
    return total
  }

  /// The number of records in some areas, whatever their date, by the postings of the index.
  package func count(_ postings: Postings, areas: RankSet, length: Int) -> Int {
    let rowCount = postings.count(at: length)
    let own = translation?(areas) ?? areas
    return segments.reduce(0) { total, segment in
      guard segment.rows.lowerBound < rowCount else { return total }
      return segment.months.reduce(total) { total, month in
        guard let entries = segment.entries(inMonth: month) else { return total }
        return total + entries.opened.count(in: own, first: rowCount) - entries.closed.count(in: own, first: rowCount)
      }
    }
  }

  /// The number of records in any area whose date lies in a month, given by its index, by the postings of the index.
  package func count(inMonth month: Int, _ postings: Postings, length: Int) -> Int {
    let rowCount = postings.count(at: length)
    return segments.reduce(0) { total, segment in
      guard let entries = segment.entries(inMonth: month) else { return total }
      return total + entries.opened.known(rowCount) - entries.closed.known(rowCount)
    }
  }

  /// How many of its rows are dated in some months, lie in some areas, and were known at a point.
  package func rowCount(inMonths months: Set<Int>, areas: RankSet, _ postings: Postings, length: Int) -> Int {
    let rowCount = postings.count(at: length)
    let own = translation?(areas) ?? areas
    return segments.filter { $0.rows.lowerBound < rowCount }.reduce(0) { total, segment in
      months.reduce(total) { total, month in
        guard let entries = segment.entries(inMonth: month) else { return total }
        return total + entries.opened.count(in: own, first: rowCount) + entries.closed.count(in: own, first: rowCount)
      }
    }
  }

  /// The rows of the index that are dated in some months, given by their indices, lie in some areas, and were known at a
  /// point; in no order, and perhaps with some in other areas.
  package func rows(inMonths months: Set<Int>, areas: RankSet, _ postings: Postings, length: Int) -> [UInt32] {
    let rowCount = postings.count(at: length)
    let own = translation?(areas) ?? areas
    var rows: [UInt32] = []
    for segment in segments where segment.rows.lowerBound < rowCount {
      for month in months.sorted() {
        guard let entries = segment.entries(inMonth: month) else { continue }
        for part in [entries.opened, entries.closed] {
          part.append(first: part.known(rowCount), in: own, to: &rows)
        }
      }
    }
    return rows
  }

  /// The months, by their indices, outside of which no posting of the index is dated that was known at a point; it may have more.
  package func span(_ postings: Postings, length: Int) -> Range<Int> {
    let spans = known(segments, postings.count(at: length)).map(\.span)
    return (spans.map(\.lowerBound).min() ?? 0)..<(spans.map(\.upperBound).max() ?? 0)
  }

  /// The first month in which any posting of the index is dated that was known at a point, by its index; nil where none was.
  package func firstMonth(_ postings: Postings, length: Int) -> Int? {
    let rowCount = postings.count(at: length)
    let segments = known(segments, rowCount).sorted { $0.span.lowerBound < $1.span.lowerBound }
    return segments.reduce(nil) { first, segment in
      if let first, first <= segment.span.lowerBound { return first }
      let own = segment.months.first { segment.opens(inMonth: $0, rowCount) }
      return [first, own].compactMap(\.self).min()
    }
  }

  /// The last month in which any posting of the index is dated that was known at a point, by its index; nil where none was.
  package func lastMonth(_ postings: Postings, length: Int) -> Int? {
    let rowCount = postings.count(at: length)
    let segments = known(segments, rowCount).sorted { $0.span.upperBound > $1.span.upperBound }
    return segments.reduce(nil) { last, segment in
      if let last, last >= segment.span.upperBound - 1 { return last }
      let own = segment.months.last { segment.opens(inMonth: $0, rowCount) }
      return [last, own].compactMap(\.self).max()
    }
  }

  /// Those that have anything, of which something is among the first rows.
  private func known(_ segments: [IndexSegment], _ rowCount: Int) -> [IndexSegment] {
    segments.filter { $0.rows.lowerBound < rowCount && !$0.span.isEmpty }
  }

  private func isIn(
    _ row: Int, _ postings: Postings, _ ranks: AreaRanks, _ dates: Range<CivilDate>, _ areas: RankSet
  ) -> Bool {
    let day = postings.day(at: row)
    guard day >= dates.lowerBound.day, day < dates.upperBound.day else { return false }
    return areas.contains(ranks.rank[Int(postings.value(of: .area, at: row))])
  }
}

extension IndexSegment {
  /// Whether anything among the first rows opens in a month.
  fileprivate func opens(inMonth month: Int, _ rowCount: Int) -> Bool {
    entries(inMonth: month).map { $0.opened.known(rowCount) > 0 } ?? false
  }
}
