internal import Events
internal import Figures
internal import Presentation
internal import Projections

/// The areas of a hierarchy, by their codes.
struct AreaList {
  let areas: [(area: Hierarchy.Area, parent: String?)]

  init(_ hierarchy: Hierarchy) {
    areas = hierarchy.areas.map { area in (area, area.parent.map { hierarchy.areas[$0].code }) }
      .sorted { $0.area.code < $1.area.code }
  }

  var json: JSONOutput {
    .object([
      (
        "areas",
        .array(
          areas.map { item in
            .object([
              ("code", .string(item.area.code)), ("name", .string(item.area.name)), ("level", .string(item.area.level)),
              ("parent", .optional(item.parent)),
            ])
          })
      )
    ])
  }

  var csv: String {
    CSVTable.text(
      columns: ["code", "name", "level", "parent"],
      rows: areas.map { [$0.area.code, $0.area.name, $0.area.level, $0.parent ?? ""] })
  }
}
