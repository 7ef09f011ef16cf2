package import Events

extension FigureMaker {
  /// The figures of one indicator of a cube: area by area, of each the oldest period first.
  ///
  /// An indicator is a piece, as what is kept back in one of its rows bears on the others: over the areas of a period
  /// as ``compare(_:areas:progress:)`` has it, and a window that is kept back in one row is so in every row, whether as
  /// its own or as the one before.
  /// - Parameter question: one of the cube's.
  package func figures(
    _ question: FigureQuestion, of cube: CubeQuestion, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Refusal) -> [Figure] {
    var periods: [[Figure]] = []
    for (index, month) in cube.months.enumerated() {
      periods.append(try figures(question, of: cube, to: month))
      progress(index + 1, cube.months.count)
    }
    return FigureMaker.rows(of: periods, in: cube)
  }

  /// The figures of one indicator and period, of every area and of those beside them: a step on the way to its rows.
  package func figures(
    _ question: FigureQuestion, of cube: CubeQuestion, to month: Month
  ) throws(Refusal) -> [Figure] {
    var step = question
    step.to = month
    return try compare(step, areas: cube.areas + cube.beside)
  }

  /// The rows of one indicator.
  /// - Parameter periods: its figures, period by period.
  package static func rows(of periods: [[Figure]], in cube: CubeQuestion) -> [Figure] {
    let areas = cube.areas.count + cube.beside.count
    let figures = (0..<areas).flatMap { area in periods.map { $0[area] } }
    let isDisclosed = figures.contains { $0.question.disclose }
    return Array((isDisclosed ? figures : Disclosure.withheldAlike(figures)).prefix(cube.areas.count * periods.count))
  }
}
