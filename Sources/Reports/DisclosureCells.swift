internal import Events
internal import Figures
internal import Projections
internal import Rationals
internal import Snapshots

/// The numbers that a report shows, and those that papers showed before, each as a row over groups of records: those that the
/// same cells count alike.
struct DisclosureCells {
  /// Where a number stands.
  struct Cell {
    enum Place: Int, Comparable {
      /// In the order in which they are given up: an area's, one of the past, the indicator's own.
      case area, areaBefore, version, versionBefore, quarter, series, before, own, earlier

      static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
    }

    /// The entry of the report; nil for a number that an earlier paper showed or kept back.
    let entry: Int?
    let place: Place
    /// The position among the figures of its place.
    let figure: Int
    /// The number itself.
    let count: Rational
    let isShown: Bool
    let terms: [Term]
    /// What belongs to the same cell and is no numerator: the whole of a percentage.
    let isWhole: Bool
    /// Whether the number is too small to be shown, by itself.
    let isSmall: Bool
    /// The position of the point that it is as known at.
    let point: Int
    /// The smallest number of its indicator that may be shown, apart from 0.
    let limit: Int?
  }

  /// One counting over some dates.
  struct Term: Hashable {
    let counting: Int
    let dates: Range<Int32>
    let area: String
  }

  private(set) var cells: [Cell] = []
  /// The pairs of cells (a part and its whole) whose difference is small.
  private(set) var smallComplements: [(part: Int, whole: Int)] = []
  /// The points of knowledge: the report's, and those of earlier papers.
  private var points: [Snapshot]
  /// Each with the position of the point that it counts at.
  private var countings: [(counting: Counting, point: Int)] = []
  private var numbers: [Key: Int] = [:]
  private var rows: [LinearSystem.Row] = []
  private(set) var columnCount = 0

  private struct Key: Hashable {
    let point: Int
    let indicator: String
    let version: Int
    let isWhole: Bool
  }

  func row(_ cell: Int) -> LinearSystem.Row { rows[cell] }

  // MARK: Gathering

  init(_ report: Report, at point: Snapshot, beside earlier: EarlierFigures) {
    points = [point] + earlier.points.map(\.point)
    let periods = DisclosureCells.periodsKeptBack(report)
    for (number, entry) in report.entries.enumerated() {
      let question = entry.figure.question
      let judges =
        point.judges(of: question.indicator, version: question.definition)
        ?? point.judgesInForce(of: question.indicator)
      add(entry.figure, \.part, .own, number, 0, judges)
      add(entry.figure, \.previous, .before, number, 0, judges)
      for (index, figure) in entry.areas.enumerated() {
        add(figure, \.part, .area, number, index, judges)
        add(figure, \.previous, .areaBefore, number, index, judges)
      }
      for (index, figure) in entry.versions.enumerated() {
        guard let header = figure.header else { continue }
        add(figure, \.part, .version, number, index, Judges(only: header))
        add(figure, \.previous, .versionBefore, number, index, Judges(only: header))
      }
      for (index, figure) in entry.series.enumerated() where periods.contains(figure.part.period) {
        add(figure, \.part, .series, number, index, judges)
      }
      // One small quarter keeps the whole chart back.
      let isShown = !entry.quarters.contains(where: \.isWithheld)
      for (index, figure) in entry.quarters.enumerated() where periods.contains(figure.part.period) {
        add(figure, \.part, .quarter, number, index, judges, isShown: isShown)
      }
    }
    for (index, known) in earlier.points.enumerated() {
      for (figure, isShown) in known.figures {
        let question = figure.question
        let judges =
          known.point.judges(of: question.indicator, version: question.definition)
          ?? known.point.judgesInForce(of: question.indicator)
        add(figure, \.part, .earlier, nil, 0, judges, at: index + 1, isShown: isShown)
      }
    }
    makeRows()
  }

