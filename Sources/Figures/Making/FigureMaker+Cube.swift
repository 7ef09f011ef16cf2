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
    let areas = cube.areas + cube.beside
    var periods: [[Figure]] = []
    for (index, month) in cube.months.enumerated() {
      var step = question
      step.to = month
      periods.append(try compare(step, areas: areas))
      progress(index + 1, cube.months.count)
    }
    let figures = areas.indices.flatMap { area in periods.map { $0[area] } }
    let told = question.disclose ? figures : Disclosure.withheldAlike(figures)
    return Array(told.prefix(cube.areas.count * cube.months.count))
  }
}
