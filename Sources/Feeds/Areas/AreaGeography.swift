internal import Events

/// Which way of grouping areas a link of a look-up belongs to: told by the letters and digits that a GSS code begins with.
package enum AreaGeography {
  package static let administrative = "administrative"

  /// The geography of a link: that of its finer end where it is special, such as a ward, else that of its coarser end.
  static func ofLink(finer: AreaMention, coarser: AreaMention) -> String {
    let own = of(finer.code, level: finer.level)
    return own == administrative ? of(coarser.code, level: coarser.level) : own
  }

  /// The geography that areas of this kind make up.
  /// - Parameter level: tells the geography of a code whose beginning is not known.
  static func of(_ code: String, level: String) -> String {
    // What has no GSS code, such as `force/british-transport`, stands among the administrative areas.
    guard Words.isGSSCode(Array(code.utf8)[...]) else { return administrative }
    let beginning = String(code.prefix(3))
    // Wales's travel-to-work areas begin like its community safety areas of old.
    if beginning == "W22", level == AreaLevel.travelToWork { return travelToWork }
    if let geography = special[beginning] { return geography }
    return administrativeBeginnings.contains(beginning) || AreaLevel.administrative.contains(level)
      ? administrative : level
  }

  private static let administrativeBeginnings: Set<String> = [
    "E01", "W01", "E06", "E07", "E08", "E09", "W06", "E10", "E11", "E23", "W15", "E12", "E92", "W92",
    "S01", "S12", "S92", "N09", "N92", "K02", "K03", "K04",
  ]

  private static let travelToWork = "travel-to-work"

  /// By the beginnings of codes in the Register of Geographic Codes of the ONS.
  private static let special = [
    "E00": "output-area", "W00": "output-area", "S00": "output-area", "N00": "output-area",
    "E02": "msoa", "W02": "msoa", "S02": "intermediate-zone",
    "E33": "workplace-zone", "W35": "workplace-zone", "N19": "workplace-zone",
    "E04": "parish", "W04": "parish", "E43": "parish",
    "E05": "ward", "W05": "ward", "S13": "ward", "N08": "ward",
    "E58": "electoral-division",
    "E13": "inner-and-outer-london",
    "E14": "constituency", "W07": "constituency", "S14": "constituency", "N05": "constituency", "N06": "constituency",
    "E15": "european-region", "W08": "european-region", "S15": "european-region", "N07": "european-region",
    "E16": "primary-care-trust",
    "E22": "community-safety", "W14": "community-safety", "W22": "community-safety",
    "E26": "national-park", "W18": "national-park", "W31": "national-park", "S21": "national-park",
    "E28": "registration-district", "W20": "registration-district",
    "E30": travelToWork, "S22": travelToWork, "N12": travelToWork, "K01": travelToWork,
    "E31": "fire-and-rescue", "W25": "fire-and-rescue",
    "E34": "built-up-area", "E35": "built-up-area", "E63": "built-up-area", "W37": "built-up-area",
    "W38": "built-up-area", "W45": "built-up-area", "K05": "built-up-area", "K06": "built-up-area",
    "E37": "local-enterprise-partnership",
    "E38": "clinical-commissioning-group",
    "E40": "nhs-region",
    "E47": "combined-authority",
    "E48": "local-resilience-forum",
    "E54": "integrated-care",
    "J01": "city",
    "W11": "health-board",
  ]
}
