internal import Events
internal import Projections
internal import Rationals
internal import Statistics

/// Secondary suppression within one output: what is kept back must not be found by subtraction.
enum Disclosure {
  /// Suppresses a second area wherever one suppressed area would be the only unknown of a sum: that of a shown area
  /// and the shown areas that make it up (``ShownParts``).
  static func withheldTogether(_ figures: [Figure], _ output: OutputSums) -> [Figure] {
    guard figures.contains(where: { $0.part.isSuppressed || $0.previous.isSuppressed }) else { return figures }
    var figures = figures
    keepBack(\.part, output, in: &figures)
    keepBack(\.previous, output, in: &figures)
    return figures
  }

  /// Keeps a window of an area back in every figure where it is kept back in one, as its own window or as the one before.
  /// - Parameter figures: all of one indicator.
  static func withheldAlike(_ figures: [Figure]) -> [Figure] {
    struct Window: Hashable { let area: String, dates: Range<CivilDate> }
    func window(_ figure: Figure, _ part: Figure.Part) -> Window {
      Window(area: figure.question.area, dates: part.period)
    }
    let keptBack = Set(
      figures.flatMap { figure in
        [figure.part, figure.previous].filter(\.isSuppressed).map { window(figure, $0) }
      })
    guard !keptBack.isEmpty else { return figures }
    return figures.map { figure in
      var figure = figure
      if keptBack.contains(window(figure, figure.previous)) { figure.previous.isSuppressed = true }
      if keptBack.contains(window(figure, figure.part)) {
        figure.part.isSuppressed = true
        figure.sealIfWithheld()
      }
      return figure
    }
  }

  private static func keepBack(
    _ part: WritableKeyPath<Figure, Figure.Part>, _ output: OutputSums, in figures: inout [Figure]
  ) {
    let (numbers, sums) = (output.numbers, output.sums)
    var cells = [SuppressionTable.Cell](repeating: SuppressionTable.Cell(0, isSuppressed: false), count: numbers.count)
    var counts = [Rational?](repeating: nil, count: numbers.count)
    var unplaced = [Int](repeating: 0, count: numbers.count)
    for figure in figures {
      guard let number = numbers[figure.question.area] else { continue }
      let content = figure[keyPath: part]
      cells[number] = SuppressionTable.Cell(content.numerator?.double ?? 0, isSuppressed: content.isSuppressed)
      counts[number] = content.numerator
      // Of the window before nobody is told how many could not be placed.
      if part == \.part { unplaced[number] = figure.unplacedCount }
    }
    let holding = sums.filter { $0.way.isWhole || holds($0, counts, unplaced) }
    var table = SuppressionTable(
      cells: cells, sums: holding.map { SuppressionTable.Sum(total: $0.total, parts: $0.way.parts) })
    table.suppressSecondary()
    for index in figures.indices {
      guard let number = numbers[figures[index].question.area], table.cells[number].isSuppressed else { continue }
      figures[index][keyPath: part].isSuppressed = true
      figures[index].sealIfWithheld()
    }
  }

  /// Whether the parts add up to the total, but for records that are said to lie above them.
  private static func holds(_ sum: OutputSums.Sum, _ counts: [Rational?], _ unplaced: [Int]) -> Bool {
    guard var gap = counts[sum.total] else { return true }
    for part in sum.way.parts {
      guard let count = counts[part] else { return true }
      gap = gap - count
    }
    return gap >= Rational(0) && gap <= Rational(sum.way.parts.map { unplaced[$0] }.max() ?? 0)
  }
}

extension Figure {
  /// Takes out of the marks and the receipt what a figure that is kept back after it was made would tell.
  package mutating func sealIfWithheld() {
    guard isWithheld else { return }
    marks.insert(.suppressed)
    marks.subtract([.notAvailable, .unreliable])
    receipt = receipt?.sealed
  }
}
