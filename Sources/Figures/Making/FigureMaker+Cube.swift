package import Events
internal import Snapshots

extension FigureMaker {
  /// The figures of one indicator of a cube: area by area, of each the oldest period first.
  ///
  /// An indicator is a piece, as what is kept back in one of its rows bears on the others: over the areas of a period
  /// as ``compare(_:areas:progress:)`` has it, and a window that is kept back in one row is so in every row, whether as
  /// its own or as the one before.
  /// - Parameters:
  ///   - question: one of the cube's.
  ///   - progress: called when the figures of a period are made.
  package func figures(
    _ question: FigureQuestion, of cube: CubeQuestion, progress: () -> Void = {}
  ) throws(Refusal) -> [Figure] {
    let periods = try periods(question, of: cube, to: cube.months, progress: progress)
    return FigureMaker.rows(of: periods, in: cube)
  }

  /// The figures of one indicator and some periods, period by period, of every area and of those beside them: a step on
  /// the way to its rows.
  package func periods(
    _ question: FigureQuestion, of cube: CubeQuestion, to months: some Sequence<Month>,
    progress: () -> Void = {}
  ) throws(Refusal) -> [[Figure]] {
    let sums = OutputSums(of: cube.areas + cube.beside, in: point.hierarchy)
    var periods: [[Figure]] = []
    for month in months {
      var step = question
      step.to = month
      periods.append(try compare(step, sums))
      progress()
    }
    return periods
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
