internal import Bytes
internal import Events
internal import FileSystem

/// Those of some rows in a row that meet one condition and have an area, by the month of their date: words that are read
/// where they lie.
///
/// The words: the number of months; for each, ascending, its index and where what opens and what closes in it begins; then
/// these, each the number of its rows, the rows, and the ranks of their areas as a `WaveletMatrix`.
struct IndexSegment: Sendable {
  /// The rows that it holds or left out.
  let rows: Range<Int>
  /// The months, by their indices, outside of which nothing opens or closes.
  let span: Range<Int>
  private let words: LazyBytes

  init(rows: Range<Int>, span: Range<Int>, words: LazyBytes) {
    self.rows = rows
    self.span = span
    self.words = words
  }

  /// What opens, or what closes, in a month.
  struct Entries {
    private let words: LazyBytes
    private let start: Int
    private let count: Int
    let ranks: WaveletMatrix

    fileprivate init(_ words: LazyBytes, at offset: Int) {
      self.words = words
      count = Int(words.word(at: offset))
      start = offset + 1
      ranks = WaveletMatrix(words, at: start + count)
    }

    func row(_ index: Int) -> Int { Int(words.word(at: start + index)) }

    /// Where this share of the rows or more lies in the areas that are asked about, all are given: to find each costs more.
    private static let sparseShare = 64

    /// Adds those of their first rows that lie in some areas, and perhaps others.
    func append(first count: Int, in areas: RankSet, to rows: inout [UInt32]) {
      let counts = areas.ranges.map { ranks.count(in: $0, first: count) }
      guard counts.reduce(0, +) * Self.sparseShare < count else {
        let own = words.words(start..<start + count)
        for index in own.indices { rows.append(own[index]) }
        return
      }
      for (range, found) in zip(areas.ranges, counts) where found > 0 {
        for number in 1...found { rows.append(UInt32(row(position(ofNumber: number, in: range, first: count)))) }
      }
    }

    /// The position of the n-th of the first rows that lies in a range of ranks.
    private func position(ofNumber number: Int, in range: Range<Int32>, first count: Int) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if ranks.count(in: range, first: middle) < number { low = middle + 1 } else { high = middle }
      }
      return low - 1
    }

    /// How many of those among the first rows lie in some areas.
    func count(in areas: RankSet, first rowCount: Int) -> Int {
      let known = known(rowCount)
      return areas.ranges.reduce(0) { $0 + ranks.count(in: $1, first: known) }
    }

    /// How many of them are among the first rows.
    func known(_ rowCount: Int) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if row(middle) < rowCount { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private var monthCount: Int { Int(words.word(at: 0)) }

  /// The months in which anything opens or closes, ascending, by their indices.
  var months: [Int] { (0..<monthCount).map { Int(words.word(at: 1 + 3 * $0)) } }

  /// What opens and closes in a month, given by its index; nil where nothing does.
  func entries(inMonth month: Int) -> (opened: Entries, closed: Entries)? {
    guard span.contains(month) else { return nil }
    var (low, high) = (0, monthCount)
    while low < high {
      let middle = (low + high) / 2
      if Int(words.word(at: 1 + 3 * middle)) < month { low = middle + 1 } else { high = middle }
    }
    guard low < monthCount, Int(words.word(at: 1 + 3 * low)) == month else { return nil }
    return (
      Entries(words, at: Int(words.word(at: 2 + 3 * low))), Entries(words, at: Int(words.word(at: 3 + 3 * low)))
    )
  }

  // MARK: Making

  /// What is collected of a month.
  private struct Collected {
    let month: Int
    var opened: (rows: [UInt32], ranks: [UInt32]) = ([], [])
    var closed: (rows: [UInt32], ranks: [UInt32]) = ([], [])

    init(_ month: Int) { self.month = month }

    mutating func add(_ row: Int, _ rank: Int32, isOpening: Bool) {
      if isOpening {
        opened.rows.append(UInt32(row))
        opened.ranks.append(UInt32(rank))
      } else {
        closed.rows.append(UInt32(row))
        closed.ranks.append(UInt32(rank))
      }
    }
  }

  /// What is collected of each month, in the order in which they are met.
  private struct Months {
    private(set) var all: [Collected] = []
    private var places: [Int: Int] = [:]
    /// Rows of one day often come in a row.
    private var last: (day: Int32, place: Int)?

    mutating func add(_ row: Int, on day: Int32, _ rank: Int32, isOpening: Bool) {
      let place = last.flatMap { $0.day == day ? $0.place : nil } ?? place(of: CivilDate(day: day).month.index)
      last = (day, place)
      all[place].add(row, rank, isOpening: isOpening)
    }

    private mutating func place(of month: Int) -> Int {
      if let place = places[month] { return place }
      places[month] = all.count
      all.append(Collected(month))
      return all.count - 1
    }
  }

  /// The words of a segment.
  static func words(of rows: Range<Int>, _ condition: RowCondition, _ postings: Postings, _ ranks: AreaRanks)
    -> [UInt32]
  {
    var months = Months()
    if let areas = postings.column(of: .area) {
      let ranks = ranks.rank.all
      for run in areas.runs(rows) {
        var marks = [Bool](repeating: true, count: run.count)
        condition.keepMarks(&marks, of: postings, in: run)
        areas.withRun(run) { numbers in
          for offset in numbers.indices where marks[offset] {
            let (row, rank) = (run.lowerBound + offset, ranks[Int(numbers[offset])])
            guard rank >= 0 else { continue }
            months.add(row, on: postings.day(at: row), rank, isOpening: postings.sign(at: row) > 0)
          }
        }
      }
    }
    let ascending = months.all.sorted { $0.month < $1.month }
    var words = [UInt32(ascending.count)] + [UInt32](repeating: 0, count: 3 * ascending.count)
    for (place, collected) in ascending.enumerated() {
      words[1 + 3 * place] = UInt32(collected.month)
      for (offset, part) in [collected.opened, collected.closed].enumerated() {
        words[2 + 3 * place + offset] = UInt32(words.count)
        words.append(UInt32(part.rows.count))
        words += part.rows
        WaveletMatrix.write(part.ranks, to: &words)
      }
    }
    return words
  }

  /// The months of the words of a segment, from the first to the last.
  static func span(of words: [UInt32]) -> Range<Int> {
    guard let count = words.first.map(Int.init), count > 0 else { return 0..<0 }
    return Int(words[1])..<Int(words[3 * count - 2]) + 1
  }

  /// A segment in memory.
  init(_ condition: RowCondition, _ postings: Postings, _ ranks: AreaRanks) {
    let words = IndexSegment.words(of: 0..<postings.count, condition, postings, ranks)
    self.init(
      rows: 0..<postings.count, span: IndexSegment.span(of: words), words: LazyBytes(words.rawBytes.bytes()))
  }
}
