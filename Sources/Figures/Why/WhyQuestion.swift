public import Events

/// One side of an explanation: a figure of the indicator and area that both sides share.
public struct ExplanationSide: Sendable {
  package let point: Snapshot
  /// The last month of the window.
  package let to: Month
  /// The version that judges everything; nil for those in force.
  package let definition: Int?
  /// A window in place of the definition's.
  package let window: Window?

  public init(point: Snapshot, to: Month, definition: Int?, window: Window? = nil) {
    self.point = point
    self.to = to
    self.definition = definition
    self.window = window
  }
}

/// What moves from one figure to another (contract, section 5).
package enum Factor: String, CaseIterable, Sendable {
  case window, late, removed, corrected, definition, population, published

  /// The factor's bit in a set of factors.
  var bit: Int { 1 << (Factor.allCases.firstIndex(of: self) ?? 0) }

  /// The revision code of the Office for National Statistics: R1 better source data, R2 routine recalculation,
  /// R3 methods and definitions, C correction.
  package var revisionCode: String {
    switch self {
    case .window, .population: "R2"
    case .late, .published: "R1"
    case .removed, .corrected: "C"
    case .definition: "R3"
    }
  }
}

/// A set of factors that stand at B's side; the others stand at A's.
struct Mixture: Hashable {
  let bits: Int

  func isAtB(_ factor: Factor) -> Bool { bits & factor.bit != 0 }

  func adding(_ factor: Factor) -> Mixture { Mixture(bits: bits | factor.bit) }
}