  /// The periods for which some figure is kept back: what series show for them could give it away.
  private static func periodsKeptBack(_ report: Report) -> Set<Range<CivilDate>> {
    Set(report.entries.flatMap(\.allFigures).filter(\.isWithheld).map(\.part.period))
  }

  private mutating func add(
    _ figure: Figure, _ path: KeyPath<Figure, Figure.Part>, _ place: Cell.Place, _ entry: Int?, _ index: Int,
    _ judges: Judges, at point: Int = 0, isShown: Bool = true
  ) {
    let part = figure[keyPath: path]
    // What is in the grid, or was published, adds to nothing exactly.
    guard figure.question.detail == .exact, let header = figure.header, header.measure != .published,
      let numerator = part.numerator
    else { return }
    func isSmall(_ records: Int) -> Bool { records > 0 && records < header.suppressBelow ?? 0 }
    func append(_ count: Rational, isWhole: Bool, isSmall: Bool) {
      cells.append(
        Cell(
          entry: entry, place: place, figure: index, count: count, isShown: isShown && !part.isSuppressed,
          terms: terms(figure.question, part.period, judges, at: point, isWhole: isWhole), isWhole: isWhole,
          isSmall: isSmall, point: point, limit: header.suppressBelow))
    }
    append(numerator, isWhole: false, isSmall: isSmall(part.recordCount))
    guard header.measure == .percentage || header.measure == .ratio, let denominator = part.denominator else { return }
    append(denominator, isWhole: true, isSmall: false)
    if isSmall(part.complementCount ?? 0) {
      smallComplements.append((cells.count - 2, cells.count - 1))
    }
  }

  private mutating func terms(
    _ question: FigureQuestion, _ period: Range<CivilDate>, _ judges: Judges, at point: Int, isWhole: Bool
  ) -> [Term] {
    judges.segments(of: period).compactMap { segment in
      guard let counting = isWhole ? segment.definition.of : segment.definition.count else { return nil }
      let key = Key(
        point: point, indicator: question.indicator, version: segment.definition.version, isWhole: isWhole)
      let number = numbers[key] ?? countings.count
      if number == countings.count {
        countings.append((counting, point))
        numbers[key] = number
      }
      return Term(
        counting: number, dates: segment.dates.lowerBound.day..<segment.dates.upperBound.day, area: question.area)
    }
  }

  // MARK: Rows

  /// What one record adds to the cells: an amount for each that counts it.
  private struct Amount: Hashable {
    let cell: Int32
    let amount: Int32
  }

  /// Groups the records that all cells count alike, and writes each cell as a row over the groups. Groups that few cells
  /// count come first.
  private mutating func makeRows() {
    var users: [[(cell: Int, dates: Range<Int32>, ranks: RankSet)]] = countings.map { _ in [] }
    for (cell, content) in cells.enumerated() {
      for term in content.terms {
        users[term.counting].append((cell, term.dates, points[content.point].ranks.set(of: term.area)))
      }
    }
    var signatures: [UInt32: [Amount]] = [:]
    for (number, counting) in countings.enumerated() {
      guard let first = users[number].map(\.dates.lowerBound).min(),
        let last = users[number].map(\.dates.upperBound).max()
      else { continue }
      let dates = CivilDate(day: first)..<CivilDate(day: last)
      for record in points[counting.point].countedRecords(counting.counting, dates: dates) {
        for user in users[number] where user.dates.contains(record.day) && user.ranks.contains(record.rank) {
          signatures[record.record, default: []].append(
            Amount(cell: Int32(user.cell), amount: Int32(clamping: record.times)))
        }
      }
    }
    let groups = Set(signatures.values).sorted { $0.count < $1.count }
    columnCount = groups.count
    var amounts = [[Int: Int]](repeating: [:], count: cells.count)
    for (column, group) in groups.enumerated() {
      for amount in group { amounts[Int(amount.cell)][column, default: 0] += Int(amount.amount) }
    }
    rows = amounts.map { LinearSystem.Row($0) }
  }
}
