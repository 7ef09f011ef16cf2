package import Events
internal import Figures
package import Projections

/// The areas that are known, by their codes, with their places in each geography.
package struct AreaListing {
  private let hierarchy: Hierarchy
  private let areas: [Hierarchy.Area]

  /// - Parameters:
  ///   - geography: the one whose areas are listed; nil for all.
  ///   - area: the one that is listed with all below it; nil for all.
  package init(_ hierarchy: Hierarchy, geography: String? = nil, area: String? = nil) {
    self.hierarchy = hierarchy
    let below = area.map { hierarchy.subtree(of: $0) }
    let number = geography.flatMap { hierarchy.geographies.firstIndex(of: $0) }
    areas = hierarchy.areas.filter { area in
      guard below?.contains(area.code) ?? true else { return false }
      return geography == nil || area.places.contains { $0.geography == number }
        || area.children.contains { $0.geography == number }
    }.sorted { $0.code < $1.code }
  }

  private func code(_ position: Int?) -> String? { position.map { hierarchy.areas[$0].code } }

  package var json: JSONOutput {
    .object([
      (
        "areas",
        .array(
          areas.map { area in
            .object([
              ("code", .string(area.code)), ("name", .string(area.name)), ("level", .string(area.level)),
              ("parent", .optional(code(area.places.first { $0.geography == 0 }?.parent))),
              ("start", .optional(area.start?.description)), ("end", .optional(area.end?.description)),
              (
                "places",
                .array(
                  area.places.map { place in
                    .object([
                      ("geography", .string(hierarchy.geographies[place.geography])),
                      ("parent", .optional(code(place.parent))), ("provisional", .flag(place.isProvisional)),
                    ])
                  })
              ),
            ])
          })
      )
    ])
  }

  /// A row for each place of an area, in the form that `import areas` reads.
  package var csv: String {
    CSVTable.text(
      columns: ["code", "name", "level", "parent", "geography", "provisional", "start", "end"],
      rows: areas.flatMap { area -> [[String]] in
        func row(_ place: Hierarchy.Place?) -> [String] {
          [
            area.code, area.name, area.level, code(place?.parent) ?? "",
            hierarchy.geographies[place?.geography ?? 0], place?.isProvisional ?? false ? "true" : "",
            area.start?.description ?? "", area.end?.description ?? "",
          ]
        }
        return area.places.isEmpty ? [row(nil)] : area.places.map(row)
      })
  }
}
