package import Events

/// Which figures of the cube are asked for: every one of some indicators, in some areas, over some periods. The point of
/// knowledge comes beside it.
package struct CubeQuestion: Sendable {
  /// One for each indicator, of the first area and the last month.
  package var indicators: [FigureQuestion]
  /// Each once.
  package let areas: [String]
  /// Areas whose figures are not told but stand in other answers: a number that is kept back is not to be found by
  /// subtraction from them.
  package let beside: [String]
  /// The last months of the periods, oldest first.
  package let months: [Month]

  /// How many figures answer it.
  package var figureCount: Int { indicators.count * areas.count * months.count }

  /// - Precondition: there is an area and a month.
  package init(
    indicators: [String], areas: [String], beside: [String] = [], months: [Month], definition: Int? = nil,
    disclose: Bool = false
  ) {
    guard let area = areas.first, let last = months.last else { preconditionFailure("a cube has areas and months") }
    self.areas = areas.withoutRepeats
    self.beside = beside.filter { !areas.contains($0) }
    self.months = months
    self.indicators = indicators.withoutRepeats.map {
      FigureQuestion(indicator: $0, area: area, to: last, definition: definition, disclose: disclose)
    }
  }
}

/// How the areas of a cube are named.
package enum CubeAreas: Hashable, Sendable {
  /// One by one, by their codes or names.
  case named([String])
  /// Those of a level below one; without a level, it and those right below it.
  case below(String, level: String?)
}
