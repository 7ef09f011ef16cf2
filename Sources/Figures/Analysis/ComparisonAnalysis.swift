package import Events
package import Projections
package import Statistics

/// What a comparison of areas says beside its figures: each area against the nearest area above it that is shown too.
package struct ComparisonAnalysis: Sendable {
  package let figures: [Figure]
  /// For each figure the position of the figure it is compared with.
  package let benchmarks: [Int?]
  /// For each figure why its area is not there on any of its days; nil where it is, or nothing says otherwise.
  package let absences: [Absence?]

  /// Why an area is not there.
  package enum Absence: Hashable, Sendable {
    /// It ended: this is the first day without it.
    case ended(CivilDate)
    /// It begins on this day.
    case begins(CivilDate)
  }

  package init(_ figures: [Figure], hierarchy: Hierarchy) {
    self.figures = figures
    benchmarks = figures.map { figure in
      hierarchy.ancestors(of: figure.question.area).lazy.compactMap { area in
        figures.firstIndex { $0.question.area == area }
      }.first
    }
    absences = figures.map { figure in
      guard let position = hierarchy.position(of: figure.question.area) else { return nil }
      let (area, dates) = (hierarchy.areas[position], figure.part.period)
      if let end = area.end, end <= dates.lowerBound { return .ended(end) }
      if let start = area.start, start >= dates.upperBound { return .begins(start) }
      return nil
    }
  }

  /// Areas against one figure.
  package init(_ areas: [Figure], against benchmark: Figure) {
    figures = [benchmark] + areas
    benchmarks = [nil] + areas.map { _ in 0 }
    absences = figures.map { _ in nil }
  }

  /// Whether any area is compared with another.
  package var hasBenchmarks: Bool { figures.indices.contains { comparison($0) != nil } }

  package func benchmark(_ index: Int) -> (figure: Figure, value: Double)? {
    guard let position = benchmarks[index], let value = figures[position].value else { return nil }
    return (figures[position], value)
  }

  /// Nil where nothing above it is shown, or the numbers allow no comparison.
  package func comparison(_ index: Int) -> AreaComparison? {
    benchmark(index).flatMap { AreaComparison(figures[index], benchmark: $0.value) }
  }

  /// The limits of a funnel plot around the benchmark.
  package func funnel(_ index: Int, at level: ConfidenceLevel) -> (lower: Double, upper: Double)? {
    benchmark(index).flatMap { AreaComparison.funnel(figures[index], benchmark: $0.value, at: level) }
  }
}
