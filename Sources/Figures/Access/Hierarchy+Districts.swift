package import Projections

extension Hierarchy {
  /// The levels of districts and of what districts make up.
  private static let levels: Set<String> = [
    "district", "county", "metropolitan-county", "upper-tier-authority", "police-force-area", "combined-authority",
    "region", "european-region", "nhs-region", "country",
  ]

  /// The beginnings of the GSS codes of such areas in England, Wales, Scotland and Northern Ireland, and of the kingdom.
  private static let beginnings: Set<String> = [
    "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E22", "E23", "E92", "W06", "W15", "W22", "W92", "S12",
    "S92",
    "N09", "N92", "K01", "K02", "K03", "K04",
  ]

  /// Whether an area is a district or larger: by its level, or because a district lies below it; by its code where nothing
  /// names its level.
  package func isDistrictOrLarger(_ code: String) -> Bool {
    guard let position = position(of: code), !areas[position].level.isEmpty else {
      return Hierarchy.beginnings.contains(String(code.prefix(3)))
    }
    if Hierarchy.levels.contains(areas[position].level) { return true }
    return subtree(of: code).contains { below in
      self.position(of: below).map { areas[$0].level == "district" } ?? false
    }
  }

  /// The level of an area; nil where nothing names it.
  package func level(of code: String) -> String? {
    position(of: code).map { areas[$0].level }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
