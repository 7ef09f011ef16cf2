internal import Events
internal import Figures
internal import Presentation
internal import Projections

/// What was declared of feeds, in the order it was declared: of two declarations about the same month the later holds.
///
/// What was expected and received are counts of records by month: they are for whoever may see everything.
struct CoverageList {
  let items: [Facts.Stated<CoverageDeclaration>]
  private let showsCounts: Bool

  init(_ items: some Sequence<Facts.Stated<CoverageDeclaration>>, for audience: Audience) {
    self.items = Array(items)
    showsCounts = audience == .analyst
  }

  private func shown(_ count: Int?) -> Int? { showsCounts ? count : nil }

  var json: JSONOutput {
    .object([
      (
        "coverage",
        .array(
          items.map { item in
            let declared = item.content
            return .object([
              ("sequence", .whole(item.sequence)), ("feed", .string(declared.feed)), ("area", .string(declared.area)),
              ("start", .string(declared.start.description)), ("end", .string(declared.end.description)),
              ("status", .string(declared.status.rawValue)),
              ("expected", shown(declared.expected).map { .whole($0) } ?? .null),
              ("received", shown(declared.received).map { .whole($0) } ?? .null),
            ])
          })
      )
    ])
  }

  var csv: String {
    CSVTable.text(
      columns: ["sequence", "feed", "area", "start", "end", "status", "expected", "received"],
      rows: items.map { item in
        let declared = item.content
        return [
          String(item.sequence), declared.feed, declared.area, declared.start.description, declared.end.description,
          declared.status.rawValue, shown(declared.expected).map(String.init) ?? "",
          shown(declared.received).map(String.init) ?? "",
        ]
      })
  }
}
