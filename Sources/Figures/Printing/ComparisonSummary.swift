package import Events
package import Projections
internal import Statistics

/// What a comparison of areas says beside its figures: each area against the nearest area above it that is shown too.
package struct ComparisonSummary: Sendable {
  package let figures: [Figure]
  /// For each figure the position of the figure it is compared with.
  let benchmarks: [Int?]

  package init(_ figures: [Figure], hierarchy: Hierarchy) {
    self.figures = figures
    benchmarks = figures.map { figure in
      hierarchy.ancestors(of: figure.question.area).lazy.compactMap { area in
        figures.firstIndex { $0.question.area == area }
      }.first
    }
  }

  /// Whether any area is compared with another.
  var hasBenchmarks: Bool { figures.indices.contains { comparison($0) != nil } }

  private func benchmark(_ index: Int) -> (figure: Figure, value: Double)? {
    guard let position = benchmarks[index], let value = figures[position].value else { return nil }
    return (figures[position], value)
  }

  /// Nil where nothing above it is shown, or the numbers allow no comparison.
  func comparison(_ index: Int) -> AreaComparison? {
    benchmark(index).flatMap { AreaComparison(figures[index], benchmark: $0.value) }
  }

  /// The limits of a funnel plot around the benchmark.
  func funnel(_ index: Int, at level: ConfidenceLevel) -> (lower: Double, upper: Double)? {
    benchmark(index).flatMap { AreaComparison.funnel(figures[index], benchmark: $0.value, at: level) }
  }

  package var text: String { SeriesTerminal.compare(self) }

  /// `{"figures":[…]}`, with `benchmarks` beside them where areas are compared.
  package var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("figures", .array(figures.map(\.json)))]
    let compared = figures.indices.compactMap { index -> JSONOutput? in
      guard let benchmark = benchmark(index), let comparison = comparison(index) else { return nil }
      func limits(_ level: ConfidenceLevel) -> JSONOutput {
        funnel(index, at: level).map { .object([("lower", .double($0.lower)), ("upper", .double($0.upper))]) } ?? .null
      }
      return .object([
        ("area", .string(figures[index].question.area)), ("benchmark", .string(benchmark.figure.question.area)),
        ("comparison", .string(comparison.comparison.difference.rawValue)), ("words", .string(comparison.words)),
        ("level", .optional(comparison.comparison.level)), ("funnel", limits(.percent95)),
        ("funnel998", limits(.percent998)),
      ])
    }
    if !compared.isEmpty { members.append(("benchmarks", .array(compared))) }
    return .object(members)
  }
}
