package import Events
package import Ledger
internal import Projections
internal import Questions
internal import Rationals
internal import Snapshots

/// What was known when: figures for periods (down) as known at the ends of months (across), and how far a period
/// typically moves once it is known.
package struct RevisionTriangle: Sendable {
  /// The end of a month, with what was known then.
  package struct Point: Sendable, Equatable {
    package var month: Month
    package var length: Int
  }

  /// The figures of one period, one for each point; nil before the period was over, and while a return for its last
  /// month was still to come: not a figure of 0.
  package struct Row: Sendable {
    package var to: Month
    package var figures: [Figure?]

    /// The position of the first figure with a value that is shown; nil where there is none.
    var first: Int? { figures.firstIndex { $0?.value != nil } }
  }

  /// How far periods had moved so many months after they were first known.
  package struct Move: Sendable, Equatable {
    package var months: Int
    /// The number of periods that were known for so long.
    package var periods: Int
    /// Of the periods' changes since they were first known: the mean, and the median of their sizes.
    package var mean: Double
    package var median: Double
    /// How many of the periods were not what they were at first.
    package var moved: Int
  }

  package let points: [Point]
  package let rows: [Row]

  package var figures: [Figure] { rows.flatMap { $0.figures.compactMap { $0 } } }

  /// Moves of periods after 1, 2, 3 … months.
  package var moves: [Move] {
    guard let first = points.first?.month, let last = points.last?.month, first < last else { return [] }
    return (1...(last.index - first.index)).compactMap { months in
      let changes = rows.compactMap { row -> Double? in
        guard let first = row.first, let start = row.figures[first]?.part.value,
          let later = points.firstIndex(where: { $0.month == points[first].month.adding(months) }),
          let figure = row.figures[later], figure.value != nil, let end = figure.part.value
        else { return nil }
        return (end - start).double
      }
      guard !changes.isEmpty else { return nil }
      let sizes = changes.map(abs).sorted()
      let (low, high) = (sizes[(sizes.count - 1) / 2], sizes[sizes.count / 2])
      return Move(
        months: months, periods: changes.count, mean: changes.reduce(0, +) / Double(changes.count),
        median: (low + high) / 2, moved: changes.count { $0 != 0 })
    }
  }
}

extension RevisionTriangle {
  /// More cells than this are no table to read.
  package static let maximumFigureCount = 3000

  /// Makes the triangle of the months from one to another.
  /// - Parameters:
  ///   - question: the indicator, the area, the last month, and the window that stands in place of the definition's.
  ///   - until: the last month at whose end is asked what was known; the ledger's end comes as a last point where
  ///     anything was recorded after it.
  ///   - maker: makes figures as known after a number of events.
  /// - Throws: a `Refusal` where the months run backwards or are too many.
  package init(
    _ question: FigureQuestion, from: Month, until: Month, ledger: Ledger, length: Int,
    maker: (_ length: Int) throws -> FigureMaker, progress: (_ done: Int, _ all: Int) throws -> Void = { _, _ in }
  ) throws {
    guard from <= question.to else {
      throw Refusal(
        .parameter(.from), value: from.description, QuestionMistake.monthsBackwards(last: question.to))
    }
    let months = (from.index...question.to.index).map { Month(index: $0) }
    let last = max(until, question.to)
    guard months.count * (last.index - from.index + 1) <= RevisionTriangle.maximumFigureCount else {
      throw Refusal(
        .parameter(.from), value: from.description,
        QuestionMistake.triangleTooLarge(maximum: RevisionTriangle.maximumFigureCount))
    }
    var points: [Point] = []
    for index in from.index...last.index {
      let month = Month(index: index)
      let known = min(length, try ledger.length(before: London.start(of: month.end)))
      points.append(Point(month: month, length: known))
      // Where all is known, later ends of months say the same.
      if known == length { break }
    }
    if let end = points.last, end.length < length, let time = try ledger.lastTime {
      points.append(Point(month: max(London.date(at: time).month, end.month.adding(1)), length: length))
    }
    self.points = points
    var rows = months.map { Row(to: $0, figures: points.map { _ in nil }) }
    let makers = try points.map { try maker($0.length) }
    let returns = makers.last.map { ReturnsOfMonth.all(question, months, at: $0.point) } ?? []
    for (position, (point, maker)) in zip(points, makers).enumerated() {
      let area = Workings(maker.point).area(question.area)
      for (row, month) in months.enumerated() where month <= point.month && returns[row].areDeclared(in: area) {
        var step = question
        step.to = month
        rows[row].figures[position] = try maker.figure(step)
      }
      try progress(position + 1, points.count)
    }
    self.rows = rows
  }
}

/// The returns for a month that are declared at the last point.
private struct ReturnsOfMonth {
  private let returns: DeclaredReturns
  private let expected: [String]

  /// Those of some months, as declared at the last point.
  static func all(_ question: FigureQuestion, _ months: [Month], at end: Snapshot) -> [ReturnsOfMonth] {
    let judges =
      end.judges(of: question.indicator, version: question.definition) ?? end.judgesInForce(of: question.indicator)
    let area = Workings(end).area(question.area)
    return months.map { month in
      let returns = DeclaredReturns(judges, month, in: area)
      return ReturnsOfMonth(returns: returns, expected: returns.declared(in: area))
    }
  }

  /// Whether what is declared in the end was declared for the area at another point.
  func areDeclared(in area: AreaWorkings) -> Bool {
    let declared = returns.declared(in: area)
    return expected.allSatisfy(declared.contains)
  }
}
