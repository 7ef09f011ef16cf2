package import Events
package import Figures

extension PreviewChanges {
  package var json: JSONOutput {
    .object([
      ("appended", .whole(0)), ("sequence", .whole(knownLength)),
      (
        "unchanged",
        .array(
          unchanged.map { .object([("indicator", .string($0.indicator)), ("version", .whole($0.version))]) })
      ), ("indicators", .array(indicators.map(json))),
    ])
  }

  private func json(_ change: Indicator) -> JSONOutput {
    .object([
      ("indicator", .string(change.indicator)), ("title", .string(change.title)),
      ("versions", .array(change.versions.map { .whole($0) })),
      ("adopted", .array(change.adopted.map { .whole($0) })),
      ("areas", .array(change.areas.map(json))),
    ])
  }

  private func json(_ area: Area) -> JSONOutput {
    let flips = area.flips.map { flip in
      JSONOutput.object([
        ("part", .string(flip.part.rawValue)), ("way", .string(flip.way.rawValue)), ("records", .whole(flip.records)),
        ("examples", .array(flip.examples.map { .string($0) })),
      ])
    }
    return .object([
      ("area", .string(area.code)), ("before", area.before?.json ?? .null), ("after", area.after.json),
      ("flips", area.isWithheld ? .null : .array(flips)),
    ])
  }
}
