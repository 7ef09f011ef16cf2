package import Projections

extension Hierarchy {
  /// The levels of districts and of what districts make up.
  private static let levels: Set<String> = [
    "district", "county", "metropolitan-county", "upper-tier-authority", "police-force-area", "combined-authority",
    "region", "european-region", "nhs-region", "country",
  ]

  /// Whether an area is a district or larger: by its level, or because a district lies below it.
  package func isDistrictOrLarger(_ code: String) -> Bool {
    guard let position = position(of: code) else { return false }
    if Hierarchy.levels.contains(areas[position].level) { return true }
    return subtree(of: code).contains { below in
      self.position(of: below).map { areas[$0].level == "district" } ?? false
    }
  }

  /// The level of an area; nil where nothing names it.
  package func level(of code: String) -> String? { position(of: code).map { areas[$0].level } }
}
