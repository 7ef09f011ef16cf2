package import Events

/// What stops a return that may be right all the same, and is taken where whoever sends it says so.
package enum ReturnAcceptance: CaseIterable, Hashable, Sendable {
  case removals, changes, newKey

  /// Under which parameter it is said.
  package var parameter: Parameter {
    switch self {
    case .removals: .acceptRemovals
    case .changes: .acceptChanges
    case .newKey: .acceptNewKey
    }
  }

  /// What takes away why a return was refused; nil where something has to be mended.
  package init?(of refusal: Refusal) {
    switch refusal.mistake as? StatementMistake {
    case .removals: self = .removals
    case .changes: self = .changes
    case .newKey: self = .newKey
    default: return nil
    }
  }
}

extension ReturnOptions {
  package mutating func accept(_ acceptance: ReturnAcceptance) {
    switch acceptance {
    case .removals: acceptsRemovals = true
    case .changes: acceptsChanges = true
    case .newKey: acceptsNewKey = true
    }
  }
}
