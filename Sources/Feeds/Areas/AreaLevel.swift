/// The words for the levels of areas.
enum AreaLevel {
  /// Those of the hierarchy that comes with the program.
  static let administrative: Set<String> = [
    "lsoa", "district", "county", "metropolitan-county", "police-force-area", "region", "country",
  ]

  static let travelToWork = "travel-to-work-area"

  /// The level of an area: a column such as `CTYUA19CD` holds counties and districts, and the code says which.
  static func word(ofCode code: String, column: String) -> String { beginnings[String(code.prefix(3))] ?? column }

  /// Whether a code is that of a territorial police force's area.
  static func isPoliceForce(_ code: String) -> Bool { beginnings[String(code.prefix(3))] == "police-force-area" }

  /// Whether a code is that of an area larger than any force's.
  static func isRegionOrCountry(_ code: String) -> Bool {
    ["region", "country"].contains(beginnings[String(code.prefix(3))])
  }

  private static let beginnings = [
    "E01": "lsoa", "W01": "lsoa", "E06": "district", "E07": "district", "E08": "district", "E09": "district",
    "W06": "district", "E10": "county", "E11": "metropolitan-county", "E23": "police-force-area",
    "W15": "police-force-area", "E12": "region", "E92": "country", "W92": "country",
  ]

  /// The level of a column: what ONS's letters stand for, or the letters themselves.
  /// - Parameter stem: the title in small letters, without `cd` and the year.
  static func word(ofColumn stem: String) -> String { columns[stem] ?? stem }

  private static let columns = [
    "oa": "output-area", "wz": "workplace-zone", "par": "parish", "wd": "ward", "ced": "electoral-division",
    "lad": "district", "ladua": "district", "ua": "district", "lgd": "district", "cty": "county",
    "ctyua": "upper-tier-authority", "utla": "upper-tier-authority", "pfa": "police-force-area",
    "csp": "community-safety-partnership", "rgn": "region", "ctry": "country", "pcon": "constituency",
    "eer": "european-region", "ttwa": travelToWork, "tcity": "city", "bua": "built-up-area",
    "buasd": "built-up-area-subdivision", "npark": "national-park", "cauth": "combined-authority",
    "ccg": "clinical-commissioning-group", "sicbl": "sub-icb-location", "icb": "integrated-care-board",
    "nhser": "nhs-region", "lhb": "health-board", "lep": "local-enterprise-partnership",
    "fra": "fire-and-rescue-authority", "lrf": "local-resilience-forum", "regd": "registration-district",
  ]
}
