/// What moves from one figure to another.
package enum Factor: String, CaseIterable, Sendable {
  case window, late, removed, corrected, definition, population, published
  /// What rounding leaves: it moves nothing, and stands only between figures that are told in the grid for readers.
  case rounding

  /// The factor's bit in a set of factors.
  var bit: Int { 1 << (Factor.allCases.firstIndex(of: self) ?? 0) }

  /// The revision code of the Office for National Statistics: R1 better source data, R2 routine recalculation,
  /// R3 methods and definitions, C correction; rounding has none.
  package var revisionCode: String {
    switch self {
    case .window, .population: "R2"
    case .late, .published: "R1"
    case .removed, .corrected: "C"
    case .definition: "R3"
    case .rounding: ""
    }
  }
}
