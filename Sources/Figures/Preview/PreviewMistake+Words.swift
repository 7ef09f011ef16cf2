package import Events

extension PreviewMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownArea: "nothing known names the area"
    case .versionExists(let version, let indicator):
      "\(indicator) has a version \(version) in other words already"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .unknownArea: "Give a code that the ledger knows"
    case .versionExists: "Give the new definition a version of its own"
    }
  }
}
